"""Conditions on assessments: none within six months, and what is still unfinished."""

from datetime import date

import pytest

from sendrules.case.conditions import Finding
from sendrules.case.kinds import EventKind
from sendrules.case.meanings import KINDS
from sendrules.law.conditions.assessments import NotAssessedWithin, Unfinished
from sendrules.time.periods import Months
from triggers import DAY, LATE, D, E, day, found, found_among, shows, start

WITHIN_SIX_MONTHS = NotAssessedWithin(
    Months(6),
    concluded_by=(EventKind.FINAL_PLAN, EventKind.NO_PLAN_NOTICE),
    determined_by=(EventKind.CONSIDERING_NOTICE,),
)

ON_31_AUGUST = E("considering-notice", date(2025, 8, 31))


@pytest.mark.parametrize("kind", ["final-plan", "no-plan-notice"])
@pytest.mark.parametrize(
    ("concluded", "holds"),
    [
        (date(2025, 2, 27), True),
        (date(2025, 2, 28), False),  # no 31 February: the boundary day itself is inside
        (date(2025, 8, 30), False),
        (date(2025, 8, 31), True),  # not before the request
        (date(2025, 9, 1), True),
    ],
)
def test_not_assessed_within(kind, concluded, holds):
    finding = found(WITHIN_SIX_MONTHS, start("request", date(2025, 8, 31)), ON_31_AUGUST, E(kind, concluded))
    assert (finding.holds, finding.missing) == (holds, ())
    assert finding.why.title == "no assessment was concluded in the 6 months before the determination"


def test_the_last_assessment_counts():
    old, recent = E("no-plan-notice", date(2024, 1, 10)), E("final-plan", date(2025, 3, 10))
    finding = found(WITHIN_SIX_MONTHS, start("request", date(2025, 8, 31)), ON_31_AUGUST, old, recent)
    assert (finding.holds, finding.why.inputs[0]) == (False, ("finalised plan", date(2025, 3, 10)))


@pytest.mark.parametrize(
    ("determined", "holds"),
    [(date(2025, 7, 14), False), (date(2025, 7, 15), False), (date(2025, 7, 16), True)],
)
def test_the_determination_decides_and_not_the_request(determined, holds):
    events = E("no-plan-notice", date(2025, 1, 15)), E("considering-notice", determined)
    finding = found(WITHIN_SIX_MONTHS, start("request", date(2025, 7, 14)), *events)
    assert (finding.holds, finding.why.inputs[1]) == (holds, ("determined", determined))


@pytest.mark.parametrize(
    ("request_", "as_of", "holds"),
    [
        (date(2025, 7, 14), date(2025, 7, 15), False),  # it would still be inside today
        (date(2025, 7, 14), date(2025, 7, 16), None),  # it depends on the day of the determination
        (date(2025, 7, 16), date(2025, 7, 16), True),  # outside from the start
    ],
)
def test_where_no_determination_is_recorded(request_, as_of, holds):
    finding = found(WITHIN_SIX_MONTHS, start("request", request_), E("no-plan-notice", date(2025, 1, 15)), as_of=as_of)
    assert (finding.holds, finding.missing) == (
        holds,
        () if holds is not None else ("the day of the determination",),
    )
    assert finding.why.inputs[1] == ("determined", "not recorded")


def test_a_determination_before_the_request_is_of_another():
    earlier = E("considering-notice", date(2025, 7, 13))
    finding = found(
        WITHIN_SIX_MONTHS, start("request", date(2025, 7, 14)), E("no-plan-notice", date(2025, 1, 15)), earlier
    )
    assert finding.holds is None


def test_what_does_not_conclude_an_assessment_does_not_bar():
    finding = found(WITHIN_SIX_MONTHS, start("request", date(2025, 8, 31)), E("draft-plan", date(2025, 8, 1)))
    assert (finding.holds, finding.why.inputs) == (True, ())


def test_without_a_day_to_look_back_from_it_is_not_known():
    finding = found(WITHIN_SIX_MONTHS)
    assert (finding.holds, finding.missing) == (None, ("the start",))


NOT_FINISHED = Unfinished(
    began=(EventKind.REQUEST, EventKind.RESPONSIBLE),
    finished_by=(EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN),
    title="not finished",
    resumed_by=(EventKind.DECISION_TO_ASSESS,),
    overtaken_by=(EventKind.TRIBUNAL_ORDER,),
)

BEGAN = D - 50 * DAY

COURSES: list[tuple[list[tuple[str, date]], bool]] = [
    ([], False),  # nothing began
    ([("request", D + DAY)], False),
    ([("request", D)], True),
    ([("request", BEGAN)], True),
    ([("responsible", BEGAN)], True),
    ([("request", BEGAN), ("draft-plan", D - DAY)], True),  # neither finishes nor resumes
    ([("request", BEGAN), ("final-plan", D - DAY)], False),
    ([("request", BEGAN), ("final-plan", D)], False),
    ([("request", BEGAN), ("final-plan", D + DAY)], True),
    ([("request", BEGAN), ("final-plan", BEGAN)], False),
    ([("request", BEGAN), ("final-plan", BEGAN - DAY)], True),  # of one before
    ([("request", BEGAN), ("refusal-to-assess", D - 9 * DAY), ("decision-to-assess", D - DAY)], True),
    ([("request", BEGAN), ("refusal-to-assess", D - 9 * DAY), ("decision-to-assess", D + DAY)], False),
    ([("request", BEGAN), ("decision-to-assess", D - 9 * DAY), ("refusal-to-assess", D - DAY)], False),
    ([("request", BEGAN), ("tribunal-order", D - 9 * DAY)], False),
    (
        [("request", BEGAN), ("tribunal-order", D - 9 * DAY), ("decision-to-assess", D - DAY)],
        False,
    ),  # for good
    (
        [("request", BEGAN), ("refusal-to-assess", D - 9 * DAY), ("request", D - 8 * DAY)],
        True,
    ),  # the last counts
    ([("request", BEGAN), ("request", D - 8 * DAY), ("refusal-to-assess", D - 2 * DAY)], False),
    ([("request", BEGAN), ("request-withdrawn", D - DAY)], False),
    ([("request", BEGAN), ("request-withdrawn", D)], False),
    ([("request", BEGAN), ("request-withdrawn", D + DAY)], True),
    (
        [("responsible", BEGAN), ("request", D - 9 * DAY), ("request-withdrawn", D - DAY)],
        True,
    ),  # the other goes on
]


@pytest.mark.parametrize(("events", "holds"), COURSES)
def test_unfinished(events, holds):
    finding = found(NOT_FINISHED, start("released"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.why.title, finding.missing) == (holds, "not finished", ())


def test_the_reason_names_what_began_and_what_came_last():
    events = [E("request", BEGAN), E("refusal-to-assess", D - 9 * DAY), E("decision-to-assess", D - DAY)]
    inputs = found(NOT_FINISHED, start("released"), *events).why.inputs
    assert inputs == (("request for an assessment", BEGAN), ("decision to assess", D - DAY))
    events.append(E("tribunal-order", D - 3 * DAY))
    assert found(NOT_FINISHED, start("released"), *events).why.inputs[1] == (
        "order of the Tribunal",
        D - 3 * DAY,
    )
    assert found(NOT_FINISHED, start("released"), *events[:1]).why.inputs == (inputs[0],)


def test_of_a_release_that_is_to_come_nothing_is_said_yet():
    events = [start("released"), E("request", BEGAN)]
    assert found(NOT_FINISHED, *events, as_of=D - DAY).holds is False
    assert found(NOT_FINISHED, *events, as_of=D).holds is True


def test_unfinished_on_the_day_of_the_question_where_nothing_starts():
    events = [E("request", BEGAN), E("final-plan", D)]
    assert found(NOT_FINISHED, *events, as_of=D - DAY).holds is True
    assert found(NOT_FINISHED, *events, as_of=D).holds is False


PLAN = "finalised plan"

# not assessed within six months: CFA 2014 s.36(5), reg 24

SIX_MONTHS = NotAssessedWithin(Months(6), (EventKind.NO_PLAN_NOTICE,), (EventKind.CONSIDERING_NOTICE,))


def test_no_assessment_before():
    shows(found(SIX_MONTHS, start("request")), True)
    shows(found(SIX_MONTHS, start("request"), E("no-plan-notice", 0)), True)


def test_an_assessment_before():
    title = KINDS[EventKind.NO_PLAN_NOTICE].title
    old, new = E("no-plan-notice", -400), E("no-plan-notice", -1)
    noticed = [E("considering-notice", 3), E("considering-notice", 9)]
    early, first, unknown = ("determined", day(0)), ("determined", day(3)), ("determined", "not recorded")
    shows(found(SIX_MONTHS, start("request"), old, new, *noticed), False, (title, day(-1)), first)
    shows(found(SIX_MONTHS, start("request"), old, *noticed), True, (title, day(-400)), first)
    shows(found(SIX_MONTHS, start("request"), new, E("considering-notice", 0)), False, (title, day(-1)), early)
    shows(found(SIX_MONTHS, start("request"), old), True, (title, day(-400)), unknown)
    shows(found(SIX_MONTHS, start("request"), new, as_of=day(9)), False, (title, day(-1)), unknown)
    open_ = found(SIX_MONTHS, start("request"), new)
    shows(open_, None, (title, day(-1)), unknown, missing=("the day of the determination",))
    shows(found(SIX_MONTHS), None, missing=("the start",))


# begun and not finished

UNFINISHED = Unfinished(
    began=(EventKind.REQUEST, EventKind.DETAINED_REQUEST),
    finished_by=(EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN),
    title="not finished",
    resumed_by=(EventKind.DECISION_TO_ASSESS,),
    overtaken_by=(EventKind.TRIBUNAL_ORDER,),
    in_detention=(EventKind.DETAINED_REQUEST,),
)

REQUEST = "request for an assessment"


def unfinished(*events: tuple[str, int], by: str = "released", as_of: date = LATE) -> Finding:
    return found(UNFINISHED, start(by), *(E(*e) for e in events), as_of=as_of)


def test_unfinished_says_since_when():
    shows(unfinished(), False)
    shows(unfinished(("request", -9)), True, (REQUEST, day(-9)), since=day(-9))
    shows(unfinished(("request", -9), ("request", -5)), True, (REQUEST, day(-9)), since=day(-9))
    shows(unfinished(("request", -9), ("final-plan", -5)), False, (REQUEST, day(-9)), (PLAN, day(-5)))
    shows(unfinished(("request", -9), ("final-plan", 0)), False, (REQUEST, day(-9)), (PLAN, D))
    shows(unfinished(("request", -9), ("final-plan", -9)), False, (REQUEST, day(-9)), (PLAN, day(-9)))
    before = ("final-plan", -12), ("request", -9)
    shows(unfinished(*before), True, (REQUEST, day(-9)), since=day(-9))
    later = ("request", -9), ("final-plan", 1)
    shows(unfinished(*later), True, (REQUEST, day(-9)), since=day(-9))


def test_of_several_that_are_finished_the_last_is_shown():
    finding = unfinished(("request", -9), ("request", -5), ("final-plan", -2))
    shows(finding, False, (REQUEST, day(-5)), (PLAN, day(-2)))


def test_a_refusal_of_the_day_of_a_new_request_is_of_the_older_one():
    assert unfinished(("request", -9), ("request", -5), ("refusal-to-assess", -5)).since == day(-5)
    assert unfinished(("request", -9), ("request", -6), ("refusal-to-assess", -5)).holds is False
    assert unfinished(("request", -5), ("refusal-to-assess", -5)).holds is False  # there is no older one
    assert unfinished(("request", -9), ("request", -5), ("final-plan", -5)).holds is False


def test_a_decision_takes_up_again_what_ended_last():
    refused = ("request", -20), ("refusal-to-assess", -15)
    assert unfinished(*refused, ("decision-to-assess", -5)).since == day(-20)
    same_day = ("request", -15), ("refusal-to-assess", -15), ("decision-to-assess", -5)
    assert unfinished(*same_day).since == day(-15)
    # a request in between is the one that is decided
    for n in (-15, -10, -5):
        assert unfinished(*refused, ("request", n), ("decision-to-assess", -5)).since == day(n)
    assert unfinished(*refused, ("request", -4), ("decision-to-assess", -5)).since == day(-20)
    # what an order has overtaken is not taken up again
    overtaken = ("request", -20), ("refusal-to-assess", -15), ("tribunal-order", -10)
    assert unfinished(*overtaken, ("decision-to-assess", -5)).holds is False
    twice = *refused, ("decision-to-assess", -10), ("refusal-to-assess", -8)
    assert unfinished(*twice, ("decision-to-assess", -5)).since == day(-20)


def test_where_one_before_has_cut_across_it_the_weeks_that_started_then_still_run():
    for n, holds in ((-10, True), (-9, False), (-1, False), (1, True)):
        assert unfinished(("request", -9), ("released", n)).holds is holds
    cut = unfinished(("request", -9), ("released", -1))
    shows(cut, False, (REQUEST, day(-9)))


def test_a_detention_cuts_across_a_request_in_detention_only_after_a_release():
    asked = ("detained-request", -9)
    for n, holds in ((-10, False), (-9, True), (-1, True), (0, True), (1, False)):
        assert unfinished(asked, ("released", n), by="detained").holds is holds
    assert unfinished(asked, by="detained").holds is False
    assert unfinished(asked, by="released").holds is True
    assert unfinished(("request", -9), by="detained").holds is True


def test_a_request_in_detention_begins_nothing_where_a_plan_is_kept():
    for n, holds in ((-10, False), (-9, True)):
        finding = found(UNFINISHED, start("released"), E("amended-plan", n), E("detained-request", -9))
        assert finding.holds is holds
    assert found(UNFINISHED, start("released"), E("amended-plan", -10), E("request", -9)).holds is True


COMMUNITY = (EventKind.REQUEST, EventKind.RESPONSIBLE)

IN_DETENTION = (EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION)

FIRST_UNFINISHED = Unfinished(
    began=(*COMMUNITY, *IN_DETENTION),
    finished_by=(EventKind.REFUSAL_TO_ASSESS,),
    title="unfinished",
    resumed_by=(EventKind.DECISION_TO_ASSESS,),
    overtaken_by=(EventKind.FINAL_PLAN,),
    in_detention=IN_DETENTION,
)


@pytest.mark.parametrize(
    ("trigger", "events", "since"),
    [
        ("detained", [("request", -50), ("responsible", -70)], -70),
        ("detained", [("request", -50), ("final-plan", -40), ("request", -30)], -30),
        ("detained", [("request", -50), ("refusal-to-assess", -40), ("request", -40)], -40),
        ("detained", [("request", -40), ("refusal-to-assess", -40)], None),
        ("detained", [("request", -50), ("refusal-to-assess", -40), ("decision-to-assess", -30)], -50),
        ("detained", [("request", -50), ("refusal-to-assess", -40), ("request", -35), ("decision-to-assess", -30)], -35),
        ("detained", [("request", -50), ("final-plan", -40), ("decision-to-assess", -30)], None),
        ("detained", [("request", -50), ("request-withdrawn", -40), ("request", -30)], -30),
        ("detained", [("request", -50), ("detained", -30)], None),  # its weeks have started already
        ("detained", [("request", -50), ("detained", -60)], -50),
        ("detained", [("detained-request", -50)], None),  # in the same detention
        ("detained", [("detained-request", -50), ("released", -20)], -50),
        ("detained", [("detained-request", -50), ("released", -20), ("detained", -10)], None),
        ("detained", [("detained-request", -50), ("released", -60)], None),
        ("detained", [("final-plan", -60), ("detained-request", -50), ("released", -20)], None),  # one is kept
        ("released", [("detained-request", -50), ("detained-attention", -60)], -60),
        ("released", [("detained-request", -50), ("detained", -50)], -50),
        ("released", [("detained-request", -50), ("released", -30)], None),
    ],
)  # fmt: skip
def test_the_first_beginning_that_is_unfinished_counts(trigger, events, since):
    finding = found_among(FIRST_UNFINISHED, trigger, *events)
    assert finding.holds is (since is not None)
    assert finding.since == (None if since is None else D + since * DAY)
