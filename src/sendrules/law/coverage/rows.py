"""The shape of a row of coverage, and short ways to write a row."""

from __future__ import annotations

from enum import StrEnum

from sendrules.values import value


class How(StrEnum):
    """How a row of the catalogue is encoded."""

    DUTY = "duty"
    LIMB = "limb"
    TRIGGER = "trigger"
    CONDITION = "condition"
    COUNTING = "counting rule"
    READING = "reading"
    NOT_ENCODED = "not encoded"


@value
class Covered:
    """What became of one row of the catalogue.

    Attributes:
        how: how the row is encoded, or that it is not.
        ids: what encodes the row: duties, limbs, kinds of event, readings, or for a counting rule the names in the
            code.
        reason: why the row is not encoded, or what is special about it.
    """

    how: How
    ids: tuple[str, ...] = ()
    reason: str = ""


def same(*rows: str) -> dict[str, Covered]:
    """Give rows that each have one duty, whose id is the id of the row."""
    return {row: duty(row) for row in rows}


def duty(*ids: str, reason: str = "") -> Covered:
    """Give a row that these duties encode."""
    return Covered(How.DUTY, ids, reason)


def parts(row: str, *names: str, reason: str = "") -> dict[str, Covered]:
    """Give a row with several limits, each a duty ``row/name``."""
    return {row: duty(*(f"{row}/{name}" for name in names), reason=reason)}


def limb(*ids: str, reason: str = "") -> Covered:
    """Give a row that these limbs encode."""
    return Covered(How.LIMB, ids, reason)


def trigger(*kinds: str, reason: str) -> Covered:
    """Give a row that makes these kinds of event start, or restart, the limits of other rows."""
    return Covered(How.TRIGGER, kinds, reason)


def condition(*ids: str, reason: str) -> Covered:
    """Give a row that an encoded condition tests, or that the meaning of these kinds of event includes."""
    return Covered(How.CONDITION, ids, reason)


def counting(*names: str, reason: str = "") -> Covered:
    """Give a row that the code for counting encodes."""
    return Covered(How.COUNTING, names, reason)


def reading(*ids: str, reason: str) -> Covered:
    """Give a row that is a contested question, with both answers."""
    return Covered(How.READING, ids, reason)


def not_encoded(reason: str) -> Covered:
    """Give a row that is not encoded."""
    return Covered(How.NOT_ENCODED, (), reason)
