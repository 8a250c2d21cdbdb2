"""Reads the golden cases: whole cases worked by hand, filed by regulation, one fact a line.

``tests/golden/README.md`` has the form. A file is TOML; each table is one case. Its blocks of text hold one fact a line,
and this module reads those lines. Whatever is wrong is said with the file, the line and the case.
"""

from __future__ import annotations

import importlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sendrules as sr
from sendrules.statutory.instance import Instance
from sendrules.statutory.result import DutyResult

GOLDEN = Path(__file__).parents[1] / "golden"
WHOLE_CASES = "several/whole_cases"
"""The page of the cases that follow a child through many regulations."""

Said = str | int | None
"""What a line expects of one thing: a word, an ISO date, a number, yes or no; None where it expects that there is nothing."""

OUTCOMES = frozenset(
    {
        "due",
        "not-triggered",
        "ended",
        "disapplied",
        "no-fixed-limit",
        "needs-facts",
        "not-in-force",
        "not-encoded",
        "beyond-horizon",
    }
)
COMPLIANCE = frozenset(c.value for c in sr.Compliance)
STATES = frozenset(s.value for s in sr.LimbState)
TOLD: Mapping[str, tuple[str, Said]] = {
    "no date": ("due", None),
    "no days over": ("over", None),
    "no safe day": ("safe", None),
    "contested": ("contested", True),
    "not contested": ("contested", False),
    "missed": ("missed", True),
    "not missed": ("missed", False),
}

_TEXTS = ("source", "why", "reference")
_BLOCKS = ("events", "circumstances", "determinations", "claims", "expect")
_NEEDED = ("source", "why", "as_of", "reference", "events", "expect")
_DAY = r"\d{4}-\d\d-\d\d"
_PARTS = re.compile(r'(?:"[^"]*"|[^,"])+')
_FIELD = re.compile(r'([a-z][a-z_]*) (?:"([^"]*)"|([^"]+))')
_HEAD = re.compile(r"(\S+?)(?: \((\d+) of (\d+)\))?: (.+)")
_LIMB = re.compile(r"(\S+): (\S+)")


class GoldenError(ValueError):
    """A file of golden cases is not in the form; the message names the file, the line and the case."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What is expected of one occurrence of a duty. What is not said here is not tested.

    Attributes:
        said: by name (``outcome``, ``due``, ``was``, ``over``, ``compliance``, ``contested``, ``missed``), what is expected.
        limbs: by the id of an exception, the state expected of it; None where the answer must not have it.
    """

    said: Mapping[str, Said]
    limbs: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case expects of one duty.

    Attributes:
        duty: the id of the duty.
        occurrences: what is expected of each occurrence, in order of start.
        every: whether these are all the occurrences there are. If not, the one given is the one that leads.
    """

    duty: str
    occurrences: tuple[Occurrence, ...]
    every: bool


@dataclass(frozen=True, slots=True)
class Golden:
    """One case worked by hand from the law.

    Attributes:
        page: the file, without its ending: ``si_2014_1530/reg_13``.
        name: what the case is about; no two cases have the same.
        source: where the case or its law comes from.
        why: how the dates were worked.
        as_of: the day of the question.
        data: the case as plain data, in the form of a case file.
        expect: what is expected, duty by duty.
    """

    page: str
    name: str
    source: str
    why: str
    as_of: date
    data: Mapping[str, Any]
    expect: tuple[Expected, ...]

    @property
    def case(self) -> sr.Case:
        """The case."""
        return sr.Case.model_validate_json(json.dumps(self.data))

    def __str__(self) -> str:
        return f"{self.page}:{self.name}"


def golden_cases(folder: Path = GOLDEN) -> list[Golden]:
    """Read every golden case, file by file.

    Args:
        folder: holds one folder for each instrument, and in it one file for each regulation.

    Raises:
        GoldenError: a file is not in the form, or two cases have one name.
    """
    pages = sorted(folder.glob("*/*.toml"))
    found = [case for path in pages for case in read_page(path, path.relative_to(folder).with_suffix(""))]
    first: dict[str, Golden] = {}
    for case in found:
        other = first.setdefault(case.name, case)
        if other is not case:
            raise GoldenError(f"{case.page}.toml and {other.page}.toml both have a case {case.name!r}")
    return found


def got(answer: Any, wanted: Occurrence, found: DutyResult) -> Occurrence:
    """Give what an answer says about each thing that is expected, and about nothing else.

    Args:
        answer: the answer for a duty, or for one occurrence of it.
        wanted: what is expected.
        found: the answer for the duty.
    """
    was = getattr(answer.outcome, "was", None)
    occurrence = answer.leading if isinstance(answer, DutyResult) else answer
    said: dict[str, Said] = {
        "outcome": answer.outcome.name,
        "due": answer.due.isoformat() if answer.due else None,
        "was": was.isoformat() if was else None,
        "compliance": answer.compliance.value,
        "over": occurrence.days_over_when_ended if occurrence else None,
        "safe": answer.safe.isoformat() if answer.safe else None,
        "missed": bool(occurrence and occurrence.was_missed),
    }
    if "contested" in wanted.said:
        said["contested"] = contested(found, occurrence)
    limbs = {f.id: f.state.value for f in answer.limbs}
    return Occurrence({name: said[name] for name in wanted.said}, {limb: limbs.get(limb) for limb in wanted.limbs})


def contested(found: DutyResult, occurrence: Instance | None) -> bool:
    """Whether another answer to a contested question changes this occurrence; where there is none, whether it starts one."""
    return any(occurrence is None or occurrence.trigger in (a.trigger, a.instead_of) for a in found.alternatives)


def duties_on(page: str) -> tuple[str, ...]:
    """Give the ids of the duties that the page of a regulation is about: those that its module declares.

    Args:
        page: the name of a file without its ending: ``si_2014_1530/reg_13``.
    """
    module = importlib.import_module(f"sendrules.law.{page.replace('/', '.')}")
    return tuple(duty.id for duty in module.DUTIES)


def read_page(path: Path, page: Path) -> Iterator[Golden]:
    """Read the cases of one file.

    Args:
        path: the file.
        page: its name in messages and in the ids of tests, without the ending.

    Raises:
        GoldenError: the file is not in the form.
    """
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GoldenError(f"{page.as_posix()}.toml: {error}") from None
    for name, table in tables.items():
        yield _Table(page.as_posix(), text.splitlines(), name).read(table)


class _Table:
    """One table of a file, while it is read."""

    def __init__(self, page: str, lines: list[str], name: str) -> None:
        self.page, self.lines, self.name = page, lines, name
        self.begins = lines.index(f"[{name}]") + 1 if f"[{name}]" in lines else 1
        self.at = self.begins

    def error(self, message: str) -> GoldenError:
        """What is wrong, with the place."""
        return GoldenError(f"{self.page}.toml:{self.at}: {self.name}: {message}")

    def read(self, table: object) -> Golden:
        """Read the case."""
        if not isinstance(table, dict):
            raise self.error("stands outside a table; a case begins with its name in square brackets")
        if unknown := sorted(table.keys() - {*_TEXTS, *_BLOCKS, "as_of"}):
            raise self.error(f"{unknown[0]!r} is not part of the form")
        if missing := [key for key in _NEEDED if key not in table]:
            raise self.error(f"{missing[0]!r} is missing")
        if type(table["as_of"]) is not date:
            raise self.error("'as_of' must be a date without quotes")
        for key in (*_TEXTS, *_BLOCKS):
            if not isinstance(table.get(key, ""), str):
                raise self.error(f"{key!r} must be text")
        data = {
            "reference": table["reference"],
            "events": [self.dated(line, "kind") for line in self.block(table, "events")],
            "circumstances": [self.fact(line, "kind") for line in self.block(table, "circumstances")],
            "determinations": [self.dated(line, "limb") for line in self.block(table, "determinations")],
            "claims": [self.fact(line, "reason") for line in self.block(table, "claims")],
        }
        expect = tuple(self.expected(table))
        if not expect:
            raise self.error("expects nothing")
        golden = Golden(self.page, self.name, table["source"], table["why"], table["as_of"], data, expect)
        self.at = self.begins
        try:
            golden.case  # noqa: B018 -- a case that the library refuses is refused here, with its place
        except ValueError as error:
            raise self.error(str(error)) from None
        return golden

    def block(self, table: Mapping[str, str], key: str) -> Iterator[str]:
        """Give the lines of a block, and keep count of where each stands."""
        if key not in table:
            return
        header = re.compile(rf"{key} *=")
        begins = next((n for n in range(self.begins, len(self.lines)) if header.match(self.lines[n])), 0)
        for n, line in enumerate(table[key].splitlines()):
            self.at = begins + 2 + n
            if not line.strip():
                raise self.error(f"an empty line in {key!r}")
            yield line

    def dated(self, line: str, what: str) -> dict[str, str | bool]:
        """Read ``2025-05-21 request, by parent``."""
        found = re.fullmatch(rf"({_DAY}) (.+)", line)
        if not found:
            raise self.error(f"{line!r} must begin with a day, such as 2025-05-21")
        fact = self.fact(found[2], what)
        if "on" in fact:
            raise self.error("'on' is said twice")
        return {"on": found[1], **fact}

    def fact(self, line: str, what: str) -> dict[str, str | bool]:
        """Read ``absence, who parent, first_day 2025-01-08``: what it is, then its fields."""
        parts = [part.strip() for part in _PARTS.findall(line)]
        if not parts or ", ".join(parts) != line:
            raise self.error(f"{line!r} must be parts with a comma and a space between them")
        fact: dict[str, str | bool] = {what: parts[0].strip('"')}
        for part in parts[1:]:
            found = _FIELD.fullmatch(part)
            if not found:
                raise self.error(f"{part!r} must be the name of a field and what it holds")
            name, quoted, plain = found.groups()
            if name in fact:
                raise self.error(f"{name!r} is said twice")
            fact[name] = {"yes": True, "no": False}.get(plain, plain) if quoted is None else quoted
        return fact

    def expected(self, table: Mapping[str, str]) -> Iterator[Expected]:
        """Read the block ``expect``."""
        found: dict[str, list[tuple[Occurrence, int, int]]] = {}
        begins: dict[str, int] = {}
        limbs: dict[str, str | None] | None = None
        for line in self.block(table, "expect"):
            if line.startswith("  "):
                if limbs is None:
                    raise self.error("an exception must stand below the duty that it is an exception to")
                self.limb(line.strip(), limbs)
                continue
            head = _HEAD.fullmatch(line)
            if not head:
                raise self.error(f"{line!r} must be the id of a duty, a colon and what is expected")
            duty, number, of, words = head.groups()
            limbs = {}
            before = found.setdefault(duty, [])
            begins.setdefault(duty, self.at)
            before.append((Occurrence(self.said(words), limbs), int(number or 0), int(of or 0)))
            if [n for _, n, _ in before] not in ([0], [*range(1, len(before) + 1)]):
                raise self.error(f"the occurrences of {duty} must be numbered 1, 2, 3")
        for duty, lines in found.items():
            if {of for *_, of in lines} != {lines[-1][1]}:
                self.at = begins[duty]
                raise self.error(f"{duty}: the lines must be as many as they say")
            yield Expected(duty, tuple(o for o, *_ in lines), every=lines[0][2] > 0)

    def limb(self, line: str, limbs: dict[str, str | None]) -> None:
        """Read ``reg-5-4-a-exception: available``."""
        found = _LIMB.fullmatch(line)
        if not found or found[2] not in STATES | {"absent"}:
            raise self.error(f"{line!r} must be the id of an exception, a colon and one of {_listed(STATES)}, absent")
        if found[1] in limbs:
            raise self.error(f"{found[1]} is said twice")
        limbs[found[1]] = None if found[2] == "absent" else found[2]

    def said(self, words: str) -> dict[str, Said]:
        """Read ``due 2025-07-02, pending``."""
        said: dict[str, Said] = {}
        if words == "anything":
            return said
        for part in words.split(", "):
            for name, value in self.one(part):
                if name in said:
                    raise self.error(f"{part!r}: {name!r} is said twice")
                said[name] = value
        return said

    def one(self, part: str) -> Iterator[tuple[str, Said]]:
        """Read one part of what is expected."""
        if part in OUTCOMES:
            yield "outcome", part
        elif part in COMPLIANCE:
            yield "compliance", part
        elif part in TOLD:
            yield TOLD[part]
        elif found := re.fullmatch(rf"due ({_DAY})", part):
            yield "outcome", "due"
            yield "due", found[1]
        elif found := re.fullmatch(rf"was ({_DAY})", part):
            yield "was", found[1]
        elif found := re.fullmatch(rf"safe ({_DAY})", part):
            yield "safe", found[1]
        elif found := re.fullmatch(r"(\d+) days? over", part):
            yield "over", int(found[1])
        else:
            raise self.error(
                f"{part!r} is no expectation. Say an outcome ({_listed(OUTCOMES)}), whether it was kept "
                f"({_listed(COMPLIANCE)}), 'due 2025-07-02', 'was 2025-07-02', 'safe 2025-06-30', '5 days over', or "
                f"{', '.join(map(repr, TOLD))}"
            )


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
