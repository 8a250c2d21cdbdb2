"""Small rules in crowded cases: columns say what the engine for one case says of every start."""

import pytest

from column_courses import Asked, compared
from crowded_cases import crowded_cases as dense_cases
from matching import day
from small_rules import RULES, kinds_of


@pytest.mark.parametrize("name", RULES)
def test_columns_say_what_one_case_says(name):
    rule = RULES[name]
    cases = dense_cases(kinds_of(rule), 250)
    for as_of in (day(4), day(30)):
        starts, left, differing = compared(rule, Asked(cases, as_of))
        assert differing == []
        assert left == 0
        assert starts > 100


@pytest.mark.parametrize("name", ["overtaken", "served", "schools", "set aside"])
def test_few_cases_have_a_start(name):
    """Then only their own events are looked at."""
    rule = RULES[name]
    others = [kind for kind in kinds_of(rule) if kind not in {trigger.kind for trigger in rule.trigger}]
    cases = dense_cases(others, 300, seed=2)
    for n, case in enumerate(dense_cases(kinds_of(rule), 20)):
        cases.insert(15 * n, case)
    starts, left, differing = compared(rule, Asked(cases, day(6)))
    assert differing == []
    assert left == 0
    assert starts > 8
