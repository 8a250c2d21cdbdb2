"""Questions that other programs ask in JSON, answered as plain data: what the service and the assistant's tool share.

Every answer is the library's own. A question may be smaller than a case file, as others wait for the same process.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from pydantic import Field, create_model

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.files import case_of
from sendrules.case.kinds import EventKind
from sendrules.case.record import AnyDay, Name, Record
from sendrules.engine import Engine
from sendrules.errors import (
    InputError,
    PluginError,
    Problem,
    SendrulesError,
    UnknownDuty,
    UnknownNameError,
    UnknownReading,
)
from sendrules.outside_files import MEGABYTE
from sendrules.result import Result
from sendrules.statutory.sketch import Sketch
from sendrules.statutory.timetable import UnknownDetail, details_of

LARGEST, MOST_EVENTS, MOST_OTHERS = MEGABYTE, 500, 200
"""How many bytes a question may have, how many events its case, and how many entries each other list of the case."""
_LISTS = ("circumstances", "determinations", "claims", "facts")
_ELSEWHERE = "`sendrules evaluate` takes larger cases from a file."
_PLACES: Mapping[type[UnknownNameError], tuple[str, str]] = {
    UnknownDuty: ("duty", "Give the id of a duty. The list of duties has them."),
    UnknownReading: (
        "reading",
        "Give the id of a contested question and one of its answers, as the list of duties names them.",
    ),
}


class _Start(Record):
    """The kind of event that starts time limits, its day, and what else is known of it."""

    kind: EventKind = Field(description="The kind of event.")
    on: AnyDay = Field(description="Its day: of receipt for a request, of service for a draft plan.")
    detained: bool = Field(
        default=False, strict=True, description="Whether the person is detained, so that SI 2015/62 applies."
    )


_DETAILS = tuple(field.name for field in fields(Sketch) if field.name not in ("kind", "on"))
TimetableQuestion: type[_Start] = create_model(
    "TimetableQuestion",
    __base__=_Start,
    **{name: (Event.model_fields[name].annotation, Event.model_fields[name]) for name in _DETAILS},  # type: ignore[call-overload]
)
"""A start, with every field of an event that a provision may look at."""


class EvaluationQuestion(Record):
    """What is asked about a case, beside the case itself."""

    as_of: AnyDay = Field(description="The day of the question. Nothing later is seen. There is no default.")
    authority: Name | None = Field(
        default=None, description="The key of an installed authority whose policy stands beside the law."
    )
    full: bool = Field(default=False, description="Whether to give every duty, and every exception with its reasons.")
    duty: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Give these duties alone, by id, with the reasons."
    )
    reading: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Other answers to contested questions, each as QUESTION=ANSWER."
    )


def timetable_data(question: _Start, readings: Iterable[str] = ()) -> dict[str, Any]:
    """Give every duty that follows from one event, as ``Timetable.to_dict`` does.

    Args:
        question: the event.
        readings: other answers to contested questions, each as ``QUESTION=ANSWER``.

    Raises:
        InputError: the kind of event has no such detail, or a reading has no answer.
        UnknownReading: there is no such question or answer.

    >>> question = TimetableQuestion.model_validate({"kind": "request", "on": "2025-05-21"})
    >>> timetable_data(question)["rows"][0]["due"]
    '2025-07-02'
    """
    details = {name: value for name in _DETAILS if (value := getattr(question, name)) is not None}
    has = details_of(question.kind)
    if wrong := [name for name in details if name not in has]:
        fix = f"Take it out. This kind takes {', '.join(has) or 'no details'}."
        raise InputError("question", [Problem(name, f"{question.kind} has no such detail.", fix) for name in wrong])
    engine = _engine(None, _pairs(readings))
    return engine.timetable(question.kind, question.on, detained=question.detained, **details).to_dict()


def result_of(case: Case, question: EvaluationQuestion) -> Result:
    """Give the answer for one case.

    Args:
        case: the case.
        question: what is asked.

    Raises:
        InputError: a reading has no answer.
        UnknownReading: there is no such question or answer.
        MissingPlugin: there is no such authority.
    """
    return _engine(question.authority, _pairs(question.reading)).evaluate(case, as_of=question.as_of)


def evaluation_data(case: Case, question: EvaluationQuestion) -> dict[str, Any]:
    """Give the answer for one case as plain data, as ``Result.to_dict`` does.

    Args:
        case: the case.
        question: what is asked.

    Raises:
        InputError: both forms are asked for, or a reading has no answer.
        UnknownDuty, UnknownReading: there is no such duty, question or answer.
        MissingPlugin: there is no such authority.
    """
    if question.duty and (question.full or question.authority):
        other = "full" if question.full else "authority"
        why = "it does not go with `duty`, which gives the law alone, in full detail."
        raise InputError("question", [Problem(other, why, f"Leave {other} or duty out.")])
    return result_of(case, question).to_dict(full=question.full, duties=question.duty or None)


def case_within_bounds(data: Any) -> Case:
    """Make a case of plain data, if it is not larger than one question may be.

    Args:
        data: the case as plain data.

    Raises:
        InputError: with every problem, its field and its fix.
    """
    if isinstance(data, Mapping):
        most = {"events": MOST_EVENTS, **dict.fromkeys(_LISTS, MOST_OTHERS)}
        sizes = {name: len(data[name]) for name in most if isinstance(data.get(name), list | Mapping)}
        if over := [name for name, size in sizes.items() if size > most[name]]:
            said = [Problem(n, f"this has {sizes[n]:,} entries, and may have {most[n]}.", _ELSEWHERE) for n in over]
            raise InputError("case", said)
    return case_of(data)


def problems_of(error: SendrulesError) -> tuple[Problem, ...]:
    """Give what is wrong with a question, each with its place and its fix.

    Args:
        error: what the library raised.
    """
    if isinstance(error, InputError):
        return error.problems
    if isinstance(error, UnknownNameError):
        place, fix = _PLACES.get(type(error), ("", "Check its spelling."))
        if error.near:
            fix = f"Did you mean {' or '.join(error.near)}?"
        elif isinstance(error, UnknownDetail):
            fix = "Leave it out, or check its spelling."
        return (Problem(place, f"there is no {error.what} called {error.name!r}.", fix),)
    if isinstance(error, PluginError):
        return (Problem("authority", error.reason, error.fix),)
    return (Problem("", str(error)),)


def _pairs(readings: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Read ``QUESTION=ANSWER`` pairs."""
    found: dict[str, str] = {}
    for text in readings:
        question, _, answer = (part.strip() for part in text.partition("="))
        if not question or not answer:
            raise InputError(
                "question", [Problem("reading", f"{text!r} is not QUESTION=ANSWER.", "Write it so, as in notify=sent.")]
            )
        if question in found:
            raise InputError("question", [Problem("reading", f"{question!r} is answered twice.", "Keep one answer.")])
        found[question] = answer
    return tuple(sorted(found.items()))


@lru_cache(maxsize=32)
def _engine(authority: str | None, readings: tuple[tuple[str, str], ...]) -> Engine:
    """Give the engine for an authority and readings; it keeps nothing of any case."""
    chosen = dict(readings)
    return Engine.for_authority(authority, readings=chosen) if authority else Engine(readings=chosen)
