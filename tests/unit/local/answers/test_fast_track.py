"""Fast track: the local aim beside the law, who is eligible, and earlier advice. Figures from the sources."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from fast_tracks import fast, local
from policies import DOC, case, engine


def test_a_recorded_fast_track_gives_the_aim_and_the_law_beside_it_and_no_criteria():
    found = local(engine(fast_track=fast()), case("A", date(2026, 5, 11), fast_track=True), date(2026, 6, 1))
    answer = found.fast_track
    assert answer is not None
    assert answer.eligibility is sr.Eligibility.NO_CRITERIA
    (target,) = answer.targets
    assert (target.on, target.due, target.kind) == (date(2026, 8, 31), date(2026, 9, 28), "aim")
    assert answer.statutory_date == date(2026, 9, 28)
    assert answer.advice == "all the advice that reg 6(1) requires is still sought"
    assert found.targets == (target,)
    assert found.to_dict()["fast_track"]["eligibility"] == "no-criteria-in-force"


def test_it_is_not_applied_before_it_begins_nor_to_a_case_that_is_not_recorded():
    early = local(engine(fast_track=fast()), case("A", date(2026, 3, 2), fast_track=True), date(2026, 3, 31))
    plain = local(engine(fast_track=fast()), case("A", date(2026, 5, 11)), date(2026, 6, 1))
    assert early.fast_track is not None
    assert early.fast_track.targets == plain.targets == ()
    assert "begins Wed 1 Apr 2026" in early.fast_track.reasons[0]
    assert early.fast_track.statutory_date == date(2026, 7, 20)


CRITERIA = [
    {"id": "care", "title": "Looked after", "when": {"fact": "testshire.looked_after", "is": True}, "provenance": DOC},
    {
        "id": "health", "title": "Health", "provenance": DOC, "least_evidence": 1,
        "evidence": [{"id": "letter", "title": "A letter"}, {"id": "report", "title": "A report"}],
    },
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "combination", "answer"),
    [
        ({"looked_after": True}, "any", "eligible"),
        ({"looked_after": False}, "any", "needs-evidence"),
        ({}, "any", "needs-evidence"),
        ({"looked_after": False}, "all", "not-eligible"),
        ({"looked_after": True}, "all", "needs-evidence"),
        ({"looked_after": True, "evidence.report": True}, "all", "eligible"),
    ],
)
def test_eligibility_is_three_valued_and_names_what_is_missing(facts, combination, answer):
    policy_ = fast(status="in-force", criteria=CRITERIA, combination=combination)
    found = local(engine(fast_track=policy_), case("A", date(2026, 5, 11), **facts), date(2026, 6, 1)).fast_track
    assert found is not None
    assert found.eligibility == answer
    assert found.statutory_date == date(2026, 9, 28)
    assert bool(found.missing) is (answer == "needs-evidence" or "evidence.report" not in facts)


def test_earlier_advice_stands_only_where_all_three_are_satisfied():
    facts = {"reg_6_4.adviser": True, "reg_6_4.authority": True}
    again = fast(advice_not_sought_again="where-reg-6-4-is-met")

    def advice(**more: Any) -> str:
        found = local(engine(fast_track=again), case("A", date(2026, 5, 11), **facts, **more), date(2026, 6, 1))
        assert found.fast_track is not None
        return found.fast_track.advice

    assert "still sought" in advice()
    assert "reg 6(4)" in advice(**{"reg_6_4.family": True})
    with pytest.raises(ValidationError):
        fast(advice_not_sought_again="always")
