"""How far an anchor looks: the next event, the last one, and the last review."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from matching import LATE, E, duty, instances, view
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.view import View
from sendrules.law.model.anchors import Last, LastReview, Next
from sendrules.statutory.match import anchored, courses, last_review, starts
from sendrules.time.periods import Months, Weeks

REQUEST, MEETING = EventKind.REQUEST, EventKind.REVIEW_MEETING

DRAFT = EventKind.DRAFT_PLAN

ASKED = [E("request", date(2025, 1, 6)), E("request", date(2025, 4, 1)), E("request", date(2025, 7, 1))]


def anchors(rule: Next | Last, *events: sr.Event, as_of: date = LATE) -> list[date | None]:
    """The day of the anchor for each start."""
    seen = view(*events, as_of=as_of)
    found = starts(duty(), seen)
    answers = [anchored(rule, start, found, seen) for start in found]
    return [a.day if a else None for a in answers]


NEXT: list[tuple[Next, date, list[date | None]]] = [
    (Next(DRAFT), date(2025, 1, 5), [None, None, None]),
    (Next(DRAFT), date(2025, 1, 6), [date(2025, 1, 6), None, None]),
    (Next(DRAFT), date(2025, 3, 31), [date(2025, 3, 31), None, None]),
    (
        Next(DRAFT),
        date(2025, 4, 1),
        [date(2025, 4, 1), date(2025, 4, 1), None],
    ),  # up to the day of the next start
    (Next(DRAFT), date(2025, 4, 2), [None, date(2025, 4, 2), None]),
    (Next(DRAFT), date(2025, 8, 1), [None, None, date(2025, 8, 1)]),
]


@pytest.mark.parametrize(("rule", "on", "expected"), NEXT)
def test_the_next_is_not_looked_for_beyond_the_next_start(rule, on, expected):
    assert anchors(rule, *ASKED, E("draft-plan", on)) == expected


@pytest.mark.parametrize(
    ("on", "found"), [(date(2025, 2, 9), True), (date(2025, 2, 10), True), (date(2025, 2, 11), False)]
)
def test_the_next_is_not_looked_for_beyond_what_it_looks_until(on, found):
    rule = Next(DRAFT, until=(EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE))
    events = [ASKED[0], E("no-plan-notice", date(2025, 2, 10)), E("draft-plan", on)]
    assert anchors(rule, *events) == [on if found else None]
    assert anchors(Next(DRAFT), *events) == [on]
    # what it looks until may fall on the start's own day, as the start itself does
    same_day = E("refusal-to-assess", date(2025, 1, 6))
    assert anchors(rule, ASKED[0], same_day, E("draft-plan", on)) == [on]


def test_the_next_is_the_first_that_is_seen_by_the_day_that_counts():
    one = E("draft-plan", date(2025, 2, 3), served=date(2025, 2, 20))
    two = E("draft-plan", date(2025, 2, 10), served=date(2025, 2, 11))
    served = Next(DRAFT, by=Dated.SERVED)
    assert anchors(served, ASKED[0], one, two) == [date(2025, 2, 20)]
    assert anchors(served, ASKED[0], one, two, as_of=date(2025, 2, 15)) == [date(2025, 2, 11)]
    assert anchors(served, ASKED[0], one, two, as_of=date(2025, 2, 10)) == [None]
    assert anchors(Next(DRAFT), ASKED[0], one, two) == [date(2025, 2, 3)]


TWELVE = Months(12)

LAST: list[tuple[Last, list[date], list[date | None]]] = [
    (Last(DRAFT), [date(2025, 1, 7)], [None, date(2025, 1, 7), None]),
    (Last(DRAFT), [date(2025, 1, 6)], [date(2025, 1, 6), date(2025, 1, 6), None]),  # from the day of the start before
    (Last(DRAFT), [date(2025, 1, 5)], [date(2025, 1, 5), None, None]),
    (Last(DRAFT, across_starts=True), [date(2025, 1, 5)], [date(2025, 1, 5)] * 3),
    (Last(DRAFT), [date(2025, 2, 3), date(2025, 3, 3)], [None, date(2025, 3, 3), None]),
    (Last(DRAFT), [date(2025, 4, 1)], [None, date(2025, 4, 1), date(2025, 4, 1)]),
    (Last(DRAFT, across_starts=True), [date(2025, 2, 3), date(2025, 5, 5)], [None, date(2025, 2, 3), date(2025, 5, 5)]),
    (Last(DRAFT, within=TWELVE), [date(2024, 1, 6)], [date(2024, 1, 6), None, None]),  # the day itself is within
    (Last(DRAFT, within=TWELVE), [date(2024, 1, 5)], [None, None, None]),
    (Last(DRAFT, within=TWELVE, across_starts=True), [date(2024, 4, 1)], [date(2024, 4, 1), date(2024, 4, 1), None]),
    (Last(DRAFT, within=TWELVE, across_starts=True), [date(2024, 7, 1)], [date(2024, 7, 1)] * 3),
    (Last(DRAFT, within=Weeks(2)), [date(2024, 12, 23)], [date(2024, 12, 23), None, None]),
    (Last(DRAFT, within=Weeks(2)), [date(2024, 12, 22)], [None, None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "drafts", "expected"), LAST)
def test_the_last_before_a_start(rule, drafts, expected):
    assert anchors(rule, *ASKED, *(E("draft-plan", on) for on in drafts)) == expected


def test_the_last_is_never_the_start_itself():
    seen = view(E("request", date(2025, 1, 6)))
    (start,) = starts(duty(), seen)
    assert anchored(Last(REQUEST), start, [start], seen) is None


@pytest.mark.parametrize(
    ("certificate", "limit"),
    [
        (date(2025, 2, 20), date(2025, 3, 20)),  # on the day of the next decision it is still looked for
        (date(2025, 2, 21), date(2025, 3, 17)),  # a certificate belongs to the last decision before it
    ],
)
def test_a_certificate_is_looked_for_as_far_as_the_next_decision(certificate, limit):
    """Two months of 15 January end on Saturday 15 March."""
    events = [
        E("refusal-to-assess", date(2025, 1, 15)), E("no-plan-notice", date(2025, 2, 20)),
        E("mediation-certificate", certificate),
    ]  # fmt: skip
    assert instances("hesc-20-1-c-i-appeal-2-months", *events)[0].limit == limit


def test_the_plan_is_found_across_moves():
    """Reg 15(5): twelve months beginning with 20 January end on 19 January 2026, whatever transfers lie between."""
    events = [
        E("final-plan", date(2025, 1, 20)), E("plan-transferred", date(2025, 3, 3)), E("plan-transferred", date(2025, 6, 2)),
    ]  # fmt: skip
    assert [i.limit for i in instances("reg-15-5-review-after-transfer", *events)] == [date(2026, 1, 19)] * 2


SHOWS = LastReview(
    MEETING,
    (EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE),
    not_alone=(EventKind.DECISION_TO_CEASE,),
    within=Months(12),
    again=Months(6),
)


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([], None),
        ([("review-meeting", date(2025, 2, 20))], None),  # without a decision it is not over
        ([("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 2, 20)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("review-meeting", date(2025, 3, 10)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 3, 11)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2024, 9, 9)), ("decision-to-continue", date(2025, 3, 10))], date(2024, 9, 9)),
        ([("review-meeting", date(2024, 3, 10)), ("decision-to-continue", date(2025, 3, 10))], date(2024, 3, 10)),
        ([("review-meeting", date(2024, 3, 9)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        # a second thought within six months, and what is none
        ([("review-meeting", date(2024, 9, 10)), ("decision-to-continue", date(2024, 9, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2024, 9, 10)),
        ([("review-meeting", date(2024, 9, 9)), ("decision-to-continue", date(2024, 9, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 1, 6)), ("review-meeting", date(2025, 2, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("decision-to-cease", date(2025, 3, 10))], None),  # may come without a review
        ([("review-meeting", date(2025, 2, 20)), ("decision-to-cease", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("decision-to-continue", date(2024, 3, 11)), ("decision-to-cease", date(2025, 3, 10))], date(2024, 3, 11)),
        ([("decision-to-continue", date(2025, 5, 1))], date(2025, 5, 1)),
        ([("decision-to-continue", date(2024, 3, 11)), ("decision-to-continue", date(2025, 5, 2))], date(2024, 3, 11)),
    ],
)  # fmt: skip
def test_the_last_review_before_1_may(events, day):
    seen = view(*(E(kind, on) for kind, on in events))
    found = last_review(SHOWS, date(2025, 5, 1), seen)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("made", "day"),
    [(date(2025, 2, 20), date(2025, 2, 20)), (date(2025, 2, 21), date(2025, 3, 10)), (date(2025, 3, 10), date(2025, 2, 20)),
     (date(2025, 3, 11), None), (date(2025, 5, 1), None), (date(2025, 5, 2), date(2025, 2, 20))],
)  # fmt: skip
def test_a_review_of_an_earlier_plan_is_not_a_review_of_the_next(made, day):
    """Meeting 20 February, decided 10 March; asked on 1 May."""
    events = [E("review-meeting", date(2025, 2, 20)), E("decision-to-continue", date(2025, 3, 10))]
    rule = replace(SHOWS, since=(EventKind.FINAL_PLAN,))
    found = last_review(rule, date(2025, 5, 1), view(*events, E("final-plan", made)))
    assert (found.day if found else None) == day


D132 = "reg-13-2-final-plan-20-weeks"

ON_6_JANUARY = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def test_last_looks_back_to_the_start_before_and_next_forward() -> None:
    events = [
        sr.Event(kind="draft-plan", on=date(2025, 1, 2)),
        ON_6_JANUARY,
        sr.Event(kind="draft-plan", on=date(2025, 3, 3)),
        sr.Event(kind="request", on=date(2025, 4, 1)),
    ]
    view = View(sr.Case(reference="M-3", events=events), date(2025, 5, 1))
    duty = sr.statute().duty(D132)
    first, second = [c.start for c in courses(duty, view)]
    drafts = EventKind.DRAFT_PLAN
    assert [a.day for a in (anchored(Last(drafts), s, [first, second], view) for s in (first, second)) if a] == [
        date(2025, 1, 2), date(2025, 3, 3),
    ]  # fmt: skip
    found = anchored(Next(drafts, by=Dated.SERVED), first, [first, second], view)
    assert found is not None
    assert found.day == date(2025, 3, 3)
    assert anchored(Next(drafts), second, [first, second], view) is None
