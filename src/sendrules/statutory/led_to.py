"""Whether what has to lie between a start and an act does: an act belongs to the start that led to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.view import View, any_between
from sendrules.law.conditions.appealable import given_in_writing
from sendrules.law.model.discharge import Answer, OpenMatter
from sendrules.statutory.starts import Start


def led_to(event: Event, rule: Answer, start: Start, view: View) -> bool:
    """Whether what has to lie between a start and an act does, as far as the case had recorded such things by then.

    Args:
        event: the act.
        rule: what the act has to follow.
        start: the start.
        view: the case as known on the day of the question.
    """
    if rule.in_writing and not given_in_writing(event, rule.kinds, view):
        return False
    if rule.answers is not None and answers_what_was_open(event, rule.answers, start, view):
        return False
    if not rule.only_after or event.kind in rule.alone:
        return True
    anew = view.until(event.on, *rule.since) if rule.since else ()
    recorded = view.between(anew[-1].on if anew else date.min, event.on, *rule.only_after)
    if not recorded:
        return event.kind not in rule.always
    own = start.event.kind in rule.kinds  # what came before it on its day led to the start itself
    return recorded[-1].on > start.event.on or (recorded[-1].on == start.event.on and not own)


def answers_what_was_open(event: Event, what: OpenMatter, start: Start, view: View) -> bool:
    """Whether an act answers what lies open beside the start, such as the amendment notice of the review before.

    Args:
        event: the act.
        what: what may lie open.
        start: the start.
        view: the case as known on the day of the question.
    """
    if event.kind not in what.answered_by:
        return False
    asked = view.until(event.on, *what.kinds)
    if not asked or (what.own and asked[-1].on >= start.event.on):
        return False
    closing = view.events(*what.answered_by, *what.closed_by)
    return not any_between(closing, asked[-1].on, event.on, last_included=False)


def preceded(event: Event, kinds: tuple[EventKind, ...], since: date, start: Event, view: View) -> bool:
    """Whether something of these kinds came before an act, as far as the case had recorded such things by the start.

    Args:
        event: the act.
        kinds: the kinds; none asks for nothing.
        since: the first day on which it counts.
        start: the event that started the duty.
        view: the case as known on the day of the question.
    """
    recorded: Sequence[Any] = view.until(start.on, *kinds) if kinds else ()
    return not recorded or any_between(recorded, since, event.on)
