"""The three factors. Their mode, order and weights come from the settings: the source gives none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sendrules as sr
from sendrules.case.fact_columns import FactColumns
from sendrules.case.fact_values import FactValue
from sendrules_milton_keynes.recorded import Flag
from sendrules_milton_keynes.settings import Settings
from sendrules_milton_keynes.sources import PART_ONE, assumed, stated

_FACTORS = stated(f"{PART_ONE}: the factors by which children and young people are identified")
_PSYCHOLOGIST = sr.QueueFor(act="advice-received", from_="educational-psychologist")
"""What the source hands out is an assessment by an educational psychologist, and not a finalised plan."""
LOOKED_AFTER = "looked-after"
_READ = ("vulnerability_group", "vulnerable", "evidence.vulnerability_group")
_SPELT = {"lac": LOOKED_AFTER, "looked-after-child": LOOKED_AFTER, "looked-after-children": LOOKED_AFTER}


def policy(settings: Settings) -> sr.Lexicographic | sr.Points:
    """Give the order by the three factors."""
    title = "Length of wait, vulnerability group, phase transfer year"
    if settings.mode == "points" and settings.weights is not None:
        return sr.Points(
            id="milton-keynes-three-factors",
            title=title,
            provenance=_FACTORS,
            for_=_PSYCHOLOGIST,
            factors=_factors(),
            weights={str(name): points for name, points in settings.weights.items()},
            override=_override(),
            mode_provenance=assumed("the source lists the factors and gives no weights; they come from the settings"),
        )
    return sr.Lexicographic(
        id="milton-keynes-three-factors",
        title=title,
        provenance=_FACTORS,
        for_=_PSYCHOLOGIST,
        factors=_factors(),
        tiers=tuple((name,) for name in settings.order),
        override=_override(),
        mode_provenance=assumed("the source lists the factors and gives neither an order among them nor weights"),
    )


def _factors() -> tuple[sr.Factor, ...]:
    return (
        sr.Factor(id="wait", title="Waiting for a psychologist", kind=sr.FactorKind.WAIT, provenance=_FACTORS),
        sr.Factor(
            id="vulnerability",
            title="Vulnerability group",
            kind=sr.FactorKind.GROUP,
            fact="milton_keynes.vulnerability_group",
            provenance=_FACTORS,
        ),
        sr.Factor(
            id="phase_transfer",
            title="Phase transfer year",
            kind=sr.FactorKind.FLAG,
            fact="milton_keynes.phase_transfer_year",
            provenance=_FACTORS,
        ),
    )


def _override() -> sr.Overriding:
    return sr.Overriding(
        roles=("Principal Educational Psychologist", "Assessment Practice Manager"),
        provenance=(
            stated(f"{PART_ONE}: the two posts that manage the process"),
            assumed("that the posts that manage the process may put a case elsewhere is not stated"),
        ),
    )


def facts(settings: Settings) -> tuple[sr.FactDefinition, ...]:
    """Define the two facts that the factors read."""
    known = frozenset(_plain(group) for group in (LOOKED_AFTER, *settings.groups))
    return (
        sr.FactDefinition(
            "milton_keynes.vulnerability_group",
            "Vulnerability group",
            VulnerabilityGroup(known),
            type=sr.FactType.GROUP,  # an open list: with evidence, any group may be named
            read_all=VulnerabilityGroup(known).read_all,
        ),
        sr.FactDefinition(
            "milton_keynes.phase_transfer_year",
            "Phase transfer year",
            _PHASE_TRANSFER_YEAR,
            type=sr.FactType.FLAG,
            read_all=_PHASE_TRANSFER_YEAR.read_all,
        ),
    )


@dataclass(frozen=True, slots=True)
class VulnerabilityGroup:
    """Gives the group or groups of a case. A bare yes names none: every child with SEND could be called vulnerable.

    Attributes:
        known: the groups that need no evidence.
    """

    known: frozenset[str]

    def __call__(self, case: sr.Case, _as_of: date) -> str | tuple[str, ...] | None:
        """Read the fact.

        Raises:
            ValueError: no group is named, or one that is not known has no evidence.
        """
        return self._of(case.facts)

    def read_all(self, columns: FactColumns, _as_of: date) -> Sequence[str | tuple[str, ...] | ValueError | None]:
        """Read the fact of every case of a table; what is recorded wrongly has its error in its place."""
        return [
            self._or_error(dict(zip(_READ, values, strict=True)))
            for values in zip(*(columns[name] for name in _READ), strict=True)
        ]

    def _or_error(self, facts: Mapping[str, FactValue | None]) -> str | tuple[str, ...] | ValueError | None:
        try:
            return self._of(facts)
        except ValueError as error:
            return error

    def _of(self, facts: Mapping[str, FactValue | None]) -> str | tuple[str, ...] | None:
        value = facts.get("vulnerability_group")
        if value is None and facts.get("vulnerable") is True:
            raise ValueError("facts.vulnerable is set and facts.vulnerability_group must name the group")
        if value is None:
            return None
        if not isinstance(value, str | tuple):
            raise ValueError(
                "facts.vulnerability_group must name the group, such as 'looked-after'; it cannot be yes or no"
            )
        named = tuple(_plain(group) for group in ((value,) if isinstance(value, str) else value))
        unknown = [group for group in named if group not in self.known]
        if unknown and not facts.get("evidence.vulnerability_group"):
            raise ValueError(
                f"facts.vulnerability_group must name the group looked-after, or one that the settings list, or "
                f"facts.evidence.vulnerability_group must say what shows it: {', '.join(unknown)}"
            )
        return named[0] if isinstance(value, str) else named


def _plain(group: str) -> str:
    """Write a group in one way: small letters and hyphens.

    >>> _plain("LAC"), _plain(" Young carer ")
    ('looked-after', 'young-carer')
    """
    plain = "-".join(group.casefold().replace("_", " ").replace("-", " ").split())
    return _SPELT.get(plain, plain)


_PHASE_TRANSFER_YEAR = Flag("phase_transfer_year")
"""Whether the child is in a phase-transfer year. The source does not say which years those are."""
