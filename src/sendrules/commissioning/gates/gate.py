"""``Gate`` and ``Gates``: what has to be so before or while a contract runs, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sendrules.citation import Provision
from sendrules.local.declarations.base import Provenance


class GateKind(StrEnum):
    """What a gate is about."""

    KEY_DECISION = "key decision"
    NOTICE = "notice"
    COMMITTEE = "committee"
    CALL_IN = "call-in"
    START = "start after the decision takes effect"
    EQUALITY = "equality assessment"
    GAP = "gap between contracts"
    END = "end of a contract"
    DEADLINE = "deadline"
    MILESTONE = "milestone"


class GateState(StrEnum):
    """How a gate stands.

    ``APPLIES``: a decision is key, so what follows is needed. ``DEPENDS``: the readings that the sources leave open differ.
    """

    APPLIES = "applies"
    MET = "met"
    NOT_MET = "not met"
    DEPENDS = "depends"
    NOT_KNOWN = "not known"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate.

    Attributes:
        kind: what it is about.
        about: the id of the decision, contract, milestone or policy.
        state: how it stands.
        day: its day: the first for a decision, the day from which it takes effect, the last for a milestone; None where not known.
        reasons: why, in words a parent could read.
        provision: the national provision that it rests on; None for a rule of the authority's own.
        rule: where the authority's own rule or figure stands; empty where none is declared.
        missing: what would have settled it.
    """

    kind: GateKind
    about: str
    state: GateState
    day: date | None
    reasons: tuple[str, ...]
    provision: Provision | None = None
    rule: str = ""
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "kind": self.kind.value,
            "about": self.about,
            "state": self.state.value,
            "day": self.day.isoformat() if self.day else None,
            "reasons": list(self.reasons),
            "provision": str(self.provision) if self.provision else None,
            "rule": self.rule or None,
            "missing": list(self.missing),
        }


@dataclass(frozen=True, slots=True)
class Gates:
    """Every gate of a policy.

    Attributes:
        gates: each gate, in the order in which a plan passes them.
    """

    gates: tuple[Gate, ...]

    def of(self, kind: GateKind, about: str | None = None) -> tuple[Gate, ...]:
        """Give the gates of a kind.

        Args:
            kind: the kind.
            about: the id of a decision, contract or milestone; None for all.
        """
        return tuple(gate for gate in self.gates if gate.kind is kind and about in (None, gate.about))

    @property
    def alerts(self) -> tuple[Gate, ...]:
        """The gates that are not met, or are not in every reading."""
        return tuple(gate for gate in self.gates if gate.state in (GateState.NOT_MET, GateState.DEPENDS))

    @property
    def missing(self) -> tuple[str, ...]:
        """What no source gives and would settle a gate."""
        return tuple(dict.fromkeys(what for gate in self.gates for what in gate.missing))

    def table(self) -> list[dict[str, Any]]:
        """Give one row for each gate, as plain data."""
        return [gate.to_dict() for gate in self.gates]


def place_of(sources: tuple[Provenance, ...]) -> str:
    """Say where a rule or a figure of the authority stands.

    Args:
        sources: its sources.
    """
    return "; ".join(", ".join(part for part in (s.document, s.place or s.url) if part) for s in sources)
