"""The suite as it ships: questions with their right answers, and what each wrong way of counting answers instead.

The files in ``data/`` are plain JSON, for systems in any language. This module reads them and makes the questions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from sendrules.json_text import values_of

LEVELS = ("dates", "cases")
"""One day that starts one limit; and the whole history of a case."""


Others = Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]]
"""By the id of a wrong way or another reading, and by that of a duty: parts of other answers than the right one."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to count wrongly.

    Attributes:
        id: its name.
        title: the mistake in a few words.
        why: why the law says otherwise.
        provision: the provision that it breaks.
        url: where that can be read.
    """

    id: str
    title: str
    why: str
    provision: str
    url: str


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another answer to a contested question of law, which the suite does not expect.

    Attributes:
        id: the question and the answer, as ``question=answer``.
        question: what is contested.
        answer: the other answer in words.
    """

    id: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Expected:
    """The right answer for one duty.

    Attributes:
        duty: the id of the duty.
        occurrences: what is right of each occurrence, by name; what is not there is not asked.
        every: whether these are all the occurrences. If not, the one given is the one that leads.
    """

    duty: str
    occurrences: tuple[Mapping[str, Any], ...]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One question with its answer.

    Attributes:
        id: its name.
        level: ``dates`` or ``cases``.
        question: what another system is asked, as plain data.
        expected: the right answers, duty by duty.
        wrong: by the id of a wrong way and that of a duty, what is answered in that way. An answer is wrong in that way
            where it says all that one of these says.
        source: where the case or its law comes from.
        working: how the days were worked.
        readings: by the id of another reading of the law and that of a duty, what it changes of the right answer.
    """

    id: str
    level: str
    question: dict[str, Any]
    expected: tuple[Expected, ...]
    wrong: Others
    source: str
    working: str
    readings: Others = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suite:
    """The questions, and what they are about.

    Attributes:
        items: the questions, those about dates first.
        ways: the ways to count wrongly, by id.
        duties: by the id of a duty, its title, its provision and where to read it.
        readings: the other readings of the law, by id.
    """

    items: tuple[Item, ...]
    ways: Mapping[str, Way]
    duties: Mapping[str, Mapping[str, Any]]
    readings: Mapping[str, OtherReading] = field(default_factory=dict)

    def only(self, *, level: str | None = None, duties: Sequence[str] = (), without: Sequence[str] = ()) -> Suite:
        """Give a part of the suite.

        Args:
            level: ``dates`` or ``cases``; None for both.
            duties: how the ids of the duties begin; none for all. A case is kept where it asks about one of them.
            without: parts of an answer that are not asked: ``compliance``, ``exceptions``. A case that asks for nothing
                else is left out.
        """

        def kept(item: Item) -> bool:
            asked = [expected.duty for expected in item.expected]
            return level in (None, item.level) and any(id.startswith(tuple(duties) or "") for id in asked)

        found = (self._without(item, without) if without else item for item in self.items)
        return replace(self, items=tuple(filter(kept, found)))

    def _without(self, item: Item, parts: Sequence[str]) -> Item:
        if item.level == "dates":
            return item
        less = (
            Expected(e.duty, tuple({n: v for n, v in o.items() if n not in parts} for o in e.occurrences), e.every)
            for e in item.expected
        )
        expected = tuple(e for e in less if any(e.occurrences))
        return replace(item, question=item.question | {"wanted": _wanted(expected, self.duties)}, expected=expected)


@cache
def suite() -> Suite:
    """Read the suite.

    >>> item = suite().items[0]
    >>> item.level, sorted(item.question)[:3]
    ('dates', ['day', 'duty', 'id'])
    """
    about = _read("suite.json")
    duties = about["duties"]
    dates = (_date(data, duties) for data in _read("dates.json")["items"])
    cases = (_case(data, duties) for data in _read("cases.json")["items"])
    ways = {way["id"]: Way(**way) for way in about["ways"]}
    return Suite((*dates, *cases), ways, duties, {r["id"]: OtherReading(**r) for r in about["readings"]})


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = values_of((files(__package__) / "data" / name).read_text(encoding="utf-8"))
    return data


def _date(data: Mapping[str, Any], duties: Mapping[str, Mapping[str, Any]]) -> Item:
    id, duty = data["id"], data["duty"]
    question = {"id": id, "level": "dates", "duty": duty, **duties[duty], "day": data["day"]}
    if "facts" in data:
        question["facts"] = data["facts"]
    wrong, readings = (
        {name: {duty: ({"last_day": day},)} for name, day in data.get(key, {}).items()} for key in ("wrong", "readings")
    )
    right = Expected(duty, ({"last_day": data["last_day"]},))
    return Item(id, "dates", question, (right,), wrong, data["source"], data["working"], readings)


def _case(data: Mapping[str, Any], duties: Mapping[str, Mapping[str, Any]]) -> Item:
    expected = tuple(Expected(e["duty"], tuple(e["occurrences"]), e.get("every", False)) for e in data["expected"])
    question = {
        "id": data["id"],
        "level": "cases",
        "as_of": data["as_of"],
        "case": data["case"],
        "wanted": _wanted(expected, duties),
    }
    others = data["wrong"], data["source"], data["working"], data.get("readings", {})
    return Item(data["id"], "cases", question, expected, *others)


def _wanted(expected: Sequence[Expected], duties: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Say what is asked of each duty, without the answers."""
    return [
        {
            "duty": one.duty,
            **{name: duties[one.duty][name] for name in ("title", "provision", "rests_on")},
            "occurrences": "every" if one.every else "leading",
            "parts": list(dict.fromkeys(name for o in one.occurrences for name in o if name != "exceptions")),
            "exceptions": list(dict.fromkeys(id for o in one.occurrences for id in o.get("exceptions", ()))),
        }
        for one in expected
    ]


def questions(items: Sequence[Item]) -> Iterator[str]:
    """Give the questions as another system reads them: one line of JSON each.

    Args:
        items: the items to ask.
    """
    for item in items:
        yield json.dumps(item.question)
