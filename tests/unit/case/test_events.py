"""An event: which fields and dates it may have."""

from datetime import date

import pytest

from raw_cases import DRAFT, REQUEST, accepted, problem, raw
from sendrules.case.events import Event
from sendrules.errors import InputError


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (DRAFT | {"served": "2025-08-28"}, "`served` (Thu 28 Aug 2025) is before `sent` (Fri 29 Aug 2025)"),
        (REQUEST | {"sent": "2025-05-22"}, "`served` (Wed 21 May 2025) is before `sent` (Thu 22 May 2025)"),
        (REQUEST | {"written": "2025-05-22"}, "`served` (Wed 21 May 2025) is before `written`"),
        (
            DRAFT | {"sent": "2025-08-28"},
            "`on` (Fri 29 Aug 2025) is the day draft-plan was sent, but `sent` says",
        ),
        (
            REQUEST | {"served": "2025-05-22"},
            "`on` (Wed 21 May 2025) is the day request was served, but `served` says",
        ),
    ],
)
def test_dates_that_contradict_each_other(event, words):
    found = problem(raw(event))
    assert found.field == "events.0"
    assert words in found.message


@pytest.mark.parametrize(
    "event",
    [
        DRAFT | {"served": "2025-08-29", "sent": "2025-08-29", "written": "2025-08-29"},
        REQUEST | {"sent": "2025-05-21", "written": "2025-05-21", "served": "2025-05-21"},
        REQUEST | {"sent": "2025-05-19", "written": "2025-05-01"},
    ],
)
def test_dates_that_fit_together(event):
    assert accepted(raw(REQUEST | {"on": "2025-05-20"}, event)).warnings(date(2025, 12, 1)) == ()


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (REQUEST | {"closes": "2025-06-01"}, "closes"),
        (REQUEST | {"to": "school"}, "to"),
        (DRAFT | {"by": "parent"}, "by"),
        (DRAFT | {"to": "parent"}, "to"),
        ({"kind": "responsible", "on": "2025-05-21", "method": "by-hand"}, "method"),
        ({"kind": "family-consulted", "on": "2025-05-21", "served": "2025-05-21"}, "served"),
    ],
)
def test_a_field_that_means_nothing_for_the_kind(event, name):
    assert f"`{name}` does not apply to {event['kind']}" in problem(raw(event)).message
    assert accepted(raw(event | {name: None})).events[0].kind == event["kind"]


ON = date(2025, 5, 21)


@pytest.mark.parametrize("value", ["yes", "true", 1, 0, "on", None])
def test_planned_is_true_or_false(value):
    with pytest.raises(InputError, match="neither true nor false"):
        Event.model_validate({"kind": "request", "on": ON, "planned": value})


@pytest.mark.parametrize("order", ["cease", "remit", "dismiss", "other"])
def test_a_concession_cannot_be_about_something_nobody_can_appeal_for(order):
    with pytest.raises(InputError, match="against ceasing, `continue`"):
        Event(kind="appeal-conceded", on=date(2025, 5, 12), order=order)


def test_an_agreement_dismisses_no_appeal():
    with pytest.raises(InputError, match="mediation-agreement cannot be about `dismiss`"):
        Event(kind="mediation-agreement", on=date(2026, 7, 13), order="dismiss")


@pytest.mark.parametrize("order", [None, "assess", "continue", "continue-and-amend"])
def test_a_concession_is_about_what_was_appealed_for(order):
    assert Event(kind="appeal-conceded", on=date(2025, 5, 12), order=order).order == order
