"""Receipts: what an answer rested on, so that it can be given again, or shown to have changed and why.

A receipt keeps the versions and digests of the law and the calendar, the readings, the facts that the law looked at
and the outcomes. Of the case it keeps no more than those facts: free text (what circumstances were, who judged and
why), notes, claims and an authority's facts are left out, and so is what the day of the question could not see.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sendrules.case.case import Case
from sendrules.case.meanings import KINDS
from sendrules.case.reading import read_case
from sendrules.case.record import Record
from sendrules.errors import InputError, Problem, UnknownReading
from sendrules.law.digest import digest_of
from sendrules.law.statute import statute
from sendrules.statutory.outcome import Instance, outcome_dict
from sendrules.statutory.result import StatutoryResult, statutory_result
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

FORMAT = "sendrules-receipt-1"
LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one answer rested on, as plain data.

    Attributes:
        data: the receipt, ready for JSON.

    >>> from sendrules import Case, Event, evaluate
    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> receipt = evaluate(case, as_of=date(2025, 10, 9)).receipt
    >>> replay(Receipt.from_json(receipt.to_json())).same
    True
    """

    data: Mapping[str, Any] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Give the receipt as plain data."""
        copied: dict[str, Any] = json.loads(json.dumps(self.data))
        return copied

    def to_json(self) -> str:
        """Give the receipt as JSON."""
        return json.dumps(self.data, indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Receipt:
        """Read a receipt.

        Raises:
            InputError: it is no JSON, or no receipt.
        """
        try:
            data = json.loads(text)
        except ValueError as error:
            raise InputError("receipt", [Problem("", f"this is not JSON: {error}.", "Give the receipt as it was written.")]) from None  # fmt: skip
        return cls(_checked(data))

    @property
    def case(self) -> Case:
        """The facts that the law looked at, as a case."""
        return read_case(json.dumps(self.data["facts"]), "receipt: facts")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as the receipt has it.

    Attributes:
        what: a version, a digest, a reading, or a duty with the event that started it.
        was: what the receipt says.
        found: what is so when it is replayed.
    """

    what: str
    was: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.what}: was {self.was}, is {self.found}"


@dataclass(frozen=True, slots=True)
class Replay:
    """What a receipt gives when it is asked again.

    Attributes:
        grounds: what the answer rested on and has changed: versions, digests, readings.
        outcomes: the answers that differ.
        result: the answer given now.
    """

    grounds: tuple[Change, ...]
    outcomes: tuple[Change, ...]
    result: StatutoryResult

    @property
    def same(self) -> bool:
        """Whether every outcome is as the receipt has it."""
        return not self.outcomes


def receipt_of(result: StatutoryResult) -> Receipt:
    """Write the receipt of an answer."""
    calendar, law = result.view.calendar, result.law
    return Receipt(
        {
            "format": FORMAT,
            "sendrules": _version(),
            "law": digest_of(law.duties),
            "calendar": {
                "id": calendar.id,
                "digest": calendar.digest,
                "changes": [[c.day.isoformat(), c.name, c.change] for c in calendar.changes],
            },
            "readings": dict(law.adopted),
            "as_of": result.view.as_of.isoformat(),
            "facts": _facts(result),
            "outcomes": _outcomes(result),
        }
    )


def replay(receipt: Receipt | Mapping[str, Any], *, calendar: WorkingCalendar | None = None) -> Replay:
    """Ask the law again what a receipt records, and say exactly what differs.

    Args:
        receipt: the receipt, or its plain data.
        calendar: the working days, where the receipt rests on a calendar of its own; else the official one, with the
            days that the receipt says were laid over it.

    Raises:
        InputError: this is no receipt.
    """
    data = receipt.data if isinstance(receipt, Receipt) else _checked(receipt)
    kept = Receipt(data)
    grounds: list[Change] = []
    law = statute()
    for question, answer in data["readings"].items():
        try:
            law = law.under({question: answer})
        except UnknownReading:
            grounds.append(Change(f"reading {question}", answer, "no such question or answer"))
    days = calendar or _calendar(data["calendar"]["changes"])
    now = statutory_result(kept.case, law, _day(data["as_of"], "as_of"), days)
    for what, then, is_now in (
        ("version of sendrules", data["sendrules"], _version()),
        ("law", data["law"], digest_of(law.duties)),
        ("calendar", data["calendar"]["digest"], days.digest),
    ):
        if then != is_now:
            grounds.append(Change(what, then, is_now))
    was, found = data["outcomes"], _outcomes(now)
    differing = [
        Change(key, was.get(key, "nothing"), found.get(key, "nothing"))
        for key in dict.fromkeys([*was, *found])
        if was.get(key) != found.get(key)
    ]
    return Replay(tuple(grounds), tuple(differing), now)


def _version() -> str:
    from importlib.metadata import version

    return version("sendrules")


def _facts(result: StatutoryResult) -> dict[str, Any]:
    """The part of the case that the law looked at."""
    case, as_of = result.view.case, result.view.as_of
    seen = [
        e
        for e in case.events
        if (not e.planned and e.on <= as_of) or (e.on > as_of and KINDS[e.kind].scheduled)
    ]
    ids = {e.id for e in seen}
    return {
        "reference": case.reference,
        "events": [_dumped(e, {"note"}) for e in seen],
        "circumstances": [
            _dumped(c) | ({"what": LEFT_OUT} if "what" in type(c).model_fields else {})
            for c in case.circumstances
            if c.kind == "closure" or _began(c) <= as_of  # closures are known in advance
        ],
        "determinations": [
            _dumped(d) | {"by": LEFT_OUT, "reason": LEFT_OUT}
            for d in case.determinations
            if d.on <= as_of and (d.trigger is None or d.trigger in ids)
        ],
    }  # fmt: skip


def _began(circumstance: Record) -> date:
    """The first day of a circumstance that is no closure."""
    day: date = getattr(circumstance, "first_day", None) or circumstance.on  # type: ignore[attr-defined]
    return day


def _dumped(record: Record, without: set[str] | None = None) -> dict[str, Any]:
    """Give a record as plain data, without what was never said; its kind is kept."""
    out = record.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude=without)
    kind = getattr(record, "kind", None)
    return out if kind is None else {"kind": str(kind), **out}


def _outcomes(result: StatutoryResult) -> dict[str, Any]:
    return {
        f"{i.id} from {i.trigger.id}": _said(i)
        for duty in result.values()
        for i in duty.instances
    }  # fmt: skip


def _said(i: Instance) -> dict[str, Any]:
    return {
        "started": i.started.isoformat(),
        "outcome": outcome_dict(i.outcome),
        "compliance": i.compliance.value,
        "limit": i.limit.isoformat() if i.limit else None,
        "done": i.done.id if i.done else None,
    }


def _calendar(changes: list[list[str]]) -> WorkingCalendar:
    added = {_day(day, "calendar"): name for day, name, change in changes if change == "added"}
    removed = [_day(day, "calendar") for day, _, change in changes if change == "removed"]
    if not added and not removed:
        return ENGLAND_AND_WALES
    try:
        return ENGLAND_AND_WALES.overlay(added, removed)
    except ValueError:  # the official table has changed since; the digest will say so
        known = {day: name for day, name in added.items() if not _is_off(day)}
        return ENGLAND_AND_WALES.overlay(known, [day for day in removed if _is_off(day)])


def _is_off(day: date) -> bool:
    return ENGLAND_AND_WALES.knows(day) and not ENGLAND_AND_WALES.is_working_day(day)


def _day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise InputError("receipt", [Problem(field, f"{text!r} is not a date.", "Give the receipt as it was written.")]) from None  # fmt: skip


_PARTS: Mapping[str, type] = {
    "sendrules": str, "law": str, "calendar": dict, "readings": dict, "as_of": str, "facts": dict, "outcomes": dict,
}  # fmt: skip


def _checked(data: Any) -> dict[str, Any]:
    """Refuse what is no receipt.

    Raises:
        InputError: with every part that is missing or of another shape.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise InputError("receipt", [Problem("format", f"this is not a {FORMAT}.", "Give the receipt as it was written.")])  # fmt: skip
    wrong = [name for name, kind in _PARTS.items() if not isinstance(data.get(name), kind)]
    if not wrong and not {"id", "digest", "changes"} <= data["calendar"].keys():
        wrong = ["calendar"]
    if wrong:
        raise InputError(
            "receipt", [Problem(name, "this part is missing or of another shape.", "Give the receipt as it was written.") for name in wrong]
        )  # fmt: skip
    return dict(data)
