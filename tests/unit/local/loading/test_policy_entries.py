"""The source of an entry: its own, or the one above it."""

from policy_texts import FOUR, HEAD
from sendrules.local.loading.policy_file import check_policy


def test_an_entry_gives_its_own_source_or_takes_the_one_above_it():
    text = (
        HEAD
        + """
[standards]
title = "S"
source = "p. 2"

[[standards.limits]]
id = "final"
title = "Final plan"
duty = "reg-13-2-final-plan-20-weeks"
within = "18 weeks"

[[standards.limits]]
id = "decision"
title = "Decision"
duty = "reg-5-1-decision-to-assess"
within = "4 weeks"
source = [{ place = "p. 9", status = "assumption" }, "p. 10"]
"""
    )
    made = check_policy(text).policy
    assert made is not None
    assert made.standards is not None
    first, second = made.standards.limits
    assert [p.place for p in first.provenance] == ["p. 2"]
    assert [(p.place, p.status.value) for p in second.provenance] == [
        ("p. 9", "assumption"),
        ("p. 10", "illustrative"),
    ]


def test_the_source_of_the_mode_is_never_inherited():
    text = HEAD + FOUR[FOUR.index("[prioritisation]") :].replace(
        'mode_source = { place = "p. 2", status = "assumption" }', ""
    )
    found = [f for f in check_policy(text).refused if f.where.endswith("mode_source")]
    assert "mode_source" in found[0].fix
