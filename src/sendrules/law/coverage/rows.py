"""The shape of a row of coverage, and short ways to write one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a row of the catalogue is held."""

    DUTY = "duty"
    LIMB = "limb"
    TRIGGER = "trigger"
    CONDITION = "condition"
    COUNTING = "counting rule"
    READING = "reading"
    NOT_ENCODED = "not encoded"


@dataclass(frozen=True, slots=True)
class Covered:
    """What became of one row.

    Attributes:
        how: as what it is encoded, or not.
        ids: what holds it: duties, limbs, kinds of event, readings, or for a counting rule the names in the code.
        reason: why it is not encoded, or what is particular.
    """

    how: How
    ids: tuple[str, ...] = ()
    reason: str = ""


def same(*rows: str) -> dict[str, Covered]:
    """Rows that are each one duty, with the row's own id."""
    return {row: duty(row) for row in rows}


def duty(*ids: str, reason: str = "") -> Covered:
    """A row held by these duties."""
    return Covered(How.DUTY, ids, reason)


def parts(row: str, *names: str, reason: str = "") -> dict[str, Covered]:
    """A row that gives several limits, each a duty ``row/name``."""
    return {row: duty(*(f"{row}/{name}" for name in names), reason=reason)}


def limb(*ids: str, reason: str = "") -> Covered:
    """A row held by these limbs."""
    return Covered(How.LIMB, ids, reason)


def trigger(*kinds: str, reason: str) -> Covered:
    """A row that makes these kinds of event start, or restart, what other rows limit."""
    return Covered(How.TRIGGER, kinds, reason)


def condition(*ids: str, reason: str) -> Covered:
    """A row that something encoded tests, or that the meaning of these kinds of event holds."""
    return Covered(How.CONDITION, ids, reason)


def counting(*names: str, reason: str = "") -> Covered:
    """A row held by the code that counts."""
    return Covered(How.COUNTING, names, reason)


def reading(*ids: str, reason: str) -> Covered:
    """A row held as a contested question, with both answers."""
    return Covered(How.READING, ids, reason)


def not_encoded(reason: str) -> Covered:
    """A row that is not encoded."""
    return Covered(How.NOT_ENCODED, (), reason)
