"""The whole finding of each condition that looks at the case: its value, what it shows, what is missing, and since when."""

from datetime import date, timedelta
from typing import Any

import pytest

from sendrules.case.case import Case
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Issues, Order, Role
from sendrules.case.meanings import KINDS
from sendrules.case.view import View
from sendrules.law.conditions.assessments import NotAssessedWithin, Unfinished
from sendrules.law.conditions.history import LastWas, OfItsOwn, Preceded, Recorded, Stands
from sendrules.law.conditions.mediation import ContactedInTime, IssuesWere
from sendrules.law.conditions.own_fields import AskedOneOf, ClosingDayStated, NoticeSent, OrderIs
from sendrules.law.conditions.plans import ClearlyAnswered, MayHaveCeased, NoPlanMaintained, PlanMaintained
from sendrules.law.conditions.reviews import ReviewLedToIt
from sendrules.law.model.anchors import LastReview
from sendrules.time.periods import Months, Weeks

D = date(2025, 5, 12)
"""The day of the trigger."""
LATE = date(2028, 6, 1)


def day(n: int) -> date:
    """So many days from the trigger."""
    return D + timedelta(n)


def E(kind: str, n: int, **more: Any) -> Event:  # noqa: N802
    return Event(kind=kind, on=day(n), **more)


def start(kind: str, **fields: Any) -> Event:
    return E(kind, 0, id="start", **fields)


def found(condition: Any, *events: Event, as_of: date = LATE, last: date | None = None) -> Finding:
    """The finding where the event with the id `start`, if there is one, is the trigger."""
    case = Case(reference="A", events=events)
    trigger = next((e for e in case.events if e.id == "start"), None)
    return condition.test(Occasion(View(case, as_of), trigger, None, last))


def shows(finding: Finding, holds: bool | None, *inputs: tuple[str, Any], missing: tuple[str, ...] = (), since=None):
    """Compare all of a finding; the step has the value of the finding."""
    assert (finding.holds, finding.why.value) == (holds, holds)
    assert finding.why.inputs == inputs
    assert finding.why.missing == finding.missing == missing
    assert finding.since == since


PLAN, AMENDED, CEASED = "finalised plan", "amended plan", "plan ceased"

# conditions on the trigger's own fields


def test_who_was_asked():
    condition = AskedOneOf((Role.NHS_TRUST,), unclear=(Role.HEALTH_PROFESSIONAL,))
    shows(found(condition, start("advice-request", to="nhs-trust")), True, ("to", Role.NHS_TRUST))
    shows(found(condition, start("advice-request", to="school")), False, ("to", Role.SCHOOL))
    shows(found(condition, start("advice-request")), None, missing=("start.to",))
    shows(found(condition, start("advice-request", to="health-professional")), None, missing=("start.to",))


def test_a_field_of_the_trigger_is_shown_and_is_missing_only_where_the_answer_is():
    condition = OrderIs((Order.ASSESS,))
    shows(found(condition, start("tribunal-order", order="assess")), True, ("order", Order.ASSESS))
    shows(found(condition, start("tribunal-order", order="cease")), False, ("order", Order.CEASE))
    shows(found(condition, start("tribunal-order")), None, ("order", None), missing=("start.order",))


def test_when_the_notice_was_sent():
    before, since = (NoticeSent(day(20), earlier=earlier) for earlier in (True, False))
    for n, earlier in ((19, True), (20, False), (21, False)):
        notice = start("transfer-review", sent=day(n))
        shows(found(before, notice), earlier, ("sent", day(n)))
        shows(found(since, notice), not earlier, ("sent", day(n)))
    shows(found(before, start("transfer-review")), True, ("sent", D))  # all of it came before
    on_the_day = found(NoticeSent(D, earlier=True), start("transfer-review"))
    shows(on_the_day, None, ("sent", None), missing=("start.sent",))


def test_the_closing_day_is_shown():
    stated = found(ClosingDayStated(), start("draft-plan", closes=day(20)))
    assert (stated.holds, stated.why.value, stated.why.inputs, stated.missing) == (
        True,
        True,
        (("closes", day(20)),),
        (),
    )
    silent = found(ClosingDayStated(), start("draft-plan"))
    assert (silent.holds, silent.why.value, silent.why.inputs, silent.missing) == (False, False, (), ())


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


# whether a plan is maintained


@pytest.mark.parametrize(
    ("events", "shown"),
    [
        ([], None),
        ([("final-plan", -1)], (PLAN, -1)),
        ([("final-plan", 0)], None),
        ([("final-plan", -9), ("amended-plan", -1)], (AMENDED, -1)),  # the last plan is shown
        ([("final-plan", -9), ("plan-ceased", -8)], None),
        ([("final-plan", -9), ("plan-ceased", -9)], None),  # what ceased on the day of the plan is that plan
        ([("final-plan", -9), ("plan-ceased", -10)], (PLAN, -9)),
        ([("final-plan", -9), ("plan-ceased", 0)], None),  # on the day of the request
        ([("final-plan", -9), ("plan-ceased", 1)], (PLAN, -9)),
        ([("plan-ceased", -1)], None),
        ([("final-plan", -30), ("plan-ceased", -20), ("final-plan", -10)], (PLAN, -10)),
        ([("final-plan", -30), ("plan-ceased", -20), ("final-plan", -10), ("plan-ceased", -5)], None),
        ([("final-plan", -30), ("amended-plan", -10), ("plan-ceased", -20)], (AMENDED, -10)),
    ],
)
def test_no_plan_is_maintained(events, shown):
    finding = found(NoPlanMaintained(), start("request"), *(E(*e) for e in events))
    shows(finding, shown is None, *([(shown[0], day(shown[1]))] if shown else []))


def test_a_plan_is_maintained():
    def of(*events: tuple[str, int]) -> Finding:
        return found(PlanMaintained(), start("phase-transfer"), *(E(*e) for e in events))

    on = ("on", D)
    shows(of(), True, on)
    shows(of(("final-plan", -9), ("plan-ceased", -8), ("amended-plan", -7)), True, on, ("ceased", day(-8)))
    twice = ("final-plan", -9), ("plan-ceased", -8), ("amended-plan", -7), ("plan-ceased", -6)
    shows(of(*twice), False, on, ("ceased", day(-6)))
    shows(of(("final-plan", -9), ("final-plan", -3), ("plan-ceased", -6)), True, on, ("ceased", day(-6)))
    shows(of(("final-plan", -6), ("plan-ceased", -6)), False, on, ("ceased", day(-6)))
    # first made later: the first of the plans is shown
    shows(of(("final-plan", 1), ("amended-plan", 2)), False, on, (PLAN, day(1)))
    shows(of(("amended-plan", 1), ("final-plan", 2)), True, on)
    shows(of(("plan-ceased", -6), ("final-plan", 1)), False, on, ("ceased", day(-6)), (PLAN, day(1)))


@pytest.mark.parametrize("kind", ["request", "responsible"])
def test_a_plan_that_is_only_being_asked_for_is_not_maintained(kind):
    def of(*events: tuple[str, int]) -> Finding:
        return found(PlanMaintained(), start("phase-transfer"), *(E(*e) for e in events))

    on = ("on", D)
    shows(of((kind, -1)), False, on)
    shows(of((kind, 0)), False, on)
    shows(of((kind, 1)), True, on)
    shows(of((kind, -1), ("final-plan", 0)), True, on)
    shows(of((kind, -1), ("amended-plan", 1)), False, on, (AMENDED, day(1)))


# what came before


def test_preceded():
    kinds = (EventKind.DETAINED, EventKind.REQUEST)
    events = start("released"), E("request", -9), E("detained", -1), E("detained", 1)
    shown = ("detention began", day(-1))
    shows(found(Preceded(kinds, "t"), *events), True, shown)
    shows(found(Preceded(kinds, "t", ever=False), *events), False, shown)
    shows(found(Preceded(kinds, "t"), events[0], events[3]), False)
    shows(found(Preceded(kinds, "t", ever=False), events[0]), True)


def test_recorded():
    condition = Recorded((EventKind.DETAINED, EventKind.REQUEST), "when it began")
    shows(found(condition, start("released")), None, missing=("when it began",))
    shows(found(condition, start("released"), E("detained", 1)), None, missing=("when it began",))
    shows(found(condition, start("released"), E("detained", 0)), True, ("detention began", D))
    two = found(condition, start("released"), E("request", -9), E("detained", -1))
    shows(two, True, ("detention began", day(-1)))
    assert two.why.title == "the case records when it began"
    shows(found(condition, E("detained", 0), as_of=D), True, ("detention began", D))


# a review led to it

REVIEW = LastReview(
    EventKind.REVIEW_MEETING,
    (EventKind.DECISION_TO_CEASE, EventKind.DECISION_TO_CONTINUE),
    (),
    within=Weeks(4),
    again=Weeks(2),
    since=(EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN),
)


@pytest.mark.parametrize(
    ("events", "shown"),
    [
        ([], None),
        ([("review-meeting", 1)], None),
        ([("review-meeting", 0)], 0),
        ([("review-meeting", -28)], -28),  # four weeks before, and no longer
        ([("review-meeting", -29)], None),
        ([("review-meeting", -20), ("review-meeting", -5)], -5),
        ([("review-meeting", -20), ("review-meeting", 1)], -20),
        # since the plan was made; the decision of the day is not what made it
        ([("review-meeting", -20), ("final-plan", -19)], None),
        ([("review-meeting", -20), ("final-plan", -20)], -20),
        ([("review-meeting", -20), ("final-plan", -21)], -20),
        ([("review-meeting", -20), ("final-plan", 0)], -20),
        ([("review-meeting", -20), ("final-plan", 1)], -20),
        ([("review-meeting", -20), ("final-plan", -1)], None),
        ([("review-meeting", -40), ("review-meeting", -5)], -5),
        ([("final-plan", -25), ("review-meeting", -20), ("amended-plan", -10)], None),
        # it has led to another decision already
        ([("review-meeting", -15), ("decision-to-continue", -15)], None),
        ([("review-meeting", -15), ("decision-to-continue", -1)], None),
        ([("review-meeting", -14), ("decision-to-continue", -10)], -14),
        ([("review-meeting", -15), ("decision-to-continue", -16)], -15),
        ([("review-meeting", -15), ("decision-to-continue", 0)], -15),
        ([("review-meeting", -15), ("decision-to-continue", 1)], -15),
        ([("review-meeting", -25), ("decision-to-continue", -20), ("review-meeting", -15)], -15),
    ],
)
def test_a_review_led_to_it(events, shown):
    finding = found(ReviewLedToIt(REVIEW), start("decision-to-cease"), *(E(*e) for e in events))
    shows(finding, shown is not None, *([] if shown is None else [("review meeting", day(shown))]))


def test_no_review_led_to_what_is_not_recorded():
    shows(found(ReviewLedToIt(REVIEW), E("review-meeting", 0)), False)


# whether the plan may have ceased

MAY_CEASE = MayHaveCeased(
    EventKind.DECISION_TO_CEASE,
    Months(2),
    (EventKind.AMENDED_PLAN, EventKind.TRIBUNAL_ORDER),
    EventKind.APPEAL_ENDED,
)
DECIDED = "decision to cease to maintain the plan"
WHETHER = ("whether the plan ceased",)
LAST = date(2025, 8, 20)


def ceasing(*events: Event, last: date | None = LAST, as_of: date = LATE) -> Finding:
    return found(MAY_CEASE, start("phase-transfer"), *events, last=last, as_of=as_of)


def test_a_plan_may_have_ceased_where_the_decision_leaves_time_for_it():
    shows(ceasing(), True)
    shows(ceasing(Event(kind="decision-to-cease", on=date(2025, 6, 20))), True)  # its two months end on the day
    shows(ceasing(Event(kind="decision-to-cease", on=date(2025, 6, 21))), True)
    day_before = date(2025, 6, 19)
    shows(ceasing(Event(kind="decision-to-cease", on=day_before)), None, (DECIDED, day_before), missing=WHETHER)


def test_only_a_decision_in_the_period_counts():
    shows(ceasing(E("decision-to-cease", -1)), True)
    shows(ceasing(E("decision-to-cease", 0)), None, (DECIDED, D), missing=WHETHER)
    without = found(MAY_CEASE, E("decision-to-cease", -1), last=LAST)
    shows(without, None, (DECIDED, day(-1)), missing=WHETHER)


def test_where_there_is_no_limit_the_day_of_the_question_counts():
    decided = E("decision-to-cease", 0)
    shows(ceasing(decided, last=None, as_of=date(2025, 7, 12)), True)
    shows(ceasing(decided, last=None, as_of=date(2025, 7, 13)), None, (DECIDED, D), missing=WHETHER)


def test_what_shows_that_the_plan_went_on():
    decided, shown = E("decision-to-cease", 5), (DECIDED, day(5))
    shows(ceasing(decided, E("amended-plan", 4)), None, shown, missing=WHETHER)
    shows(ceasing(decided, E("amended-plan", 5)), True, shown, (AMENDED, day(5)))
    shows(ceasing(decided, E("amended-plan", 200)), True, shown, (AMENDED, day(200)))
    shows(ceasing(decided, E("amended-plan", 9), as_of=day(9)), True, shown, (AMENDED, day(9)))
    order, ended = "order of the Tribunal", "appeal ended without an order"
    cease = E("tribunal-order", 9, order="cease")
    shows(ceasing(decided, cease), None, shown, (order, day(9)), missing=WHETHER)
    shows(ceasing(decided, E("tribunal-order", 9, order="continue")), True, shown, (order, day(9)))
    shows(ceasing(decided, E("tribunal-order", 9)), True, shown, (order, day(9)))
    shows(ceasing(decided, E("appeal-ended", 9)), None, shown, (ended, day(9)), missing=WHETHER)
    # the last sign counts
    shows(ceasing(decided, E("appeal-ended", 9), E("amended-plan", 10)), True, shown, (AMENDED, day(10)))
    went_on = E("amended-plan", 8)
    shows(ceasing(decided, went_on, cease), None, shown, (order, day(9)), missing=WHETHER)
    shows(ceasing(decided, cease, E("amended-plan", 10)), True, shown, (AMENDED, day(10)))
    last_ended = ceasing(decided, E("amended-plan", 9), E("appeal-ended", 10))
    shows(last_ended, None, shown, (ended, day(10)), missing=WHETHER)


def test_the_last_decision_to_cease_counts():
    two = E("decision-to-cease", 5), E("decision-to-cease", 15)
    shows(ceasing(*two, E("amended-plan", 10)), None, (DECIDED, day(15)), missing=WHETHER)
    shows(ceasing(*two, E("amended-plan", 15)), True, (DECIDED, day(15)), (AMENDED, day(15)))


# begun and not finished

UNFINISHED = Unfinished(
    began=(EventKind.REQUEST, EventKind.DETAINED_REQUEST),
    finished_by=(EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN),
    title="not finished",
    resumed_by=(EventKind.DECISION_TO_ASSESS,),
    overtaken_by=(EventKind.TRIBUNAL_ORDER,),
    in_detention=(EventKind.DETAINED_REQUEST,),
)
REQUEST, REFUSAL = "request for an assessment", "refusal to assess"


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


def test_what_is_taken_up_again_is_what_the_last_ending_ended():
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


# what the mediation was about


def test_the_issues_of_the_last_wish():
    condition = IssuesWere((Issues.HEALTH,))
    told = start("commissioners-told")
    old, new = (
        E("mediation-wanted", -9, id="old", issues="health"),
        E("mediation-wanted", 0, id="new", issues="mixed"),
    )
    shows(found(condition, told, old), True, ("issues", Issues.HEALTH))
    shows(found(condition, told, old, new), False, ("issues", Issues.MIXED))
    unsaid = E("mediation-wanted", -1, id="unsaid")
    shows(found(condition, told, old, unsaid), None, ("issues", None), missing=("unsaid.issues",))
    shows(found(condition, told), None, ("issues", None), missing=("mediation-wanted.issues",))


# contacted in time: reg 34(2)

IN_TIME = ContactedInTime((EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN))


@pytest.mark.parametrize(
    ("contacts", "contacted"),
    [
        ([], 0),
        ([-61], 0),  # before the notice: about another
        ([-60], -60),
        ([-60, -5], -60),
        ([0], 0),
        ([1], 0),
        ([-61, -5], -5),
    ],
)
def test_the_first_contact_since_the_notice(contacts, contacted):
    events = [E("refusal-to-assess", -60), *(E("mediation-contact", n) for n in contacts)]
    shows(
        found(IN_TIME, start("mediation-declined"), *events), True,
        ("dated", day(-60)), ("last day", date(2025, 5, 13)), ("contacted", day(contacted)),
    )  # fmt: skip


def test_which_notice_and_which_of_its_days():
    trigger = start("mediation-declined")
    old, new = E("refusal-to-assess", -200), E("final-plan", 0)
    contacted = ("contacted", D)
    on_the_day = found(IN_TIME, trigger, old, new)
    shows(on_the_day, True, ("dated", D), ("last day", date(2025, 7, 12)), contacted)
    too_late = ("dated", day(-200)), ("last day", date(2024, 12, 24)), contacted
    shows(found(IN_TIME, trigger, old, E("final-plan", 1)), False, *too_late)
    dated_before = E("refusal-to-assess", -200, written=day(-210))  # the date of another notice
    shows(
        found(IN_TIME, trigger, dated_before, new),
        True,
        ("dated", D),
        ("last day", date(2025, 7, 12)),
        contacted,
    )
    both = E("refusal-to-assess", -60, written=day(-63))
    shows(found(IN_TIME, trigger, both), False, ("dated", day(-63)), ("last day", day(-2)), contacted)
    shows(found(IN_TIME, trigger), True)


# the last of several

CEASE = LastWas(
    EventKind.DECISION_TO_CEASE,
    (EventKind.DECISION_TO_CEASE, EventKind.FINAL_PLAN, EventKind.DECISION_SENT),
    EventKind.DECISION_SENT,
    "against ceasing",
)
EITHER = ("which decision start is about",)


def last_was(*events: tuple[str, int]) -> Finding:
    return found(CEASE, start("appeal"), *(E(*e) for e in events))


def test_the_last_was():
    shows(last_was(), False)
    shows(last_was(("decision-to-cease", 0)), True, (DECIDED, D))
    shows(last_was(("decision-to-cease", 1)), False)
    shows(last_was(("final-plan", -9), ("decision-to-cease", -1)), True, (DECIDED, day(-1)))
    shows(last_was(("final-plan", -9)), False, (PLAN, day(-9)))
    sent = last_was(("decision-to-cease", -9), ("decision-sent", -1))
    shows(sent, None, (KINDS[EventKind.DECISION_SENT].title, day(-1)), missing=("what decision-sent-1 decided",))


@pytest.mark.parametrize(
    ("events", "open_"),
    [
        ([("decision-to-cease", -120)], True),  # 12 January 2025, four months before
        ([("decision-to-cease", -121)], False),
        ([("decision-to-cease", -9), ("plan-ceased", -10)], True),
        ([("decision-to-cease", -9), ("plan-ceased", -9)], False),
        ([("decision-to-cease", -9), ("plan-ceased", 0)], False),
        ([("decision-to-cease", -9), ("plan-ceased", 1)], True),
        ([("decision-to-cease", -60), ("plan-ceased", -50), ("decision-to-cease", -40)], True),
        ([("plan-ceased", -70), ("decision-to-cease", -50), ("plan-ceased", -30)], False),
    ],
)
def test_another_decision_that_is_still_open_leaves_it_unknown(events, open_):
    finding = last_was(*events, ("final-plan", -1))
    shows(finding, None if open_ else False, (PLAN, day(-1)), missing=EITHER if open_ else ())


def test_without_a_trigger_nothing_names_what_it_is_about():
    near = found(CEASE, E("decision-to-cease", -9), E("final-plan", -1), as_of=D)
    shows(near, None, (PLAN, day(-1)), missing=("which decision it is about",))


# what stands

STANDS = Stands((EventKind.DETAINED, EventKind.DETAINED_REQUEST), (EventKind.RELEASED,), "still detained")
BEGAN, RELEASED = "detention began", "release from detention"


@pytest.mark.parametrize(
    ("events", "holds", "shown"),
    [
        ([], False, []),
        ([("released", -1)], False, []),
        ([("detained", 1)], False, []),
        ([("detained", 0)], True, [(BEGAN, 0)]),
        ([("detained", -9), ("detained", -5)], True, [(BEGAN, -5)]),
        ([("detained", -9), ("released", -10)], True, [(BEGAN, -9)]),
        ([("detained", -9), ("released", -9)], True, [(BEGAN, -9)]),  # from another before it
        ([("detained", -9), ("released", -8)], False, [(BEGAN, -9), (RELEASED, -8)]),
        ([("detained", -9), ("released", 0)], False, [(BEGAN, -9), (RELEASED, 0)]),
        ([("detained", -9), ("released", 1)], True, [(BEGAN, -9)]),
        ([("detained", -9), ("released", -7), ("released", -3)], False, [(BEGAN, -9), (RELEASED, -7)]),
        ([("detained", -9), ("released", -7), ("detained", -5)], True, [(BEGAN, -5)]),
    ],
)
def test_stands(events, holds, shown):
    finding = found(STANDS, start("phase-transfer"), *(E(*e) for e in events))
    shows(finding, holds, *((title, day(n)) for title, n in shown))
    assert finding.why.title == "still detained"


# a decision of its own

OF_ITS_OWN = OfItsOwn(Order.MAKE_PLAN, (EventKind.FINAL_PLAN,), (EventKind.REQUEST,), "of its own")
ORDER = "order of the Tribunal"


def own(*events: Event) -> Finding:
    return found(OF_ITS_OWN, start("final-plan"), *events)


def test_an_order_that_the_decision_carries_out():
    order = E("tribunal-order", -9, order="make-plan", id="order")
    carried = (ORDER, day(-9))
    shows(own(), True)
    shows(own(order), False, carried)
    shows(own(E("tribunal-order", 0, order="make-plan")), False, (ORDER, D))
    shows(own(E("tribunal-order", 1, order="make-plan")), True)
    shows(own(E("tribunal-order", -9, order="cease")), True)
    shows(own(order, E("final-plan", -10)), False, carried)
    shows(own(order, E("final-plan", -8)), True)  # carried out already
    shows(own(order, E("final-plan", -1)), True)
    shows(own(order, E("final-plan", -9)), True)
    shows(own(order, E("final-plan", 1)), False, carried)
    shows(own(order, E("request", -10)), False, carried)
    shows(own(order, E("request", 0)), True)
    shows(own(order, E("request", 1)), False, carried)
    # of two the last is shown, and one that has not been answered is enough
    second = E("mediation-agreement", -5, order="make-plan")
    shows(own(order, second), False, ("mediation agreement", day(-5)))
    shows(own(order, E("final-plan", -7), second), False, ("mediation agreement", day(-5)))


def test_an_order_that_does_not_say_what_it_is_about():
    unsaid, later = E("tribunal-order", -9, id="a"), E("tribunal-order", -5, id="b")
    shows(own(unsaid), None, (ORDER, day(-9)), missing=("a.order",))
    shows(own(unsaid, later), None, (ORDER, day(-5)), missing=("a.order", "b.order"))
    said = E("tribunal-order", -7, order="make-plan")
    shows(own(unsaid, said, later), False, (ORDER, day(-7)))
    shows(own(unsaid, E("tribunal-order", -7, order="cease")), None, (ORDER, day(-9)), missing=("a.order",))


def test_a_concession_has_weeks_of_its_own_only_before_the_response():
    appeal, conceded = E("appeal", -40), E("appeal-conceded", -9, order="make-plan", id="c")
    shown = ("appeal conceded", day(-9))
    shows(own(appeal, conceded), False, shown)
    shows(own(appeal, conceded, E("appeal-response", -20)), True)
    same_day = own(appeal, conceded, E("appeal-response", -9, id="r"))
    shows(same_day, None, shown, missing=("whether c came before r",))


# clearly answered

CLEAR = ClearlyAnswered(
    EventKind.REASSESSED_PLAN,
    (EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN),
    (EventKind.REVIEW_MEETING,),
    "clear",
)


@pytest.mark.parametrize(
    ("events", "doubt"),
    [
        ([], None),
        ([("final-plan", -1)], None),
        ([("final-plan", 0)], None),
        ([("final-plan", 1)], (PLAN, 1)),
        ([("final-plan", 30)], (PLAN, 30)),  # on the last day
        ([("final-plan", 31)], None),
        ([("final-plan", 5), ("amended-plan", 9)], (PLAN, 5)),  # the first
        # what clearly is the answer, on the day or later
        ([("final-plan", 5), ("reassessed-plan", -1)], (PLAN, 5)),
        ([("final-plan", 5), ("reassessed-plan", 0)], None),
        ([("final-plan", 5), ("reassessed-plan", 9)], None),
        # what shows that it is something else, since the plan before
        ([("final-plan", 5), ("review-meeting", 6)], (PLAN, 5)),
        ([("final-plan", 5), ("review-meeting", 5)], None),
        ([("final-plan", 5), ("review-meeting", -300)], None),
        ([("final-plan", -20), ("amended-plan", 5), ("review-meeting", -21)], (AMENDED, 5)),
        ([("final-plan", -20), ("amended-plan", 5), ("review-meeting", -20)], None),
        ([("final-plan", -20), ("amended-plan", -10), ("amended-plan", 5), ("review-meeting", -15)], (AMENDED, 5)),
        ([("final-plan", 5), ("amended-plan", 9), ("review-meeting", 3)], (AMENDED, 9)),
        ([("final-plan", 5), ("amended-plan", 9), ("review-meeting", 5)], None),
    ],
)  # fmt: skip
def test_clearly_answered(events, doubt):
    condition, trigger = CLEAR, start("reassessment-request")
    finding = found(condition, trigger, *(E(kind, n, id=f"{kind}{n}") for kind, n in events), last=day(30))
    if doubt is None:
        shows(finding, True)
    else:
        kind = "final-plan" if doubt[0] == PLAN else "amended-plan"
        missing = (f"whether {kind}{doubt[1]} is the plan after re-assessment",)
        shows(finding, None, (doubt[0], day(doubt[1])), missing=missing)
    assert finding.why.title == "clear"


def test_without_a_limit_all_that_came_after_counts():
    finding = found(CLEAR, start("reassessment-request"), E("final-plan", 999, id="p"))
    shows(finding, None, (PLAN, day(999)), missing=("whether p is the plan after re-assessment",))
