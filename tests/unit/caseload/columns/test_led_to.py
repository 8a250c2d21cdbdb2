"""Whether what has to lie between a start and an act does, on columns."""

from __future__ import annotations

import pytest

from column_courses import course_rows
from matching import LATE, E, duty
from sendrules.case.kinds import EventKind
from sendrules.law.model.discharge import Answer, OpenMatter
from sendrules.law.model.duty import Trigger

AFTER_A_MEETING = duty(
    trigger=(Trigger(EventKind.FINAL_PLAN),),
    discharged_by=Answer(
        EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE, EventKind.DECISION_TO_AMEND,
        only_after=(EventKind.REVIEW_MEETING,), always=(EventKind.DECISION_TO_CEASE,), alone=(EventKind.DECISION_TO_AMEND,),
        since=(EventKind.MOVED,),
    ),
)  # fmt: skip


def is_done(rule, *events) -> bool:
    return course_rows(rule, *events, as_of=LATE)[0]["done"] is not None


@pytest.mark.parametrize(
    ("meetings", "moved", "kind", "counts"),
    [
        ([], None, "decision-to-continue", True),  # as far as the case records such things
        ([], None, "decision-to-cease", False),  # for this one a meeting has to be recorded
        ([1], None, "decision-to-continue", True),
        ([1], None, "decision-to-cease", True),
        ([90], None, "decision-to-continue", True),
        ([91], None, "decision-to-continue", True),  # what comes later says nothing of how it was
        ([91], None, "decision-to-cease", False),
        ([-1], None, "decision-to-continue", False),
        ([-1], None, "decision-to-amend", True),
        ([0], None, "decision-to-continue", True),
        ([-1], 30, "decision-to-continue", True),  # how the case was kept before the move shows nothing
        ([-1], -1, "decision-to-continue", False),
        ([-1], -2, "decision-to-continue", False),
        ([5], 30, "decision-to-cease", False),
        ([5], 5, "decision-to-cease", True),
        ([-1], 91, "decision-to-continue", False),
    ],
)
def test_a_meeting_between_a_plan_and_a_decision(meetings, moved, kind, counts):
    events = [E("final-plan", 0), E(kind, 90), *(E("review-meeting", on) for on in meetings)]
    assert is_done(AFTER_A_MEETING, *events, *([] if moved is None else [E("moved", moved)])) is counts


def test_a_meeting_on_the_day_of_one_decision_does_not_lead_to_a_second():
    rule = duty(trigger=(Trigger(EventKind.DECISION_TO_CONTINUE),), discharged_by=AFTER_A_MEETING.discharged_by)
    events = [E("decision-to-continue", 0), E("decision-to-continue", 90)]
    assert is_done(rule, *events, E("review-meeting", 0)) is False
    assert is_done(rule, *events, E("review-meeting", 1)) is True


@pytest.mark.parametrize(
    ("events", "own", "counts"),
    [
        ([], True, True),
        ([("amendment-notice", -1)], True, False),
        ([("amendment-notice", 0)], True, True),  # the start's own
        ([("amendment-notice", 0)], False, False),
        ([("amendment-notice", 6)], False, True),
        ([("amendment-notice", -1), ("moved", -1)], True, True),
        ([("amendment-notice", -1), ("moved", 4)], True, True),
        ([("amendment-notice", -1), ("moved", 5)], True, False),
        ([("amendment-notice", -3), ("amended-plan", -2)], True, True),
        ([("amendment-notice", -1), ("amendment-notice", 1)], True, True),
    ],
)
def test_an_act_may_answer_what_lay_open_before_the_start(events, own, counts):
    matter = OpenMatter((EventKind.AMENDMENT_NOTICE,), (EventKind.AMENDED_PLAN,), (EventKind.MOVED,), own=own)
    rule = duty(discharged_by=Answer(EventKind.AMENDED_PLAN, answers=matter))
    assert is_done(rule, E("request", 0), E("amended-plan", 5), *(E(kind, on) for kind, on in events)) is counts


@pytest.mark.parametrize(
    ("told", "kind", "counts"),
    [
        (False, "decision-to-continue", True),
        (True, "decision-to-continue", False),
        (True, "decision-sent", True),
        (False, "decision-sent", False),
    ],
)
def test_an_act_that_was_told_by_telephone_counts_from_its_written_notice(told, kind, counts):
    rule = duty(discharged_by=Answer(EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_SENT, in_writing=True))
    method = {"method": "by-telephone"} if told else {}
    act = [] if kind == "decision-sent" and not told else [E("decision-to-continue", 5, **method)]
    sent = [E("decision-sent", 9)] if kind == "decision-sent" else []
    assert is_done(rule, E("request", 0), *act, *sent) is counts
