"""What must come between a start and an act, so that the act belongs to the start."""

import pytest

import sendrules as sr
from matching import E, day, done, duty, view
from sendrules.case.kinds import EventKind
from sendrules.law.model.discharge import Answer, EarlierAnswer, OpenMatter
from sendrules.law.model.duty import Trigger
from sendrules.statutory.led_to import answers_what_was_open, led_to
from sendrules.statutory.starts import Start, starts


def led(kind: str, rule: Answer, *events: sr.Event) -> bool:
    act = E(kind, 20, id="act")
    seen = view(E("request", 0, id="start"), act, *events)
    (start,) = [s for s in starts(duty(), seen) if s.event.id == "start"]
    return led_to(next(e for e in seen.case.events if e.id == "act"), rule, start, seen)


AFTER_A_MEETING = Answer(
    EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE,
    only_after=(EventKind.REVIEW_MEETING,), always=(EventKind.DECISION_TO_CEASE,), since=(EventKind.FINAL_PLAN,),
)  # fmt: skip


@pytest.mark.parametrize(
    ("events", "continued", "ceased"),
    [
        ([], True, False),
        ([E("review-meeting", 1)], True, True),
        ([E("review-meeting", 0)], True, True),
        ([E("review-meeting", 20)], True, True),
        ([E("review-meeting", 21)], True, False),
        ([E("review-meeting", -1)], False, False),
        # a plan made since begins anew: what was recorded before shows nothing of it
        ([E("review-meeting", -10), E("final-plan", -9)], True, False),
        ([E("review-meeting", -10), E("final-plan", -10)], False, False),
        ([E("review-meeting", -10), E("final-plan", 20)], True, False),
        ([E("review-meeting", -10), E("final-plan", 21)], False, False),
    ],
)
def test_a_decision_after_a_meeting_since_the_plan_was_made(events, continued, ceased):
    assert led("decision-to-continue", AFTER_A_MEETING, *events) is continued
    assert led("decision-to-cease", AFTER_A_MEETING, *events) is ceased


BEFORE_A_MOVE = EarlierAnswer(EventKind.AMENDED_PLAN, only_after=(EventKind.REVIEW_MEETING,))


@pytest.mark.parametrize(("meeting", "counts"), [(-51, True), (-50, True), (-49, False), (0, False), (1, True)])
def test_an_act_before_a_start_after_a_meeting(meeting, counts):
    rule = duty(trigger=(Trigger(EventKind.MOVED),), discharged_by=BEFORE_A_MOVE)
    events = [E("moved", 0), E("amended-plan", -50), E("review-meeting", meeting)]
    assert done(rule, *events) == [day(-50) if counts else None]


def answers_another(own: bool, *events: sr.Event) -> bool:
    what = OpenMatter((EventKind.AMENDMENT_NOTICE,), (EventKind.AMENDED_PLAN,), (EventKind.PLAN_CEASED,), own=own)
    seen = view(E("request", 0, id="start"), E("amended-plan", 20, id="act"), *events)
    (start,) = [s for s in starts(duty(), seen) if s.event.id == "start"]
    act = next(e for e in seen.case.events if e.id == "act")
    return answers_what_was_open(act, what, start, seen)


@pytest.mark.parametrize(
    ("events", "before", "ever"),
    [
        # whether a notice that came before the start lies open, and one that came whenever
        ([], False, False),
        ([E("amendment-notice", -5)], True, True),
        ([E("amendment-notice", 0)], False, True),
        ([E("amendment-notice", 20)], False, True),
        ([E("amendment-notice", 21)], False, False),
        # answered or closed on its day or later, and before the act
        ([E("amendment-notice", -5), E("amended-plan", -6)], True, True),
        ([E("amendment-notice", -5), E("amended-plan", -5)], False, False),
        ([E("amendment-notice", -5), E("plan-ceased", -4)], False, False),
        ([E("amendment-notice", -5), E("plan-ceased", 19)], False, False),
        ([E("amendment-notice", -5), E("plan-ceased", 20)], True, True),
        ([E("amendment-notice", -5), E("plan-ceased", 21)], True, True),
        # the last notice
        ([E("amendment-notice", -9), E("amended-plan", -8), E("amendment-notice", -5)], True, True),
        ([E("amendment-notice", -9), E("amendment-notice", -5), E("amended-plan", -4)], False, False),
    ],
)
def test_an_act_that_answers_something_still_open(events, before, ever):
    assert answers_another(True, *events) is before
    assert answers_another(False, *events) is ever


def test_an_act_of_another_kind_answers_nothing_open():
    seen = view(E("request", 0), E("amendment-notice", -5), E("final-plan", 20))
    what = OpenMatter((EventKind.AMENDMENT_NOTICE,), (EventKind.AMENDED_PLAN,), ())
    (start,) = starts(duty(), seen)
    assert isinstance(start, Start)
    assert not answers_what_was_open(seen.case.events[-1], what, start, seen)
