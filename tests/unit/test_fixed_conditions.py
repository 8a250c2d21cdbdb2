"""What stands, what is a decision of its own, what is clearly answered, what is first unfinished, and what revives nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import EventKind, Order
from sendrules.case.view import View
from sendrules.law.conditions.assessments import Unfinished
from sendrules.law.conditions.history import OfItsOwn, Stands
from sendrules.law.conditions.plans import ClearlyAnswered, MayHaveCeased
from sendrules.law.model.anchors import Begun, Last, Next
from sendrules.law.model.limits import After
from sendrules.law.statute import statute
from sendrules.statutory.match import courses
from sendrules.time.periods import Months, Weeks

DAY = timedelta(1)
D = date(2025, 5, 12)
LATE = date(2028, 6, 1)


def found(condition: Any, kind: str, *events: tuple[Any, ...]) -> Finding:
    """The finding for a trigger of the kind on D; each event is a kind, days after D and perhaps an order."""
    made = [sr.Event(kind=k, on=D + n * DAY, **({"order": o[0]} if o else {})) for k, n, *o in events]
    view = View(sr.Case(reference="A", events=[sr.Event(kind=kind, on=D, id="start"), *made]), LATE)
    trigger = next(e for e in view.case.events if e.id == "start")
    return condition.test(Occasion(view, trigger))


STANDS = Stands((EventKind.REASSESSED_PLAN,), (EventKind.PLAN_CEASED,), "it stands")


@pytest.mark.parametrize(
    ("events", "holds"),
    [
        ([], False),
        ([("reassessed-plan", 1)], False),
        ([("reassessed-plan", 0)], True),
        ([("reassessed-plan", -9)], True),
        ([("reassessed-plan", -9), ("plan-ceased", -1)], False),
        ([("reassessed-plan", -9), ("plan-ceased", 0)], False),
        ([("reassessed-plan", -9), ("plan-ceased", 1)], True),
        ([("reassessed-plan", -9), ("plan-ceased", -9)], True),  # the one before it
        ([("reassessed-plan", -9), ("plan-ceased", -5), ("reassessed-plan", -1)], True),
    ],
)
def test_what_came_stands_until_it_is_undone(events, holds):
    assert found(STANDS, "decision-to-continue", *events).holds is holds


OWN = OfItsOwn(
    Order.REASSESS,
    answered_by=(EventKind.DECISION_TO_REASSESS, EventKind.REASSESSED_PLAN),
    asked_by=(EventKind.REASSESSMENT_REQUEST,),
    title="of its own",
)


@pytest.mark.parametrize("kind", ["tribunal-order", "mediation-agreement", "appeal-conceded"])
@pytest.mark.parametrize(
    ("order", "others", "holds"),
    [
        ((-9, "reassess"), [], False),
        ((0, "reassess"), [], False),
        ((1, "reassess"), [], True),
        ((-9, "assess"), [], True),
        ((-9, "continue"), [], True),
        ((-9, None), [], None),
        ((-9, "reassess"), [("decision-to-reassess", -5)], True),
        ((-9, "reassess"), [("decision-to-reassess", -12)], False),  # answered something else
        ((-9, None), [("reassessed-plan", -5)], True),
        ((-9, "reassess"), [("reassessment-request", -5)], True),
        ((-9, "reassess"), [("reassessment-request", 0)], True),
        ((-9, "reassess"), [("reassessment-request", -12)], False),  # it was what the order was about
        ((-9, "reassess"), [("tribunal-order", -5, None)], False),
    ],
)
def test_a_decision_that_carries_out_an_order_is_not_the_authoritys_own(kind, order, others, holds):
    finding = found(OWN, "decision-to-reassess", (kind, *order), *others)
    assert (finding.holds, finding.why.title) == (holds, "of its own")
    assert finding.missing == ((f"{kind}-1.order",) if holds is None else ())


CLEAR = ClearlyAnswered(
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
    finding = found(CLEAR, "decision-to-reassess", *events)
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
    finding = found(CEASED, "decision-to-continue", *events)
    assert finding.holds is holds
    assert finding.missing == (("whether the plan ceased",) if holds is None else ())


COMMUNITY = (EventKind.REQUEST, EventKind.RESPONSIBLE)
IN_DETENTION = (EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION)
UNFINISHED = Unfinished(
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
    finding = found(UNFINISHED, trigger, *events)
    assert finding.holds is (since is not None)
    assert finding.since == (None if since is None else D + since * DAY)


def test_a_limit_runs_from_what_the_condition_of_its_trigger_found():
    plan = statute().duty("det-15-4/plan")
    assert isinstance(plan.limit, After)
    assert isinstance(plan.limit.of, Begun)
    assert plan.limit.of != Last(*plan.limit.of.kinds)
    assert plan.limit_for(D) == D + Weeks(20).n * 7 * DAY
    assert plan.limit_for(D, others={"request": D - DAY}) == D + (140 - 1) * DAY


@pytest.mark.parametrize(
    ("between", "revived"),
    [(None, True), (-1, True), (0, False), (10, False), (20, False), (21, True)],
)
def test_what_begins_something_else_leaves_nothing_to_revive(between, revived):
    """Refused on the tenth day and a plan on the thirtieth; ``between`` counts from the refusal."""
    duty = replace(
        statute().duty("reg-44-2-b-ii-final"),
        revived_by=Next(EventKind.FINAL_PLAN, until=(EventKind.REQUEST, EventKind.TRIBUNAL_ORDER)),
    )
    events = [
        sr.Event(kind="tribunal-order", on=D, order="assess"),
        sr.Event(kind="no-plan-notice", on=D + 10 * DAY),
        sr.Event(kind="final-plan", on=D + 30 * DAY),
    ]
    if between is not None:
        events.append(sr.Event(kind="request", on=D + (10 + between) * DAY))
    (course,) = courses(duty, View(sr.Case(reference="A", events=events), LATE))
    assert bool(course.done) is revived
    assert bool(course.ended) is not revived
