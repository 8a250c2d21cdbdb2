"""A condition in words, and whether it holds of a case."""

from datetime import date

import pytest

import sendrules as sr
from policies import case, policy
from sendrules.local.answers.applies import Applies, applies, in_words

AGE, CARE = "testshire.age", "testshire.looked_after"
TITLES = {AGE: "Age", CARE: "Looked after"}


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (sr.When(fact=CARE, equals=True), "'Looked after': yes"),
        (sr.When(fact=CARE, equals=False), "'Looked after': no"),
        (sr.When(fact=AGE, equals=1), "'Age': 1"),
        (sr.When(fact=AGE, one_of=(16, 17, 18)), "'Age': 16, 17 or 18"),
        (sr.When(fact=AGE, one_of=(16,)), "'Age': 16"),
        (sr.When(fact=AGE, at_least=16, at_most=18), "'Age' from 16 to 18"),
        (sr.When(fact=AGE, at_most=0), "'Age' of 0 or less"),
        (sr.When(fact=AGE, equals=16, at_least=0), "'Age': 16 and 'Age' of 0 or more"),
        (sr.When(not_=sr.When(fact=CARE, equals=True)), "not ('Looked after': yes)"),
        (sr.When(all=(sr.When(fact=CARE, equals=True),)), "'Looked after': yes"),
        (
            sr.When(all=(sr.When(fact=CARE, equals=True), sr.When(fact=AGE, at_least=16))),
            "('Looked after': yes and 'Age' of 16 or more)",
        ),
        (sr.When(fact="testshire.unknown", equals="x"), "'testshire.unknown': x"),
    ],
)
def test_a_condition_is_put_into_words(when: sr.When, words: str) -> None:
    assert in_words(when, TITLES) == words


def test_no_condition_applies_to_every_case_and_gives_no_reason() -> None:
    assert applies(None, None, policy(), date(2026, 1, 5), []) == Applies(True)
    assert Applies(True).reason == ""


def test_what_is_not_recorded_is_named_with_its_title() -> None:
    when = sr.When(all=(sr.When(fact=CARE, equals=True), sr.When(fact=AGE, at_least=16)))
    some = case("A", date(2026, 1, 5), looked_after=True)
    found = applies(when, some, policy(), date(2026, 1, 5), [])
    assert (found.holds, found.missing) == (None, ("age (testshire.age)",))
    assert found.reason.endswith("; not recorded: age (testshire.age)")
    no = applies(when, case("B", date(2026, 1, 5), looked_after=False), policy(), date(2026, 1, 5), [])
    assert (no.holds, no.missing) == (False, ())
    assert no.reason.startswith("it does not apply: it is only for a case with (")
