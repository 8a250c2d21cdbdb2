"""Rights that nobody has to use, windows whose end is to come, and what takes effect by law."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from matching import DAY, LATE, E, instances, said
from sendrules.case.kinds import Dated
from sendrules.law.model.duty import Duty
from sendrules.law.statute import Statute
from sendrules.statutory.instance import Instance
from sendrules.statutory.result import statutory_result

# rights

APPEAL, ADVISER = "hesc-20-1-c-i-appeal-2-months", "reg-33-contact-adviser-2-months"

REFUSED = E("refusal-to-assess", date(2025, 2, 10))  # two months: 10 April, a Thursday


@pytest.mark.parametrize(
    ("id", "events", "as_of", "expected"),
    [
        (APPEAL, [], date(2025, 4, 10), ("due", "pending")),
        (APPEAL, [], date(2025, 4, 11), ("due", "lapsed")),
        (APPEAL, [("appeal", date(2025, 4, 10))], LATE, ("due", "met")),
        (APPEAL, [("appeal", date(2025, 4, 11))], LATE, ("due", "met-late")),
        (ADVISER, [], date(2025, 4, 10), ("due", "pending")),
        (ADVISER, [], date(2025, 4, 11), ("due", "lapsed")),
        (ADVISER, [("mediation-contact", date(2025, 4, 10))], LATE, ("due", "met")),
        (ADVISER, [("mediation-declined", date(2025, 4, 11))], LATE, ("due", "met-late")),
        # what shows that there was no need ends it, unless it had lapsed by then
        (ADVISER, [("appeal", date(2025, 4, 10))], LATE, ("ended", "not-applicable")),
        (ADVISER, [("appeal", date(2025, 4, 11))], LATE, ("due", "lapsed")),
        (ADVISER, [("mediation-certificate", date(2025, 4, 10))], LATE, ("ended", "not-applicable")),
    ],
)
def test_whether_a_right_was_used_in_time(id, events, as_of, expected):
    assert said(id, REFUSED, *(E(kind, on) for kind, on in events), as_of=as_of) == expected


def test_nobody_is_overdue_with_a_right():
    case = sr.Case(reference="A", events=[REFUSED])
    running, gone = (sr.evaluate(case, as_of=day) for day in (date(2025, 4, 10), date(2025, 4, 11)))
    assert {i.id for i in running.rights} == {APPEAL, ADVISER}
    assert not {APPEAL, ADVISER} & {i.id for i in (*running.pending, *running.overdue, *gone.overdue)}
    assert gone.rights == ()
    assert running.next_due is None or running.next_due.id not in (APPEAL, ADVISER)


# what takes effect by law, and windows that end later


@pytest.mark.parametrize(
    ("id", "event", "limit"),
    [
        ("reg-61-3-withdrawal-28-days", E("approval-withdrawn", date(2026, 2, 2)), date(2026, 3, 2)),
        ("act-46-25th-birthday", E("turns-25", date(2025, 7, 31)), date(2025, 7, 31)),
        ("act-46-25th-birthday", E("turns-25", date(2025, 8, 1)), date(2026, 7, 31)),
        ("act-46-25th-birthday/other", E("turns-25", date(2025, 8, 1), course_ends=date(2026, 5, 22)), date(2026, 5, 22)),
        ("act-46-25th-birthday/other", E("turns-25", date(2025, 8, 1), course_ends=date(2026, 8, 1)), date(2026, 7, 31)),
    ],
)  # fmt: skip
def test_what_takes_effect_by_law_is_neither_late_nor_open(id, event, limit):
    for as_of in (event.on, limit, limit + DAY, LATE):
        (found,) = instances(id, event, as_of=as_of)
        assert (found.due, found.compliance, found.is_open) == (limit, "not-applicable", False)
        assert found.practical is None
    ceased = E("plan-ceased", limit + 9 * DAY)
    assert instances(id, event, ceased)[0].compliance == "not-applicable"


KEEP = "act-45-4-no-cease-before-appeal-period/appeal"

TO_CEASE = [
    E("final-plan", date(2024, 3, 4)),
    E("decision-to-cease", date(2025, 2, 10)),
    E("appeal", date(2025, 3, 10)),
]


@pytest.mark.parametrize(
    ("events", "as_of", "expected"),
    [
        ([], date(2025, 9, 1), ("needs-facts", "pending")),
        ([("plan-ceased", date(2025, 6, 2))], date(2025, 6, 1), ("needs-facts", "pending")),
        ([("plan-ceased", date(2025, 6, 2))], date(2025, 6, 2), ("needs-facts", "too-early")),
        ([("tribunal-order", date(2025, 9, 1))], date(2025, 8, 31), ("needs-facts", "pending")),
        ([("tribunal-order", date(2025, 9, 1))], date(2025, 9, 1), ("due", "met")),  # open until 31 August
        (
            [("tribunal-order", date(2025, 9, 1)), ("plan-ceased", date(2025, 8, 31))],
            LATE,
            ("due", "too-early"),
        ),
        ([("tribunal-order", date(2025, 9, 1)), ("plan-ceased", date(2025, 9, 1))], LATE, ("due", "met")),
        ([("appeal-ended", date(2025, 9, 1)), ("plan-ceased", date(2025, 9, 1))], LATE, ("due", "met")),
        (
            [("appeal-conceded", date(2025, 9, 1)), ("plan-ceased", date(2025, 8, 31))],
            LATE,
            ("due", "too-early"),
        ),
    ],
)
def test_a_window_whose_end_is_to_come(events, as_of, expected):
    found = [E(kind, on) for kind, on in events]
    assert said(KEEP, *TO_CEASE, *found, as_of=as_of) == expected


def test_what_a_window_waits_for():
    (found,) = instances(KEEP, *TO_CEASE, as_of=date(2025, 9, 1))
    assert found.outcome.missing == ("tribunal-order or appeal-ended or appeal-conceded",)
    assert (found.limit, found.due) == (None, None)


def test_a_window_is_not_open_for_an_appeal_against_something_else():
    plan, appeal = E("final-plan", date(2025, 2, 10)), E("appeal", date(2025, 3, 10))
    assert said(KEEP, plan, appeal) is None
    unclear = E("decision-sent", date(2025, 2, 11), id="letter")
    (found,) = instances(KEEP, plan, unclear, appeal)
    assert (found.outcome.name, found.outcome.missing) == ("needs-facts", ("what letter decided",))
    assert found.compliance == "unknown"


D131 = "reg-13-1-a-draft-plan-15-days"

CONTACT = "reg-33-contact-adviser-2-months"


def settled(duty: str | Duty, *events: sr.Event, as_of: date, **more: object) -> Instance:
    """The only occurrence of a duty, of the law as it is or of one made for the test."""
    case = sr.Case(reference="S-1", events=events, **more)  # type: ignore[arg-type]
    law, id = (sr.statute(), duty) if isinstance(duty, str) else (Statute([duty]), duty.id)
    (found,) = statutory_result(case, law, as_of)[id].instances
    return found


@pytest.mark.parametrize(
    ("on", "outcome", "kept"),
    [
        (date(2025, 3, 5), "ended", "not-applicable"),
        (date(2025, 3, 6), "ended", "not-applicable"),  # two months from 6 January
        (date(2025, 3, 7), "due", "lapsed"),
    ],
)
def test_a_right_ends_in_its_time_or_has_lapsed(on: date, outcome: str, kept: str) -> None:
    plan = sr.Event(kind="final-plan", on=date(2025, 1, 6))
    found = settled(CONTACT, plan, sr.Event(kind="appeal", on=on), as_of=date(2025, 6, 2))
    assert (found.outcome.name, found.compliance.value) == (outcome, kept)


def test_a_right_whose_ending_counts_from_service_had_lapsed_by_then() -> None:
    duty = sr.statute().duty(CONTACT)
    assert duty.ends_with is not None
    by_service = replace(duty, ends_with=duty.ends_with.but(by=Dated.SERVED))
    events = [
        sr.Event(kind="final-plan", on=date(2025, 1, 6)),
        sr.Event(kind="mediation-certificate", on=date(2025, 3, 5), served=date(2025, 3, 10)),
    ]
    assert settled(duty, *events, as_of=date(2025, 4, 1)).outcome.name == "ended"
    assert settled(by_service, *events, as_of=date(2025, 4, 1)).compliance == "lapsed"


# a window and the plan it waits for


def test_a_window_is_closed_on_the_date_of_the_plan_that_the_provision_looks_at() -> None:
    """Draft served on 1 May, open until 15 May; the plan was sent on 14 May and reached the family on the 16th."""
    duty = sr.statute().duty(D131)
    by_service = replace(duty, discharged_by=duty.discharged_by.but(by=Dated.SERVED))
    events = [
        sr.Event(kind="draft-plan", on=date(2025, 5, 1)),
        sr.Event(kind="final-plan", on=date(2025, 5, 14), served=date(2025, 5, 16)),
    ]
    assert settled(duty, *events, as_of=date(2025, 5, 20)).compliance == "too-early"
    assert settled(by_service, *events, as_of=date(2025, 5, 20)).compliance == "met"
