"""``Finding``: what a check of a policy says of one place in it: refused, a warning, or accepted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """Refused: the policy cannot be used. Warning: it can, and something looks wrong. Accepted: held against the law, and kept."""

    REFUSED = "refused"
    WARNING = "warning"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Compared:
    """What a standard or target was held against.

    Attributes:
        standard: the id of the standard or target.
        duty: the id of the duty.
        provision: where it stands, as text.
        value: what the authority declared.
        limit: what the law requires.
    """

    standard: str
    duty: str
    provision: str
    value: str
    limit: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of one place in a policy.

    Attributes:
        severity: how it counts.
        at: the place: the hook, then fields and positions.
        message: what it is.
        fix: what to do.
        compared: for a standard or target, what it was held against.
        line: the line of the policy file, where there is one.
    """

    severity: Severity
    at: tuple[str | int, ...]
    message: str
    fix: str = ""
    compared: Compared | None = None
    line: int | None = None

    @property
    def where(self) -> str:
        """The place as text: ``standards.limits[0].within``."""
        out = ""
        for part in self.at:
            out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
        return out

    def __str__(self) -> str:
        line = f"line {self.line}: " if self.line else ""
        at = f"{self.where}: " if self.where else ""
        return f"{line}{at}{self.message}" + (f" {self.fix}" if self.fix else "")

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "severity": self.severity.value, "line": self.line, "at": self.where, "message": self.message, "fix": self.fix,
        }  # fmt: skip


def refused(at: tuple[str | int, ...], message: str, fix: str, compared: Compared | None = None) -> Finding:
    """Make a refusal."""
    return Finding(Severity.REFUSED, at, message, fix, compared)


def warning(at: tuple[str | int, ...], message: str, fix: str = "", compared: Compared | None = None) -> Finding:
    """Make a warning."""
    return Finding(Severity.WARNING, at, message, fix, compared)


def accepted(at: tuple[str | int, ...], message: str, compared: Compared | None = None) -> Finding:
    """Make an acceptance."""
    return Finding(Severity.ACCEPTED, at, message, "", compared)
