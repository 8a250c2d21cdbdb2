"""A page taken apart: its title, its short answer, and in each section the lines as whole texts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import sendrules as sr

SHORT = ""
NAMES = re.compile(r"\bs\.\s?31\b|\b[0-9a-f]{16}\b")
"""What no family's page may hold: the section that bodies are asked under, and digests."""


def event(kind: str, on: date, **more: Any) -> sr.Event:
    return sr.Event(kind=kind, on=on, **more)


def family(*events: sr.Event, as_of: date, **more: Any) -> dict[str, list[str]]:
    return sections(sr.evaluate(sr.Case(reference="S-7", events=events, **more), as_of=as_of).family_page())


def officer(*events: sr.Event, as_of: date, **more: Any) -> dict[str, list[str]]:
    return sections(sr.evaluate(sr.Case(reference="S-7", events=events, **more), as_of=as_of).officer_page())


def sections(text: str) -> dict[str, list[str]]:
    """Give the lines of each section by its heading, unwrapped; the short answer has the empty heading."""
    title, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    found = {SHORT: [" ".join(title.split("\n", 1)[1].split())]}
    for part in parts:
        heading, rest = part.split("\n", 1)
        joined = re.sub(r"\n {2}", " ", rest).strip()
        found[heading] = [line.removeprefix("- ") for line in joined.split("\n")]
    return found


def ids() -> frozenset[str]:
    """Give every id that a page for a family may not hold."""
    law = sr.statute()
    return frozenset(id for id in (*law.ids, *law.limbs, *law.readings) if "-" in id)
