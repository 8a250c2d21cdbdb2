"""Policies, cases and sources that the tests on an authority's declarations share. All invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import sendrules as sr
from sendrules.case.facts import FactDefinition
from sendrules.local.declarations.authority import NoSettings
from sendrules.local.declarations.policy import LocalPolicy

DOC: Any = (sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE),)
FINAL = "reg-13-2-final-plan-20-weeks"
AUTHORITY = sr.Authority(key="testshire", name="Testshire Council")


def fact(name: str, *, free_text: bool = False) -> FactDefinition:
    """Define a fact that reads the case's fact of the same name."""
    return FactDefinition(f"testshire.{name}", name, lambda case, _: case.facts.get(name), free_text)


FACTS = (fact("looked_after"), fact("transfer"), fact("age"), fact("year"), fact("story", free_text=True))


def policy(**declared: Any) -> LocalPolicy:
    """Make a policy, without the checks of the loader."""
    return LocalPolicy(authority=AUTHORITY, settings=NoSettings(), facts=FACTS, **declared)


def engine(**declared: Any) -> sr.Engine:
    """Make an engine with such a policy."""
    return sr.Engine(policy(**declared))


def case(reference: str, on: date, **facts: Any) -> sr.Case:
    """Make a case with a request."""
    return sr.Case(reference=reference, events=[sr.Event(kind="request", on=on)], facts=facts)


def factors() -> tuple[sr.Factor, ...]:
    """Give the wait, the group and the transfer year."""
    return (
        sr.Factor(id="wait", title="Waiting", kind="wait", provenance=DOC),
        sr.Factor(id="group", title="Looked after", kind="flag", fact="testshire.looked_after", provenance=DOC),
        sr.Factor(id="transfer", title="Phase transfer", kind="flag", fact="testshire.transfer", provenance=DOC),
    )


def points(**more: Any) -> sr.Points:
    """Give the points of the worked example: one a week, twelve and eight."""
    return sr.Points(
        id="points", title="By points", factors=factors(), weights={"wait": 1, "group": 12, "transfer": 8},
        provenance=DOC, mode_provenance=DOC, **more,
    )  # fmt: skip


def tiers(*order: str) -> sr.Lexicographic:
    """Give the factors in tiers."""
    return sr.Lexicographic(
        id="tiers", title="Tier by tier", factors=factors(), tiers=tuple((id,) for id in order), provenance=DOC,
        mode_provenance=DOC,
    )  # fmt: skip


QUEUE = (
    case("A", date(2024, 2, 5)),
    case("D", date(2024, 2, 5), transfer=True),
    case("C", date(2024, 5, 20), transfer=True),
    case("B", date(2024, 6, 10), looked_after=True),
    case("E", date(2024, 9, 16), looked_after=True, transfer=True),
)
"""The five cases of the worked example, asked about on 30 November 2024."""
