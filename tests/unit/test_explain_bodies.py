"""How an explanation names a commissioning body where its limit straddles 1 July 2022, and the doubt about a right."""

from datetime import date

import pytest

import sendrules as sr


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (date(2022, 5, 30), "clinical commissioning group"),
        (date(2022, 6, 1), "clinical commissioning group, then integrated care board"),
        (date(2022, 7, 1), "integrated care board"),
    ],
)
def test_a_limit_that_straddles_the_first_of_july_names_both_bodies(told, body):
    """Thirty days of 30 May end on 29 June, those of 1 June on 1 July."""
    events = [
        sr.Event(kind="mediation-wanted", on=told, issues="health"),
        sr.Event(kind="commissioners-told", on=told, served=told),
    ]
    result = sr.evaluate(sr.Case(reference="A", events=events), as_of=date(2022, 8, 1))
    steps = result["reg-35-3-health-only-30-days"].explain().walk()
    assert [s.value for s in steps if s.rule == "body"] == [body]


def test_the_explanation_of_a_right_that_may_be_open_names_what_is_missing():
    events = [
        sr.Event(kind="refusal-to-assess", on=date(2025, 1, 10)),
        sr.Event(kind="mediation-contact", on=date(2025, 3, 10)),
    ]
    result = sr.evaluate(sr.Case(reference="A", events=events), as_of=date(2025, 3, 12))
    right = result["hesc-20-1-c-i-appeal-2-months"]
    assert "no certificate may still extend the time" in right.explain().to_text()
    assert [i.outcome.missing for i in result.rights] == [("mediation-certificate",)]
