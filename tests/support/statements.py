"""A statement taken apart: its sections, and in each the bullets as whole lines."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import sendrules as sr

SHORT, DUE, EXCEPTIONS, NEXT, NOTES = (
    "",
    "What was due and what happened",
    "Exceptions",
    "What may be done next, and by when",
    "Notes",
)


def event(kind: str, on: date, **more: Any) -> sr.Event:
    return sr.Event(kind=kind, on=on, **more)


def statement(*events: sr.Event, as_of: date, **more: Any) -> str:
    return sr.evaluate(sr.Case(reference="S-7", events=events, **more), as_of=as_of).statement()


def sections(text: str) -> dict[str, list[str]]:
    """Give the lines of each section by its heading, unwrapped; the answer in short has the empty heading."""
    title, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    found = {SHORT: _lines(title.split("\n", 1)[1])}
    for part in parts:
        heading, rest = part.split("\n", 1)
        found[heading] = _lines(rest)
    return found


def section(heading: str, *events: sr.Event, as_of: date, **more: Any) -> list[str]:
    return sections(statement(*events, as_of=as_of, **more))[heading]


def _lines(text: str) -> list[str]:
    joined = re.sub(r"-\n +", "-", text)  # a row may end within a word that has a hyphen
    joined = re.sub(r"\n +", " ", joined).strip()
    if not joined.startswith("- "):
        return [" ".join(joined.split())]
    return [line.removeprefix("- ") for line in joined.split("\n")]
