"""Conditions on what came before: preceded, recorded, the last was, still stands, of its own."""

import pytest

from sendrules.case.conditions import Finding
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Order
from sendrules.case.meanings import KINDS
from sendrules.law.conditions.history import LastWas, OfItsOwn, Preceded, Recorded, Stands
from triggers import DAY, D, E, day, found, found_among, shows, start

# what came before


@pytest.mark.parametrize(
    ("events", "before"),
    [
        ([], False),
        ([("detained", D - DAY)], True),
        ([("detained", D)], True),
        ([("detained", D + DAY)], False),
        ([("request", D - DAY)], True),
        ([("draft-plan", D - DAY)], False),
    ],
)
def test_preceded(events, before):
    kinds = (EventKind.DETAINED, EventKind.REQUEST)
    trigger, more = start("released"), [E(kind, on) for kind, on in events]
    ever, never = (found(Preceded(kinds, "so it was", ever=wanted), trigger, *more) for wanted in (True, False))
    assert (ever.holds, never.holds) == (before, not before)
    assert (ever.why.title, ever.missing) == ("so it was", ())
    assert len(ever.why.inputs) == before


def test_preceded_names_the_last_and_without_a_trigger_all_that_is_seen_counts():
    events = [E("request", D - 5 * DAY), E("detained", D - DAY)]
    condition = Preceded((EventKind.DETAINED, EventKind.REQUEST), "t")
    assert found(condition, start("released"), *events).why.inputs == (("detention began", D - DAY),)
    assert found(condition, E("request", D + DAY)).holds is True
    assert found(condition, E("request", D + DAY), as_of=D).holds is False


CEASE = LastWas(
    EventKind.DECISION_TO_CEASE,
    (EventKind.DECISION_TO_CEASE, EventKind.FINAL_PLAN, EventKind.DECISION_SENT),
    EventKind.DECISION_SENT,
    "against ceasing",
)


@pytest.mark.parametrize(
    ("events", "holds", "missing"),
    [
        ([], False, ()),
        ([("decision-to-cease", D - DAY)], True, ()),
        ([("decision-to-cease", D)], True, ()),
        ([("decision-to-cease", D + DAY)], False, ()),
        ([("final-plan", D - DAY)], False, ()),
        ([("final-plan", D - 9 * DAY), ("decision-to-cease", D - DAY)], True, ()),
        (
            [("decision-to-cease", D - 9 * DAY), ("final-plan", D - DAY)],
            None,
            ("which decision start is about",),
        ),
        ([("decision-to-cease", D - 200 * DAY), ("final-plan", D - DAY)], False, ()),
        (
            [("decision-to-cease", D - 9 * DAY), ("plan-ceased", D - 5 * DAY), ("final-plan", D - DAY)],
            False,
            (),
        ),
        ([("decision-to-cease", D - 9 * DAY), ("final-plan", D + DAY)], True, ()),
        ([("decision-to-cease", D - 9 * DAY), ("draft-plan", D - DAY)], True, ()),  # not one of them
        ([("decision-sent", D - DAY)], None, ("what decision-sent-1 decided",)),
        (
            [("decision-to-cease", D - 9 * DAY), ("decision-sent", D - DAY)],
            None,
            ("what decision-sent-1 decided",),
        ),
        ([("decision-sent", D - 9 * DAY), ("decision-to-cease", D - DAY)], True, ()),
    ],
)
def test_the_last_was(events, holds, missing):
    finding = found(CEASE, start("appeal"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.missing, finding.why.title) == (holds, missing, "against ceasing")


def test_the_last_where_nothing_starts_is_the_last_that_is_seen():
    events = [E("decision-to-cease", D), E("final-plan", D + DAY)]
    assert found(CEASE, *events, as_of=D).holds is True
    finding = found(CEASE, *events, as_of=D + DAY)
    assert (finding.holds, finding.why.inputs) == (None, (("finalised plan", D + DAY),))


PLAN = "finalised plan"


# what came before


def test_preceded_shows_the_last_of_what_came_before():
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


DECIDED = "decision to cease to maintain the plan"

EITHER = ("which decision start is about",)


def last_was(*events: tuple[str, int]) -> Finding:
    return found(CEASE, start("appeal"), *(E(*e) for e in events))


def test_the_last_was_shows_the_decision():
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


PLAN_STANDS = Stands((EventKind.REASSESSED_PLAN,), (EventKind.PLAN_CEASED,), "it stands")


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
def test_something_stands_until_it_is_undone(events, holds):
    assert found_among(PLAN_STANDS, "decision-to-continue", *events).holds is holds


REASSESSED_OF_ITS_OWN = OfItsOwn(
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
    finding = found_among(REASSESSED_OF_ITS_OWN, "decision-to-reassess", (kind, *order), *others)
    assert (finding.holds, finding.why.title) == (holds, "of its own")
    assert finding.missing == ((f"{kind}-1.order",) if holds is None else ())
