"""The event that an anchor of a limit means, where several may be meant, and a limit whose anchor is missing."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from events import E
from sendrules.case.kinds import Dated
from sendrules.case.view import View
from sendrules.law.conditions.appealable import APPEALABLE
from sendrules.law.conditions.certificates import DecisionOf
from sendrules.law.model.anchors import Begun, Found
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import InForce
from sendrules.law.statute import Statute, statute
from sendrules.statutory.limit import Occurrence
from sendrules.statutory.match import courses
from sendrules.statutory.result import statutory_result
from sendrules.wording.basis import basis_of

RELEASED, MONTH = "det-15-1/plan", "hesc-20-1-c-ii-appeal-1-month"

D132, DRAFT = "reg-13-2-final-plan-20-weeks", "derived-latest-draft-date"


def anchor_of(duty: str, anchor: Begun | DecisionOf, *events: sr.Event) -> Found | None:
    view = View(sr.Case(reference="A-1", events=events), date(2025, 6, 2))
    course = courses(statute().duty(duty), view)[0]
    return Occurrence(course, statute()).find(anchor)


ASKED = [E("detained", date(2025, 1, 6)), E("detained-request", date(2025, 2, 3))]

FREE = E("released", date(2025, 4, 7))


@pytest.mark.parametrize(
    "more",
    [
        [],
        [E("detained-request", date(2025, 3, 3))],  # asked again before anything was decided
        [E("detained-attention", date(2025, 3, 3))],
        [  # and brought to attention the year before, and refused
            E("detained", date(2024, 1, 8)),
            E("detained-attention", date(2024, 1, 15)),
            E("refusal-to-assess", date(2024, 2, 5)),
            E("released", date(2024, 3, 4)),
        ],
    ],
)
def test_after_release_the_weeks_run_from_the_first_request_that_is_unfinished(more: list[sr.Event]) -> None:
    """3 February 2025 and twenty weeks: 23 June."""
    case = sr.Case(reference="A-2", events=[*ASKED, *more, FREE])
    result = sr.evaluate(case, as_of=date(2025, 6, 2)).statutory
    (found,) = [i for i in result[RELEASED].instances if i.trigger.on == FREE.on]
    assert found.due == date(2025, 6, 23)
    said = basis_of(found)
    assert said.startswith("20 weeks from the ")
    assert said.endswith(" Mon 3 Feb 2025")
    assert "request" in said


def test_a_certificate_belongs_to_the_first_of_the_decisions_that_were_open() -> None:
    """Refused on 6 January 2025, refused again on 3 February: both open when the adviser was contacted."""
    events = (
        E("refusal-to-assess", date(2025, 1, 6)),
        E("refusal-to-assess", date(2025, 2, 3)),
        E("mediation-declined", date(2025, 2, 10)),
        E("mediation-certificate", date(2025, 2, 12)),
    )
    found = anchor_of(MONTH, DecisionOf(tuple(APPEALABLE), by=Dated.SENT), *events)
    assert found is not None
    assert found.event is not None
    assert (found.event.on, found.day) == (date(2025, 1, 6), date(2025, 1, 6))
    alone = anchor_of(MONTH, DecisionOf(tuple(APPEALABLE), by=Dated.SENT), events[3])
    assert alone is None


@pytest.mark.parametrize(
    "other",
    [
        replace(statute().duty(D132), in_force=InForce(date(2025, 9, 1))),  # not in force on the day
        replace(statute().duty(D132), limit=None),
    ],
)
def test_a_day_reckoned_from_a_limit_that_is_not_there_is_not_known(other: Duty) -> None:
    law = Statute([other, statute().duty(DRAFT)])
    case = sr.Case(reference="A-3", events=[E("request", date(2025, 1, 6))])
    found = statutory_result(case, law, date(2025, 6, 2))[DRAFT].instances[0]
    assert (found.outcome.name, found.compliance.value, found.limit) == ("needs-facts", "unknown", None)
