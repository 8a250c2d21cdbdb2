"""Receipts: what an answer rested on, so that it can be given again, or shown to have changed and why.

A receipt keeps the versions and digests of the law, of each duty that answered, of each reading that was chosen and of the
calendar, the facts that the law looked at, with a digest, and the outcomes. Of the case it keeps no more than those facts: free text (what
circumstances were, who judged and why), notes, claims and an authority's facts are left out, and so are what the day of the
question could not see and the circumstances and determinations that no limit looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from sendrules.case.case import Case
from sendrules.case.files import case_of
from sendrules.errors import UnknownReading
from sendrules.json_text import data_of
from sendrules.law.digest import digest_of
from sendrules.law.statute import Statute, statute
from sendrules.outside_text import in_json
from sendrules.receipts.amendment import amended_as_kept, kept_of
from sendrules.receipts.changes import Change
from sendrules.receipts.facts import facts_of
from sendrules.receipts.shape import FORMAT, checked
from sendrules.statutory.instance import Instance
from sendrules.statutory.result import StatutoryResult, statutory_result
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.wording.data import outcome_dict
from sendrules.wording.headline import law_dict


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
        return deepcopy(dict(self.data))

    def to_json(self) -> str:
        """Give the receipt as JSON."""
        return in_json(json.dumps(self.data, indent=2, ensure_ascii=False)) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Receipt:
        """Read a receipt.

        Raises:
            InputError: it is no JSON, or no receipt; with everything that is wrong.
        """
        return cls(checked(data_of(text, "receipt")))

    @property
    def case(self) -> Case:
        """The facts that the law looked at, as a case.

        Raises:
            InputError: this is no receipt, or its facts are no case.
        """
        return _case(checked(self.data))


@dataclass(frozen=True, slots=True)
class Replay:
    """What a receipt gives when it is asked again.

    Attributes:
        grounds: what the answer rested on and has changed: versions, digests, duties, readings, facts.
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
    calendar, facts = result.view.calendar, facts_of(result)
    return Receipt(
        {
            "format": FORMAT,
            "sendrules": law_dict()["sendrules"],
            "law": _law(result),
            "calendar": {
                "id": calendar.id,
                "digest": calendar.digest,
                "changes": [[c.day.isoformat(), c.name, c.change] for c in calendar.changes],
            },
            "readings": dict(result.law.adopted),
            "as_of": result.view.as_of.isoformat(),
            "facts": facts,
            "facts_digest": _digest(facts),
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
        InputError: this is no receipt, or of another version of the format; with every part that is wrong.

    >>> from sendrules import Case, Event, evaluate
    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> kept = evaluate(case, as_of=date(2025, 10, 9), readings={"notify": "sent"}).receipt.to_dict()
    >>> str(replay(kept | {"readings": {}}).grounds[0])
    'reading notify: was sent, is adopted'
    """
    data = checked(receipt.data if isinstance(receipt, Receipt) else receipt)
    grounds: list[Change] = []
    law = _under(data["readings"], data["law"]["readings"], grounds)
    law = amended_as_kept(law, data["law"].get("amendment"), grounds)
    days = calendar or _calendar(data["calendar"]["changes"], grounds)
    now = statutory_result(_case(data), law, date.fromisoformat(data["as_of"]), days)
    grounds += _changed(data, now)
    was, found = data["outcomes"], _outcomes(now)
    differing = [
        Change(key, was.get(key, "nothing"), found.get(key, "nothing"))
        for key in dict.fromkeys([*was, *found])
        if was.get(key) != found.get(key)
    ]
    return Replay(tuple(grounds), tuple(differing), now)


def _changed(data: Mapping[str, Any], now: StatutoryResult) -> list[Change]:
    """What an answer rested on that is not as the receipt has it."""
    was, found = data["law"], _law(now)
    pairs = [
        ("version of sendrules", data["sendrules"], law_dict()["sendrules"]),
        ("law", was["adopted"], found["adopted"]),
        ("name of the calendar", data["calendar"]["id"], now.view.calendar.id),
        ("calendar", data["calendar"]["digest"], now.view.calendar.digest),
        ("facts", data["facts_digest"], _digest(data["facts"])),
    ]
    pairs += [
        (
            f"encoding of {id}",
            was["duties"].get(id, "not in the receipt"),
            found["duties"].get(id, _now(id, now.law)),
        )
        for id in dict.fromkeys([*was["duties"], *found["duties"]])
    ]
    if now.law.amendment is not None:
        id = now.law.amendment.id
        pairs.append((f"amendment {id}", was["amendment"]["digest"], found["amendment"]["digest"]))
    return [Change(*pair) for pair in pairs if pair[1] != pair[2]]


def _now(id: str, law: Statute) -> str:
    """The encoding of a duty that no longer answers."""
    return _encoding(id, law) if id in law else "no such duty"


def _encoding(id: str, law: Statute) -> str:
    """The digest of a duty, worked out once for each statute."""
    found: str | None = law.memo.get(("encoding", id))
    if found is None:
        found = law.memo["encoding", id] = digest_of(law.versions(id))
    return found


def _law(result: StatutoryResult) -> dict[str, Any]:
    """The digests of the law as adopted, of what each chosen reading and an amendment make of it, and of each duty that answered."""
    law = result.law
    return {
        "adopted": law_dict()["digest"],
        "readings": {question: _edited(question, answer) for question, answer in law.adopted.items()},
        "duties": {answer.id: _encoding(answer.id, law) for answer in result.started},
        **({"amendment": kept_of(law)} if law.amendment else {}),
    }


def _under(readings: dict[str, str], kept: dict[str, str], grounds: list[Change]) -> Statute:
    """Give the law under the readings; one that is not what the receipt rested on is a ground, with both answers."""
    law = statute()
    for question in dict.fromkeys([*kept, *readings]):
        answer = readings.get(question, "adopted")
        try:
            law = law.under({question: answer})
        except UnknownReading:
            grounds.append(Change(f"reading {question}", answer, "no such question or answer"))
            continue
        was, found = kept.get(question), _edited(question, answer)
        if was != found:
            known = ("adopted", *law.readings[question].alternatives)
            rested_on = next((other for other in known if _edited(question, other) == was), None)
            if rested_on is None:  # the same answer, encoded otherwise
                grounds.append(Change(f"reading {question}", f"{answer} ({was})", f"{answer} ({found or 'adopted'})"))
            else:
                grounds.append(Change(f"reading {question}", rested_on, answer))
    return law


@cache
def _edited(question: str, answer: str) -> str | None:
    """The digest of the duties that a question touches, under another answer; None under the adopted one."""
    if answer == "adopted":
        return None
    law = statute().alternative(question, answer)
    return digest_of(duty for id in law.readings[question].duties for duty in law.versions(id))


def _digest(facts: Mapping[str, Any]) -> str:
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _outcomes(result: StatutoryResult) -> dict[str, Any]:
    return {f"{i.id} from {i.trigger.id}": _said(i) for i in result.all_instances}


def _said(i: Instance) -> dict[str, Any]:
    return {
        "started": i.started.isoformat(),
        "outcome": outcome_dict(i.outcome),
        "compliance": i.compliance.value,
        "limit": i.limit.isoformat() if i.limit else None,
        "done": i.done.id if i.done else None,
    }


def _case(data: Mapping[str, Any]) -> Case:
    return case_of(data["facts"], "receipt: facts")


def _calendar(changes: list[list[str]], grounds: list[Change]) -> WorkingCalendar:
    """Lay the receipt's days over the official table; one that no longer fits there is a ground."""
    found = ENGLAND_AND_WALES
    for text, name, change in changes:
        day, added = date.fromisoformat(text), change == "added"
        try:
            found = found.overlay({day: name} if added else {}, () if added else (day,))
        except ValueError as error:
            grounds.append(Change(f"calendar: {text} {change}", name, str(error).strip()))
    return found
