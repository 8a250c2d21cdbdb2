"""Conditions on plans: none maintained, one maintained, one that may have ceased, one clearly answered."""

from datetime import date

import pytest

from sendrules.case.conditions import Finding
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.law.conditions.plans import ClearlyAnswered, MayHaveCeased, NoPlanMaintained, PlanMaintained
from sendrules.law.model.anchors import Next
from sendrules.law.model.limits import BeforeDate, OnTheDay
from sendrules.time.periods import Months
from triggers import DAY, LATE, D, E, day, found, found_among, shows, start

# whether a plan is maintained: CFA 2014 s.36(6)(a), reg 18


@pytest.mark.parametrize(
    ("made", "holds"), [(date(2025, 5, 11), False), (date(2025, 5, 12), True), (date(2025, 5, 13), True)]
)
def test_no_plan_is_maintained_before_the_request(made, holds):
    finding = found(NoPlanMaintained(), start("request"), E("final-plan", made))
    assert (finding.holds, finding.missing, finding.why.title) == (
        holds,
        (),
        "the child or young person is without a maintained plan",
    )
    assert finding.why.inputs == (() if holds else (("finalised plan", made),))


def test_no_plan_is_maintained_where_none_is_recorded_or_nothing_starts():
    assert found(NoPlanMaintained(), start("request")).holds is True
    assert found(NoPlanMaintained(), E("final-plan", date(2025, 5, 1))).holds is True


PLANS: list[tuple[list[tuple[str, date]], bool]] = [
    ([], True),  # nothing speaks against it
    ([("final-plan", D - DAY)], True),
    ([("final-plan", D)], True),
    ([("final-plan", D + DAY)], False),  # first made only later
    ([("amended-plan", D + DAY)], True),  # what is amended was there
    ([("reassessed-plan", D + DAY)], True),
    ([("final-plan", D - DAY), ("final-plan", D + DAY)], True),
    ([("plan-ceased", D - DAY)], False),
    ([("plan-ceased", D)], False),
    ([("plan-ceased", D + DAY)], True),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY)], False),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY), ("final-plan", D - DAY)], True),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY), ("final-plan", D)], True),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY), ("final-plan", D + DAY)], False),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 9 * DAY)], False),
    ([("plan-ceased", D - 9 * DAY), ("final-plan", D - 5 * DAY), ("plan-ceased", D - DAY)], False),
    ([("plan-ceased", D - 9 * DAY), ("amended-plan", D - 5 * DAY)], True),
    ([("plan-ceased", D - 9 * DAY), ("reassessed-plan", D - 5 * DAY)], True),
    ([("plan-ceased", D - 9 * DAY), ("draft-plan", D - 5 * DAY)], False),  # a draft is no plan
]


@pytest.mark.parametrize(("events", "holds"), PLANS)
def test_a_plan_is_maintained(events, holds):
    finding = found(PlanMaintained(), start("phase-transfer"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.missing, finding.why.title) == (holds, (), "a plan is maintained")
    assert finding.why.inputs[0] == ("on", D)


@pytest.mark.parametrize(
    ("events", "holds"),
    [
        ([("final-plan", date(2025, 2, 14))], True),  # there on the last day of the limit
        ([("final-plan", date(2025, 2, 15))], False),  # made too late to be amended by it
        ([("plan-ceased", date(2025, 2, 14))], False),
        ([("plan-ceased", date(2025, 2, 15))], True),
    ],
)
def test_a_plan_is_maintained_on_the_last_day_of_a_limit(events, holds):
    condition = PlanMaintained(by=BeforeDate(2, 15))
    finding = found(condition, start("phase-transfer"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.why.inputs[0]) == (holds, ("on", date(2025, 2, 14)))


def test_why_no_plan_is_maintained():
    ceased = found(PlanMaintained(), start("phase-transfer"), E("final-plan", D - 9 * DAY), E("plan-ceased", D - DAY))
    assert ceased.why.inputs == (("on", D), ("ceased", D - DAY))
    later = found(PlanMaintained(), start("phase-transfer"), E("final-plan", D + DAY))
    assert later.why.inputs == (("on", D), ("finalised plan", D + DAY))


def test_a_plan_that_is_made_after_the_day_of_the_question_is_not_seen():
    later = E("final-plan", D + DAY)
    assert found(PlanMaintained(), start("phase-transfer"), later, as_of=D).holds is True
    assert found(PlanMaintained(), start("phase-transfer"), later, as_of=D + DAY).holds is False


def test_a_plan_is_looked_for_on_the_day_of_the_question_where_nothing_starts():
    for as_of, holds in ((D, False), (D - DAY, True)):
        assert found(PlanMaintained(), E("plan-ceased", D), as_of=as_of).holds is holds


def test_a_limit_that_has_no_day_leaves_the_day_of_the_trigger():
    # every anchor is given the day of the trigger
    for by in (OnTheDay(), OnTheDay(of=Next(EventKind.DRAFT_PLAN))):
        assert found(PlanMaintained(by=by), start("phase-transfer"), E("plan-ceased", D)).why.inputs[0] == (
            "on",
            D,
        )


PLAN, AMENDED = "finalised plan", "amended plan"


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


def test_a_plan_is_maintained_shows_the_plan_and_when_it_ceased():
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


def test_events_that_show_the_plan_continued():
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


CLEAR_AFTER_REASSESSMENT = ClearlyAnswered(
    EventKind.REASSESSED_PLAN, (EventKind.AMENDED_PLAN,), (EventKind.AMENDMENT_NOTICE,), "clearly answered"
)


@pytest.mark.parametrize(
    ("events", "holds"),
    [
        ([], True),
        ([("amended-plan", -1)], True),
        ([("amended-plan", 0)], True),
        ([("amended-plan", 1)], None),
        ([("amended-plan", 9), ("reassessed-plan", 20)], True),
        ([("reassessed-plan", -20), ("amended-plan", 9)], None),  # of a re-assessment before
        ([("amendment-notice", 5), ("amended-plan", 9)], True),
        ([("amendment-notice", -5), ("amended-plan", 9)], True),
        ([("amendment-notice", 9), ("amended-plan", 9)], True),
        ([("amendment-notice", 10), ("amended-plan", 9)], None),
        ([("amendment-notice", 5), ("amended-plan", 9), ("amended-plan", 20)], None),  # the notice is used up
        ([("amendment-notice", 9), ("amended-plan", 9), ("amended-plan", 20)], True),
        ([("final-plan", 8), ("amendment-notice", 5), ("amended-plan", 9)], None),
    ],
)
def test_a_plan_that_nothing_explains_leaves_it_open(events, holds):
    finding = found_among(CLEAR_AFTER_REASSESSMENT, "decision-to-reassess", *events)
    assert finding.holds is holds
    n = sum(kind == "amended-plan" for kind, _ in events)
    assert finding.missing == ((f"whether amended-plan-{n} is the plan after re-assessment",) if holds is None else ())


CEASED = MayHaveCeased(
    EventKind.DECISION_TO_CEASE,
    Months(2),
    (EventKind.APPEAL, EventKind.TRIBUNAL_ORDER),
    EventKind.APPEAL_ENDED,
)


@pytest.mark.parametrize(
    ("events", "holds"),
    [
        ([], True),
        ([("decision-to-cease", -1)], True),  # of a review before
        ([("decision-to-cease", 9)], None),
        ([("decision-to-cease", 9), ("appeal", 20)], True),
        ([("appeal", 5), ("decision-to-cease", 9)], None),
        ([("decision-to-cease", 9), ("appeal", 20), ("appeal-ended", 30)], None),
        ([("decision-to-cease", 9), ("appeal", 20), ("tribunal-order", 30, "continue")], True),
        ([("decision-to-cease", 9), ("appeal", 20), ("tribunal-order", 30, "cease")], None),
        ([("decision-to-cease", 9), ("appeal", 20), ("decision-to-cease", 40)], None),
    ],
)
def test_a_plan_that_may_have_ceased_leaves_it_open(events, holds):
    finding = found_among(CEASED, "decision-to-continue", *events)
    assert finding.holds is holds
    assert finding.missing == (("whether the plan ceased",) if holds is None else ())
