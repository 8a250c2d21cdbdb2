"""Anchors: the events that each means for a start, and when two are equal."""

import inspect
from datetime import date

import pytest

from matching import E, anchored, duty, instances, view
from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.certificates import CertificateOf, DecisionOf
from sendrules.law.model.anchors import Begun, Found, Last, Latest, LimitOf, Next, Revival, Stated
from sendrules.law.statute import statute
from sendrules.statutory.limit import Occurrence
from sendrules.statutory.match import courses
from sendrules.time.periods import Months, Weeks

DRAFT = EventKind.DRAFT_PLAN


def test_an_anchor_is_equal_by_what_it_names():
    draft, sent = Next(DRAFT), Next(DRAFT, by=Dated.SENT)
    assert Next(DRAFT) == draft != sent
    assert len({Next(DRAFT), draft, sent}) == 2
    for shape in (Next, Latest, Last, Begun):
        with pytest.raises(ValueError, match=f"{shape.__name__} needs at least one kind"):
            shape()


ALL_ALIKE = (
    Next(DRAFT),
    Next(DRAFT, by=Dated.SERVED),
    Next(DRAFT, until=(EventKind.FINAL_PLAN,)),
    Next(DRAFT, until=(EventKind.AMENDED_PLAN,)),
    Next(DRAFT, EventKind.FINAL_PLAN),
    Latest(DRAFT),
    Latest(DRAFT, until=(EventKind.FINAL_PLAN,)),
    Last(DRAFT),
    Last(DRAFT, by=Dated.SERVED),
    Last(DRAFT, within=Months(12)),
    Last(DRAFT, within=Months(6)),
    Last(DRAFT, across_starts=True),
    Last(DRAFT, EventKind.FINAL_PLAN),
    Begun(DRAFT),
)
"""Anchors on the same kind of event; each says something else."""


def test_an_anchor_differs_by_everything_that_it_says():
    for one in range(len(ALL_ALIKE)):
        for other in range(len(ALL_ALIKE)):
            assert (ALL_ALIKE[one] == ALL_ALIKE[other]) is (one == other)
    assert Last(DRAFT, within=Months(12)) == Last(DRAFT, within=Months(12))
    assert len(set(ALL_ALIKE)) == len(ALL_ALIKE)
    assert Next(DRAFT) != "draft-plan"
    assert Last(DRAFT) != "draft-plan"


def test_the_same_for_other_kinds_keeps_what_it_says_besides():
    plan = EventKind.FINAL_PLAN
    back = Last(DRAFT, by=Dated.SENT, within=Months(12), across_starts=True)
    assert back.but(kinds=(plan,)) == Last(plan, by=Dated.SENT, within=Months(12), across_starts=True)
    on = Latest(DRAFT, until=(EventKind.REQUEST,))
    assert on.but(by=Dated.SERVED) == Latest(DRAFT, by=Dated.SERVED, until=(EventKind.REQUEST,))


@pytest.mark.parametrize(
    ("anchor", "names"),
    [
        (Next(DRAFT, EventKind.FINAL_PLAN), ("draft-plan", "final-plan")),
        (Last(DRAFT), ("draft-plan",)),
        (LimitOf("reg-0-act"), ("reg-0-act",)),
        (Stated("closes"), ("closes",)),
        (Revival(), ("revival",)),
        (CertificateOf(Dated.WRITTEN), ("mediation-certificate",)),
        (
            DecisionOf((EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE), Dated.SENT),
            ("refusal-to-assess", "no-plan-notice"),
        ),
    ],
)
def test_an_anchor_has_the_names_by_which_its_day_may_be_given(anchor, names):
    assert anchor.names == names


# the next event, and the last of those

ASKED = [E("request", date(2025, 1, 6)), E("request", date(2025, 4, 1)), E("request", date(2025, 7, 1))]


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
    assert anchored(rule, *ASKED, E("draft-plan", on)) == expected


@pytest.mark.parametrize(
    ("on", "found"), [(date(2025, 2, 9), True), (date(2025, 2, 10), True), (date(2025, 2, 11), False)]
)
def test_the_next_is_not_looked_for_beyond_what_it_looks_until(on, found):
    rule = Next(DRAFT, until=(EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE))
    events = [ASKED[0], E("no-plan-notice", date(2025, 2, 10)), E("draft-plan", on)]
    assert anchored(rule, *events) == [on if found else None]
    assert anchored(Next(DRAFT), *events) == [on]
    # what it looks until may fall on the start's own day, as the start itself does
    same_day = E("refusal-to-assess", date(2025, 1, 6))
    assert anchored(rule, ASKED[0], same_day, E("draft-plan", on)) == [on]


def test_the_next_is_the_first_that_is_seen_by_the_day_that_counts():
    one = E("draft-plan", date(2025, 2, 3), served=date(2025, 2, 20))
    two = E("draft-plan", date(2025, 2, 10), served=date(2025, 2, 11))
    served = Next(DRAFT, by=Dated.SERVED)
    assert anchored(served, ASKED[0], one, two) == [date(2025, 2, 20)]
    assert anchored(served, ASKED[0], one, two, as_of=date(2025, 2, 15)) == [date(2025, 2, 11)]
    assert anchored(served, ASKED[0], one, two, as_of=date(2025, 2, 10)) == [None]
    assert anchored(Next(DRAFT), ASKED[0], one, two) == [date(2025, 2, 3)]


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
    assert anchored(rule, *ASKED, *(E("draft-plan", on) for on in drafts)) == expected


def test_the_last_is_never_the_start_itself():
    assert anchored(Last(EventKind.REQUEST), E("request", date(2025, 1, 6))) == [None]


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ([], [None, None]),
        ([date(2025, 2, 3)], [date(2025, 2, 3), None]),
        ([date(2025, 2, 3), date(2025, 3, 3)], [date(2025, 3, 3), None]),
        ([date(2025, 2, 3), date(2025, 4, 1)], [date(2025, 4, 1), date(2025, 4, 1)]),  # up to the day of the next start
        ([date(2025, 2, 3), date(2025, 4, 2)], [date(2025, 2, 3), date(2025, 4, 2)]),
    ],
)
def test_the_latest_is_the_last_of_those_that_the_next_may_mean(drafts, expected):
    assert anchored(Latest(DRAFT), *ASKED[:2], *(E("draft-plan", on) for on in drafts)) == expected


def test_the_latest_is_not_looked_for_beyond_what_it_looks_until():
    drafts = [E("draft-plan", date(2025, 2, 3)), E("draft-plan", date(2025, 3, 3))]
    events = [ASKED[0], *drafts, E("no-plan-notice", date(2025, 2, 10))]
    assert anchored(Latest(DRAFT), *events) == [date(2025, 3, 3)]
    assert anchored(Latest(DRAFT, until=(EventKind.NO_PLAN_NOTICE,)), *events) == [date(2025, 2, 3)]


def test_the_plan_is_found_across_moves():
    """Reg 15(5): twelve months beginning with 20 January end on 19 January 2026, whatever transfers lie between."""
    events = [
        E("final-plan", date(2025, 1, 20)), E("plan-transferred", date(2025, 3, 3)), E("plan-transferred", date(2025, 6, 2)),
    ]  # fmt: skip
    assert [i.limit for i in instances("reg-15-5-review-after-transfer", *events)] == [date(2026, 1, 19)] * 2


def test_last_looks_back_to_the_start_before_and_next_forward() -> None:
    events = [
        E("draft-plan", date(2025, 1, 2)), E("request", date(2025, 1, 6)), E("draft-plan", date(2025, 3, 3)),
        E("request", date(2025, 4, 1)),
    ]  # fmt: skip
    seen = view(*events, as_of=date(2025, 5, 1))
    first, second = courses(statute().duty("reg-13-2-final-plan-20-weeks"), seen)
    found = [Last(DRAFT).find(course) for course in (first, second)]
    assert [one.day for one in found if one] == [date(2025, 1, 2), date(2025, 3, 3)]
    after = Next(DRAFT, by=Dated.SERVED).find(first)
    assert after is not None
    assert after.event is not None
    assert (after.day, after.event.on) == (date(2025, 3, 3), date(2025, 3, 3))
    assert Next(DRAFT).find(second) is None


# what is no event of its own


def test_what_a_notice_states_is_read_from_the_start():
    draft = E("draft-plan", date(2025, 3, 5), closes=date(2025, 3, 20))
    bare = E("draft-plan", date(2025, 4, 7))
    assert anchored(Stated("closes"), draft, bare, by=DRAFT) == [date(2025, 3, 20), None]
    assert anchored(Stated("about"), draft, by=DRAFT) == [None]  # states no day


def test_the_limit_of_another_duty_is_asked_of_the_occurrence():
    """Twenty weeks from 6 January 2025 end on 26 May; matching knows no limit."""
    (course,) = courses(duty(), view(E("request", date(2025, 1, 6))))
    plan = LimitOf("reg-13-2-final-plan-20-weeks")
    assert plan.find(Occurrence(course, statute())) == Found(date(2025, 5, 26))
    assert plan.find(course) is None


REVIVED = "reg-13-2-final-plan-20-weeks"


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([], None),
        ([E("decision-to-assess", date(2025, 2, 3))], None),  # nothing had been refused
        ([E("refusal-to-assess", date(2025, 2, 10))], None),
        ([E("refusal-to-assess", date(2025, 2, 10)), E("decision-to-assess", date(2025, 3, 3))], date(2025, 3, 3)),
    ],
)
def test_what_reversed_a_refusal(events, day):
    (course,) = courses(statute().duty(REVIVED), view(E("request", date(2025, 1, 6)), *events))
    found = Revival().find(course)
    assert (found.day if found else None) == day
    assert (found.event.kind if found and found.event else None) == ("decision-to-assess" if day else None)


def test_every_anchor_that_asks_for_the_limit_of_another_duty_says_which():
    """What is kept of an anchor under one answer to a contested question must not stand under another that moves that limit."""
    legs = {type(leg) for duty in statute().duties if duty.limit for leg in duty.limit.legs() if leg is not None}
    asks = {kind for kind in legs if ".limit_of(" in inspect.getsource(kind)}
    assert {kind.__name__ for kind in asks} == {"LimitOf", "RefusedInTime"}
    assert asks == {kind for kind in legs if hasattr(kind, "other_limit")}
