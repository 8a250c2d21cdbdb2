"""What each anchor means for every start at once: worked by hand, and the same as for one case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest

from column_anchors import courses_on_columns, rows_by_event
from columns import Known, days_of, drawn_cases
from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns import anchors as _anchors  # noqa: F401 — the twins register themselves
from sendrules.caseload.columns.codes import BEYOND, maybe_date
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.twins import NoTwin
from sendrules.errors import BeyondHorizonError
from sendrules.law.model.anchors import Anchor, Begun, Coming, Last, Latest, LimitOf, Next, Revival, Stated
from sendrules.law.statute import statute
from sendrules.statutory.limit import Occurrence
from sendrules.statutory.match import courses
from sendrules.time.periods import Days, WorkingDays

PLAN, DRAFT, ADVICE, ASKED = (
    EventKind.FINAL_PLAN, EventKind.DRAFT_PLAN, EventKind.ADVICE_RECEIVED, EventKind.ADVICE_REQUEST,
)  # fmt: skip
WEEKS_20 = "reg-13-2-final-plan-20-weeks"
Row = tuple[Any, str | None]


def found(anchor: Anchor, cases: list[Case], as_of: date, duty: str = WEEKS_20) -> list[Row]:
    """Give the day and event that an anchor means for each start, as columns and the engine for one case both have it."""
    cases = [case.model_copy(update={"reference": f"C-{n}"}) for n, case in enumerate(cases)]
    law, known = statute(), Known(cases, as_of)
    version, rows, batch = law.duty(duty), rows_by_event(known.batch), known.batch
    told = [course for view in known.views for course in courses(version, view)]
    at = Occurrences(courses_on_columns(batch, version, told, rows), law, np.zeros(batch.cases, bool)).find(anchor)
    days = [day if day == BEYOND else maybe_date(day) for day in at.day.tolist()]
    ours = [(day, known.event(row).id if row >= 0 else None) for day, row in zip(days, at.row.tolist(), strict=True)]
    assert ours == [_by_one(anchor, Occurrence(course, law)) for course in told]
    return ours


def _by_one(anchor: Anchor, occurrence: Occurrence) -> Row:
    try:
        one = anchor.find(occurrence)
    except BeyondHorizonError:
        return BEYOND, None
    return (one.day if one else None), (one.event.id if one and one.event else None)


def case(*events: Event, **more: Any) -> Case:
    return Case(reference="A-17", events=list(events), **more)


def on(day: str, kind: str = "request", **more: Any) -> Event:
    return Event(kind=kind, on=day, **more)


D: Callable[[str], date] = date.fromisoformat
AS_OF = D("2026-06-01")


def test_next_is_the_first_event_on_or_after_the_start() -> None:
    events = (
        on("2025-05-20", "draft-plan"),
        on("2025-05-21"),
        on("2025-05-21", "draft-plan"),
        on("2025-06-02", "draft-plan"),
    )
    assert found(Next(DRAFT), [case(*events)], AS_OF) == [(D("2025-05-21"), "draft-plan-2")]
    assert found(Next(DRAFT), [case(on("2025-05-21")), case(on("2025-06-02", "draft-plan"))], AS_OF) == [(None, None)]


def test_next_does_not_look_beyond_the_next_start_but_on_its_day() -> None:
    late = case(on("2025-05-21"), on("2025-09-01"), on("2025-09-02", "draft-plan"))
    assert found(Next(DRAFT), [late], AS_OF) == [(None, None), (D("2025-09-02"), "draft-plan-1")]
    same = case(on("2025-05-21"), on("2025-09-01"), on("2025-09-01", "draft-plan"))
    assert found(Next(DRAFT), [same], AS_OF) == [(D("2025-09-01"), "draft-plan-1")] * 2


def test_next_does_not_look_beyond_what_it_looks_on_until() -> None:
    anchor = Next(DRAFT, until=(PLAN,))
    beyond = case(on("2025-05-21"), on("2025-06-01", "final-plan"), on("2025-06-02", "draft-plan"))
    assert found(anchor, [beyond], AS_OF) == [(None, None)]
    within = case(on("2025-05-21"), on("2025-06-02", "final-plan"), on("2025-06-02", "draft-plan"))
    assert found(anchor, [within], AS_OF) == [(D("2025-06-02"), "draft-plan-1")]
    own_day = case(on("2025-05-21"), on("2025-05-21", "final-plan"), on("2025-06-02", "draft-plan"))
    assert found(anchor, [own_day], AS_OF) == [(D("2025-06-02"), "draft-plan-1")]


def test_a_day_that_has_not_come_is_not_found() -> None:
    anchor = Next(DRAFT, by=Dated.SERVED)
    sent = on("2025-06-02", "draft-plan", served="2025-06-04")
    again = on("2025-06-03", "draft-plan", served="2025-06-03")
    assert found(anchor, [case(on("2025-05-21"), sent)], D("2025-06-03")) == [(None, None)]
    assert found(anchor, [case(on("2025-05-21"), sent)], D("2025-06-04")) == [(D("2025-06-04"), "draft-plan-1")]
    assert found(anchor, [case(on("2025-05-21"), sent, again)], D("2025-06-03")) == [(D("2025-06-03"), "draft-plan-2")]


def test_what_is_scheduled_is_found_before_its_day_has_come() -> None:
    term = case(on("2026-05-21"), on("2026-09-01", "term-starts"))
    for anchor in (Next(EventKind.TERM_STARTS, by=Dated.SENT), Latest(EventKind.TERM_STARTS, by=Dated.SENT)):
        assert found(anchor, [term], AS_OF) == [(D("2026-09-01"), "term-starts-1")]
    assert found(Coming(EventKind.TERM_STARTS), [term], AS_OF) == [(D("2026-09-01"), "term-starts-1")]
    sent = case(on("2026-05-21"), on("2026-05-30", "draft-plan", served="2026-06-02"))
    assert found(Coming(DRAFT, by=Dated.SERVED), [sent], AS_OF) == [(None, None)]


def test_a_notice_whose_service_nobody_can_tell_is_found_without_a_day() -> None:
    posted = on("2029-01-05", "draft-plan", method="first-class-post")
    told = found(Next(DRAFT, by=Dated.SERVED), [case(on("2028-12-20"), posted)], D("2029-01-06"))
    assert told == [(None, "draft-plan-1")]


def test_what_is_about_another_body_is_another_matter() -> None:
    cases = [
        case(
            on("2025-05-21", "advice-request", to="nhs-trust", about="Oak School"),
            on("2025-05-22", "advice-received", about="Elm Trust"),
            on("2025-05-23", "advice-received"),
            on("2025-05-24", "advice-received", about="oak  SCHOOL"),
        ),
        case(
            on("2025-05-21", "advice-request", to="nhs-trust"),
            on("2025-05-22", "advice-received", about="Oak School"),
        ),
        case(on("2025-05-21", "advice-request", to="nhs-trust"), on("2025-05-22", "advice-received")),
    ]
    duty = "reg-8-1-cooperate-6-weeks"
    told = found(Next(ADVICE), cases, AS_OF, duty)
    assert told == [(D("2025-05-24"), "advice-received-3"), (None, None), (D("2025-05-22"), "advice-received-1")]
    assert found(Latest(ADVICE), cases, AS_OF, duty) == told
    assert found(Coming(ADVICE), cases, AS_OF, duty)[0] == (D("2025-05-22"), "advice-received-1")


def test_latest_is_the_last_of_those_that_next_may_mean() -> None:
    events = (
        on("2025-05-21"),
        on("2025-06-02", "draft-plan"),
        on("2025-06-09", "draft-plan"),
        on("2025-07-01"),
        on("2025-07-02", "draft-plan"),
    )
    assert found(Latest(DRAFT), [case(*events)], AS_OF) == [
        (D("2025-06-09"), "draft-plan-2"), (D("2025-07-02"), "draft-plan-3"),
    ]  # fmt: skip
    before = case(on("2025-05-20", "draft-plan"), on("2025-05-21"))
    assert found(Latest(DRAFT), [before, case(on("2025-05-21"), on("2025-05-21", "draft-plan"))], AS_OF) == [
        (None, None), (D("2025-05-21"), "draft-plan-1"),
    ]  # fmt: skip


def test_coming_looks_beyond_the_next_start_and_not_at_the_start_itself() -> None:
    events = on("2025-05-21"), on("2025-06-01"), on("2025-07-01", "draft-plan")
    assert found(Coming(DRAFT), [case(*events)], AS_OF) == [(D("2025-07-01"), "draft-plan-1")] * 2
    assert found(Coming(EventKind.REQUEST), [case(*events)], AS_OF) == [(D("2025-06-01"), "request-2"), (None, None)]


def test_of_several_events_of_one_day_the_start_alone_is_passed_over() -> None:
    orders = case(
        on("2025-05-21", "tribunal-order", order="assess", id="one"),
        on("2025-05-21", "tribunal-order", order="continue", id="two"),
    )
    for anchor in (Coming(EventKind.TRIBUNAL_ORDER), Last(EventKind.TRIBUNAL_ORDER)):
        told = found(anchor, [orders], AS_OF, "hesc-45-3-set-aside-28-days")
        assert told == [(D("2025-05-21"), "two"), (D("2025-05-21"), "one")]


def test_coming_may_have_to_lie_so_long_after_the_start() -> None:
    anchor = Coming(DRAFT, beyond=Days(10))
    on_the_day, later = on("2025-05-31", "draft-plan"), on("2025-06-01", "draft-plan")
    assert found(anchor, [case(on("2025-05-21"), on_the_day, later)], AS_OF) == [(D("2025-06-01"), "draft-plan-2")]
    far = Coming(DRAFT, beyond=WorkingDays(10))
    assert found(far, [case(on("2028-12-29"))], D("2029-02-01")) == [(BEYOND, None)]


def test_last_looks_back_to_the_start_before() -> None:
    events = (
        on("2025-05-20", "draft-plan"),
        on("2025-05-21"),
        on("2025-06-02", "draft-plan"),
        on("2025-07-01"),
    )
    assert found(Last(DRAFT), [case(*events)], AS_OF) == [
        (D("2025-05-20"), "draft-plan-1"), (D("2025-06-02"), "draft-plan-2"),
    ]  # fmt: skip
    between = case(on("2025-05-20", "draft-plan"), on("2025-05-21"), on("2025-07-01"))
    assert found(Last(DRAFT), [between], AS_OF) == [(D("2025-05-20"), "draft-plan-1"), (None, None)]
    assert found(Last(DRAFT, across_starts=True), [between], AS_OF) == [(D("2025-05-20"), "draft-plan-1")] * 2
    own_day = case(on("2025-05-21"), on("2025-05-21", "draft-plan"), on("2025-07-01"))
    assert found(Last(DRAFT), [own_day], AS_OF) == [(D("2025-05-21"), "draft-plan-1")] * 2


def test_last_is_not_the_start_itself() -> None:
    events = case(on("2025-05-21"), on("2025-06-02"))
    assert found(Last(EventKind.REQUEST), [events], AS_OF) == [(None, None), (D("2025-05-21"), "request-1")]


def test_last_may_reach_only_so_far_back() -> None:
    there = case(on("2025-05-11", "draft-plan"), on("2025-05-21"))
    gone = case(on("2025-05-10", "draft-plan"), on("2025-05-21"))
    anchor = Last(DRAFT, within=Days(10))
    assert found(anchor, [there, gone], AS_OF) == [(D("2025-05-11"), "draft-plan-1"), (None, None)]
    assert found(Last(DRAFT, within=WorkingDays(5)), [case(on("2012-01-04"))], AS_OF) == [(BEYOND, None)]


def test_begun_is_the_day_that_the_condition_of_the_start_found() -> None:
    events = on("2025-05-21", "detained-request"), on("2025-08-01", "released")
    begun = Begun(EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION)
    assert found(begun, [case(on("2025-05-01", "detained"), *events)], AS_OF, "det-15-1/plan") == [
        (D("2025-05-21"), "detained-request-1")
    ]
    assert found(Begun(DRAFT), [case(on("2025-05-01", "detained"), *events)], AS_OF, "det-15-1/plan") == [
        (D("2025-05-21"), None)
    ]
    assert found(begun, [case(on("2025-05-21"))], AS_OF) == [(None, None)]


def test_the_limit_of_another_duty_is_that_of_the_version_of_the_day() -> None:
    cases = [case(on("2025-05-21")), case(on("2014-08-31"))]
    assert found(LimitOf(WEEKS_20), cases, AS_OF) == [(D("2025-10-08"), None), (None, None)]


def test_stated_is_the_day_that_the_start_states() -> None:
    draft = on("2025-05-21", "draft-plan", closes="2025-06-20")
    told = found(
        Stated("closes"), [case(draft), case(on("2025-05-21", "draft-plan"))], AS_OF, "reg-13-1-a-draft-plan-15-days"
    )
    assert told == [(D("2025-06-20"), None), (None, None)]
    with pytest.raises(NoTwin):
        found(Stated("title"), [case(draft)], AS_OF, "reg-13-1-a-draft-plan-15-days")


def test_a_revival_is_what_reversed_a_refusal() -> None:
    refused = on("2025-05-21"), on("2025-06-20", "refusal-to-assess")
    assert found(Revival(), [case(*refused), case(*refused, on("2025-07-01", "decision-to-assess"))], AS_OF) == [
        (None, None), (D("2025-07-01"), "decision-to-assess-1"),
    ]  # fmt: skip


def test_what_is_no_refusal_and_what_refuses_again_is_no_revival() -> None:
    again = case(on("2025-05-21"), on("2025-06-20", "refusal-to-assess"), on("2025-07-01", "no-plan-notice"))
    assert found(Revival(), [again], AS_OF, "reg-10-1-no-plan-decision") == [(None, None)]
    released = case(on("2025-05-21", "final-plan"), on("2025-06-20", "detained"), on("2025-07-01", "released"))
    assert found(Revival(), [released], AS_OF, "act-44-1-a-first-review") == [(None, None)]


@pytest.mark.parametrize(
    "anchor",
    [
        Next(PLAN, by=Dated.SENT),
        Next(EventKind.TERM_STARTS, PLAN, until=(EventKind.REVIEW_MEETING,)),
        Latest(ADVICE, EventKind.DECISION_TO_AMEND, by=Dated.SERVED),
        Coming(EventKind.FINAL_PLAN, EventKind.TERM_STARTS, beyond=Days(40)),
        Last(PLAN, EventKind.AMENDED_PLAN, EventKind.REVIEW_MEETING, by=Dated.SENT, within=Days(200)),
        Last(EventKind.REQUEST, EventKind.ADVICE_REQUEST, across_starts=True),
        Revival(),
        LimitOf("reg-5-1-decision-to-assess"),
    ],
    ids=str,
)
def test_drawn_cases(anchor: Anchor) -> None:
    cases, kept = drawn_cases(150), 0
    for as_of in days_of(cases, 3):
        for duty in (WEEKS_20, "reg-8-1-cooperate-6-weeks", "reg-20-10-decision", "code-9-172-termly-list"):
            kept += sum(day is not None for day, _ in found(anchor, list(cases), as_of, duty))
    assert kept > 5
