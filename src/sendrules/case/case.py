"""``Case``: one child's or young person's chronology, what is known around it, and what to ask about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, StrictBool, StrictFloat, StrictInt, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from sendrules.case.events import Circumstance, Claim, Determination, Event, Record, Text
from sendrules.case.kinds import KINDS, Dated, EventKind, Role, ServiceMethod
from sendrules.errors import InputError, Problem, near
from sendrules.explanation import words

COMMENCEMENT = date(2014, 9, 1)
FactValue = StrictBool | StrictInt | StrictFloat | str | tuple[str, ...]


class Case(Record):
    """One case.

    Raises:
        pydantic.ValidationError: from the constructor and ``model_validate_json``.
        InputError: from ``read_case``, which says the same in plain words.

    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> case.events[0].id
    'request-1'
    """

    format: Literal["sendrules-case-1"] = Field(
        default="sendrules-case-1", description="The format of this record, for later versions."
    )
    reference: Text = Field(description="The case's own reference. Not a name.")
    events: tuple[Event, ...] = Field(default=(), description="What happened, in any order.")
    circumstances: tuple[Circumstance, ...] = Field(
        default=(),
        description="Closures, absences, exceptional circumstances, missed appointments, coronavirus.",
    )
    determinations: tuple[Determination, ...] = Field(
        default=(), description="Judgements that a limit was impractical to keep, each for one limb."
    )
    claims: tuple[Claim, ...] = Field(
        default=(), description="Reasons that were given for delay; answered, not believed."
    )
    facts: dict[str, FactValue] = Field(
        default_factory=dict,
        description="Other facts by name, for an authority's policy. No statute reads them.",
    )

    @model_validator(mode="after")
    def _whole(self) -> Case:
        given = [event.id for event in self.events if event.id]
        twice = sorted(name for name, n in Counter(given).items() if n > 1)
        if twice:
            raise PydanticCustomError(
                "duplicate_id",
                "the id {id} is used by more than one event; give each its own",
                {"id": twice[0]},
            )
        seen: dict[tuple[Any, ...], int] = {}
        for index, event in enumerate(self.events):
            key = (event.kind, event.on, event.about, event.to, event.planned)
            if key in seen:
                raise PydanticCustomError(
                    "duplicate_event",
                    "events.{a} and events.{b} are the same: {what}; remove one, or tell them apart with `about`",
                    {"a": seen[key], "b": index, "what": f"{event.title} on {words(event.on)}"},
                )
            seen[key] = index
        object.__setattr__(self, "events", tuple(_named(self.events)))
        ids = {event.id for event in self.events}
        for index, determination in enumerate(self.determinations):
            if determination.trigger is not None and determination.trigger not in ids:
                raise PydanticCustomError(
                    "unknown_event",
                    "determinations.{n}.trigger: no event has the id {id}; the ids are {ids}",
                    {"n": index, "id": determination.trigger, "ids": ", ".join(sorted(map(str, ids)))},
                )
        return self

    def warnings(self, as_of: date | None = None) -> tuple[Problem, ...]:
        """List what looks wrong in the chronology without being impossible: it is used as it stands.

        Args:
            as_of: the day of the question, which tells what is dated after it.
        """
        return tuple(_warnings(self, as_of))


def read_case(text: str | bytes, source: str = "case") -> Case:
    """Read a case from JSON.

    Args:
        text: the JSON text.
        source: where it came from, for the error.

    Raises:
        InputError: with every problem, its field and its mend.
    """
    try:
        return Case.model_validate_json(text)
    except ValidationError as error:
        raise InputError(source, [_problem(e) for e in error.errors()]) from None


def read_case_file(path: str | Path) -> Case:
    """Read a case from a JSON file.

    Raises:
        InputError: the file cannot be read, or with every problem in it.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(str(path), [Problem("", error.strerror or "cannot be read")]) from None
    return read_case(data, str(path))


def _named(events: tuple[Event, ...]) -> Iterator[Event]:
    """Give every event an id. It follows from the dates, so the order in the file does not matter."""
    order = sorted(range(len(events)), key=lambda i: _sort_key(events[i]))
    taken = {event.id for event in events if event.id}
    ids: dict[int, str] = {}
    count: Counter[EventKind] = Counter()
    for i in order:
        event = events[i]
        if event.id is None:
            count[event.kind] += 1
            while (name := f"{event.kind.value}-{count[event.kind]}") in taken:
                count[event.kind] += 1
            ids[i] = name
    for i, event in enumerate(events):
        yield event.model_copy(update={"id": ids[i]}) if i in ids else event


def _sort_key(event: Event) -> tuple[date, str, str, str, bool]:
    return event.on, event.kind.value, event.about or "", event.to or "", event.planned


def _warnings(case: Case, as_of: date | None) -> Iterator[Problem]:
    for index, event in enumerate(case.events):
        info, at = KINDS[event.kind], f"events.{index}"
        day = words(event.on)
        if event.on < COMMENCEMENT and not event.planned:
            yield Problem(
                f"{at}.on", f"{event.title} on {day} is before 1 September 2014, when the provisions began.",
                "Check the year; limits that would start here are answered as not in force.",
            )  # fmt: skip
        if event.planned and as_of and event.on <= as_of and not info.scheduled:
            yield Problem(
                f"{at}.planned", f"{event.title} was planned for {day}, which has come.",
                "Record whether it happened; until then it answers nothing.",
            )  # fmt: skip
        if not event.planned and not info.scheduled and as_of and event.on > as_of:
            yield Problem(
                f"{at}.on", f"{event.title} is dated {day}, after the day asked about ({words(as_of)}).",
                "It is not seen. Check the date, or say planned: true.",
            )  # fmt: skip
        sent = event.on if info.on_is is Dated.SENT else event.sent
        if event.written and sent and event.written > sent:
            yield Problem(
                f"{at}.written", f"the document is dated {words(event.written)}, after it was sent ({words(sent)}).",
                "Check both dates; the day it was sent is used.",
            )  # fmt: skip
        if event.closes and event.closes < event.on:
            yield Problem(
                f"{at}.closes", f"the time for representations would close {words(event.closes)}, before it began.",
                "Check both dates.",
            )  # fmt: skip
        yield from _follows(case, index, event)


def _follows(case: Case, index: int, event: Event) -> Iterator[Problem]:
    """Warn of an answer with no question before it."""
    wanted = KINDS[event.kind].follows
    if not wanted:
        return
    same = event.kind is EventKind.ADVICE_RECEIVED
    before = [e for e in case.events if e.kind in wanted and (not same or e.about == event.about)]
    if any(e.on <= event.on for e in before):
        return
    names = " or ".join(k.value for k in wanted) + (f" about {event.about!r}" if same else "")
    if before:
        first = min(before, key=lambda e: e.on)
        message = f"{event.title} on {words(event.on)} is before {first.title} on {words(first.on)}."
        mend = "Check both dates; as they stand it answers nothing."
    else:
        message = f"{event.title} on {words(event.on)} follows nothing: there is no {names}."
        others = sorted({e.about or "(none)" for e in case.events if e.kind in wanted})
        mend = (
            f"Record it, or give the same `about` ({', '.join(others)})." if same and others else "Record it."
        )
    yield Problem(f"events.{index}", message, mend)


_LISTS: dict[str, tuple[str, ...]] = {
    "events.kind": tuple(EventKind),
    "events.to": tuple(Role),
    "events.by": tuple(Role),
    "events.method": tuple(ServiceMethod),
    "circumstances.kind": tuple(
        get_args(m.model_fields["kind"].annotation)[0] for m in get_args(get_args(Circumstance)[0])
    ),
}
_MODELS: dict[str, tuple[str, ...]] = {
    "": tuple(Case.model_fields),
    "events": tuple(Event.model_fields),
    "determinations": tuple(Determination.model_fields),
    "claims": tuple(Claim.model_fields),
}


def _problem(error: ErrorDetails) -> Problem:
    """Say a validation error in plain words, with the field and the mend."""
    loc = [str(part) for part in error["loc"]]
    if loc[:1] == ["circumstances"] and len(loc) > 2:
        del loc[2]  # the tag of the union, which is not a field
    field = ".".join(loc)
    group = ".".join(part for part in loc if not part.isdigit())
    kind, given = error["type"], error.get("input")
    if kind == "union_tag_invalid" or kind == "union_tag_not_found":
        field, group = f"{field}.kind", "circumstances.kind"
        given = given.get("kind") if isinstance(given, dict) else given
    if group in _LISTS:
        known = _LISTS[group]
        close = near(str(given), known)
        mend = f"Did you mean {' or '.join(close)}?" if close else f"Use one of: {', '.join(known)}."
        return Problem(field, f"{given!r} is not known.", mend)
    if kind == "extra_forbidden":
        parent = loc[0] if len(loc) > 1 else ""
        close = near(loc[-1], _MODELS.get(parent, ()))
        mend = f"Did you mean {' or '.join(close)}?" if close else "Remove it, or check its spelling."
        return Problem(field, "there is no such field.", mend)
    if kind == "missing":
        return Problem(field, "this is needed and is not there.", "Add it.")
    if kind == "json_invalid":
        return Problem(field, f"this is not JSON: {error['msg'].removeprefix('Invalid JSON: ')}.")
    message = error["msg"][0].lower() + error["msg"][1:]
    shown = "" if isinstance(given, dict | list | Record) or given is None else f" (given: {given!r})"
    return Problem(field, f"{message}{shown}.")
