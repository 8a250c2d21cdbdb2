"""Marks one answer of another system: right, wrong, or no answer; and which ways of counting wrongly explain it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sendrules.suite.items import Expected, Item

NOT_ANSWERED = "not answered"
_DAYS = ("last_day", "due", "was")


class Mark(StrEnum):
    """What became of one question. Each question has exactly one.

    PASSED: all that was asked is right. FAILED: something is wrong. SKIPPED: the system says that it does not do it.
    BAD: there was an answer, not in the form. MISSING: there was none.
    """

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    BAD = "bad"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer for one duty.

    Attributes:
        duty: the id of the duty.
        right: whether all of it is right.
        wrong_parts: for each part that is wrong: its name, what is right and what was answered.
        shown_by: the wrong ways that would have answered otherwise.
        explained_by: of these, the ones that answer exactly so.
        right_under: other readings of the law under which all of it would be right.
    """

    duty: str
    right: bool
    wrong_parts: tuple[tuple[str, Any, Any], ...] = ()
    shown_by: tuple[str, ...] = ()
    explained_by: tuple[str, ...] = ()
    right_under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """One question with its mark.

    Attributes:
        item: the question.
        mark: what became of it.
        why: what is wrong with an answer that is bad, missing or skipped.
        answers: the answers, duty by duty; empty unless it passed or failed.
    """

    item: Item
    mark: Mark
    why: str = ""
    answers: tuple[Answer, ...] = ()


class NotInForm(ValueError):
    """An answer is not in the form of the protocol."""


def marked(item: Item, reply: Mapping[str, Any] | None, why_none: str = "no answer came") -> Marked:
    """Mark the answer to one question.

    Args:
        item: the question.
        reply: the answer as read from JSON; None where there was none.
        why_none: why there was none.

    >>> from sendrules.suite.items import suite
    >>> item = next(i for i in suite().items if i.id == "reg-13-2-final-plan-20-weeks:2025-05-21")
    >>> marked(item, {"last_day": "2025-10-08"}).mark.value
    'passed'
    >>> marked(item, {"last_day": "2025-10-10"}).answers[0].explained_by
    ('working-days-for-weeks',)
    """
    if reply is None:
        return Marked(item, Mark.MISSING, why_none)
    if reply.get("skipped") not in (None, False):
        return Marked(item, Mark.SKIPPED, str(reply["skipped"])[:200])
    try:
        given = _given(item, reply)
    except NotInForm as error:
        return Marked(item, Mark.BAD, str(error))
    answers = tuple(_marked(item, expected, given.get(expected.duty, ())) for expected in item.expected)
    return Marked(item, Mark.PASSED if all(a.right for a in answers) else Mark.FAILED, answers=answers)


def _given(item: Item, reply: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """Read what was answered: by duty, the occurrences."""
    if item.level == "dates":
        if "last_day" not in reply:
            raise NotInForm("it has neither 'last_day' nor 'skipped'")
        return {item.expected[0].duty: [_occurrence({"last_day": reply["last_day"]})]}
    answers = reply.get("answers")
    if not isinstance(answers, list):
        raise NotInForm("it has neither a list 'answers' nor 'skipped'")
    found: dict[str, list[Mapping[str, Any]]] = {}
    for answer in answers:
        if not isinstance(answer, dict) or not isinstance(answer.get("duty"), str):
            raise NotInForm("each of 'answers' must be an object with a 'duty'")
        occurrences = answer.get("occurrences")
        if not isinstance(occurrences, list) or answer["duty"] in found:
            raise NotInForm("each duty must be answered once, with a list 'occurrences'")
        found[answer["duty"]] = [_occurrence(one) for one in occurrences]
    return found


def _occurrence(given: Any) -> Mapping[str, Any]:
    if not isinstance(given, dict) or not isinstance(given.get("exceptions", {}), dict):
        raise NotInForm("an occurrence must be an object, and its 'exceptions' too")
    for name in _DAYS:
        day = given.get(name)
        if day is not None and not (isinstance(day, str) and _is_day(day)):
            raise NotInForm(f'{name!r} must be a day such as "2025-10-08", or null')
    return given


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _marked(item: Item, expected: Expected, given: Sequence[Mapping[str, Any]]) -> Answer:
    wrong = _compared(expected, given)
    under = [
        reading
        for reading, duties in item.readings.items()
        if wrong and expected.duty in duties and not _compared(_overlaid(expected, duties[expected.duty]), given)
    ]
    would = {way: duties[expected.duty] for way, duties in item.wrong.items() if expected.duty in duties}
    explained = [way for way, others in would.items() if wrong and any(_answers_so(given, other) for other in others)]
    return Answer(expected.duty, not wrong, tuple(wrong), tuple(would), tuple(explained), tuple(under))


def _compared(expected: Expected, given: Sequence[Mapping[str, Any]]) -> list[tuple[str, Any, Any]]:
    """Give every part of an answer that differs from what is expected."""
    wrong: list[tuple[str, Any, Any]] = []
    if expected.every and len(given) != len(expected.occurrences):
        wrong.append(("number of occurrences", len(expected.occurrences), len(given)))
    for n, right in enumerate(expected.occurrences):
        wrong += _wrong_parts(right, given[n] if n < len(given) else {})
    return wrong


def _overlaid(expected: Expected, others: Sequence[Mapping[str, Any]]) -> Expected:
    """Give what is expected under another reading: what it changes, in place of what is right here."""
    changed = {other.get("n", 1) - 1: other for other in others}
    return replace(
        expected,
        occurrences=tuple(
            {name: changed.get(n, {}).get(name, value) for name, value in right.items()}
            for n, right in enumerate(expected.occurrences)
        ),
    )


def _wrong_parts(right: Mapping[str, Any], given: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    found = [
        (name, value, given.get(name, NOT_ANSWERED))
        for name, value in right.items()
        if name != "exceptions" and not _same(given.get(name, NOT_ANSWERED), value)
    ]
    states = given.get("exceptions", {})
    for limb, state in right.get("exceptions", {}).items():
        if (got := states.get(limb, "absent")) != state:
            found.append((limb, state, got))
    return found


def _answers_so(given: Sequence[Mapping[str, Any]], other: Mapping[str, Any]) -> bool:
    """Whether an answer says what a wrong way says of one occurrence; what it leaves out is not held against that."""
    n = other.get("n", 1) - 1
    if n >= len(given):
        return False
    parts = [name for name in other if name != "n" and name in given[n]]
    return any(name in _DAYS for name in parts) and all(_same(given[n][name], other[name]) for name in parts)


def _same(one: Any, other: Any) -> bool:
    """Equal and of one kind: in JSON, true is no number."""
    return type(one) is type(other) and bool(one == other)
