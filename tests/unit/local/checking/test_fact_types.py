"""A condition asks of a fact only what a fact of that type can give."""

import pytest

from policy_texts import HEAD
from sendrules.local.loading.policy_file import check_policy

FACTS = """
[[facts]]
name = "testshire.flag"
title = "F"
type = "flag"
[[facts]]
name = "testshire.group"
title = "G"
type = "group"
values = ["looked-after", "young-carer"]
[[facts]]
name = "testshire.age"
title = "N"
type = "number"
"""

FACTORED = (
    FACTS
    + """
[prioritisation]
title = "P"
mode = "points"
mode_source = "p. 2"
weights = { w = 1, f = 5 }
[[prioritisation.factors]]
id = "w"
title = "W"
kind = "wait"
[[prioritisation.factors]]
id = "f"
title = "F"
"""
)

CRITERION = (
    FACTS
    + """
[fast_track]
title = "F"
status = "in-force"
[[fast_track.criteria]]
id = "c"
title = "C"
when = """
)


@pytest.mark.parametrize(
    ("text", "at", "words", "fix"),
    [
        (FACTORED + 'fact = "testshire.group"\nkind = "flag"', "prioritisation.factors[1].kind", "is a flag", 'kind = "group"'),
        (FACTORED + 'fact = "testshire.flag"\nkind = "group"', "prioritisation.factors[1].kind", "is a group", 'kind = "flag"'),
        (
            FACTORED + 'fact = "testshire.flag"\nbands = [{ at_least = 1, counts = 1 }]\nkind = "band"',
            "prioritisation.factors[1].kind", "is a band", 'kind = "flag"',
        ),
        (
            FACTORED + 'fact = "testshire.group"\nkind = "group"\nvalues = ["looked-after", "young-carers"]',
            "prioritisation.factors[1].values[1]", "counts 'young-carers'", "Did you mean young-carer?",
        ),
        (
            FACTORED + 'fact = "testshire.flag"\nkind = "flag"\nwhen = { fact = "testshire.age", is = true }',
            "prioritisation.factors[1].when.is", "the factor 'f' compares", "a number",
        ),
        (CRITERION + '{ fact = "testshire.flag", at_least = 3 }', "fast_track.criteria[0].when.at_least", "with a number", "is = true"),
        (CRITERION + '{ fact = "testshire.flag", is = "yes" }', "fast_track.criteria[0].when.is", "true or false", "true or false"),
        (CRITERION + '{ fact = "testshire.age", is = true }', "fast_track.criteria[0].when.is", "it gives a number", "a number"),
        (CRITERION + '{ fact = "testshire.group", is = "lookd-after" }', "fast_track.criteria[0].when.is", "one or more of", "Did you mean looked-after?"),
        (
            CRITERION + '{ any = [{ fact = "testshire.flag", is = true }, { not = { fact = "testshire.group", one_of = ["young-carer", "x"] } }] }',
            "fast_track.criteria[0].when.any[1].not.one_of[1]", "with 'x'", "looked-after, young-carer",
        ),
    ],
)  # fmt: skip
def test_a_condition_that_a_fact_can_never_meet_is_refused(text, at, words, fix):
    (found,) = check_policy(HEAD + text).refused
    assert found.where == at
    assert found.line == len((HEAD + text).splitlines())
    assert words in found.message
    assert fix in found.fix


def test_a_condition_that_a_fact_can_meet_is_accepted():
    for text in (
        FACTORED + 'fact = "testshire.group"\nkind = "group"',
        FACTORED + 'fact = "testshire.group"\nkind = "group"\nvalues = ["young-carer"]',
        FACTORED + 'fact = "testshire.age"\nbands = [{ at_least = 1, counts = 1 }]\nkind = "band"',
        CRITERION + '{ fact = "testshire.age", at_least = 3, at_most = 4 }',
        CRITERION + '{ fact = "testshire.group", one_of = ["young-carer", "looked-after"] }',
    ):
        assert check_policy(HEAD + text).refused == ()
