"""Which appeals may need no certificate: of a refusal to assess, none, so nothing about its time is contested."""

from datetime import date

import pytest

import sendrules as sr
from events import E

APPEAL = "hesc-20-1-c-i-appeal-2-months"


def contested(kind: str) -> bool:
    """A notice of 1 September 2025, its two months over, and a certificate of 25 October whose month runs to 25 November."""
    events = [
        E(kind, date(2025, 9, 1)),
        E("mediation-contact", date(2025, 10, 20)),
        E("mediation-certificate", date(2025, 10, 25)),
    ]
    answer = sr.evaluate(sr.Case(reference="N-1", events=events), as_of=date(2025, 11, 10))[APPEAL]
    assert answer.due == date(2025, 11, 25)
    return "certificate-not-needed" in {a.reading for a in answer.alternatives}


@pytest.mark.parametrize(
    "kind", ["refusal-to-assess", "not-necessary-notice", "no-plan-notice", "refusal-to-reassess", "decision-to-cease"]
)
def test_a_decision_that_always_needs_a_certificate_is_not_contested(kind):
    assert not contested(kind)


@pytest.mark.parametrize(
    "kind",
    ["final-plan", "amended-plan", "reassessed-plan", "decision-to-continue", "no-amendment-notice", "decision-sent"],
)
def test_an_appeal_that_may_be_about_the_school_alone_is_contested(kind):
    assert contested(kind)
