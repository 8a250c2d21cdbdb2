"""The three factors. Their mode, order and weights come from the settings: the source gives none."""

from dataclasses import dataclass
from datetime import date

import sendrules as sr
from sendrules_milton_keynes.settings import Settings
from sendrules_milton_keynes.sources import PART_ONE, assumed, stated

_FACTORS = stated(f"{PART_ONE}: the factors by which children and young people are identified")
_PSYCHOLOGIST = sr.QueueFor(act="advice-received", from_="educational-psychologist")
"""What the source hands out is an assessment by an educational psychologist, and not a finalised plan."""
LOOKED_AFTER = "looked-after"
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
        ),
        sr.FactDefinition(
            "milton_keynes.phase_transfer_year",
            "Phase transfer year",
            _phase_transfer_year,
            type=sr.FactType.FLAG,
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
        value = case.facts.get("vulnerability_group")
        if value is None and case.facts.get("vulnerable") is True:
            raise ValueError("facts.vulnerable is set and facts.vulnerability_group must name the group")
        if value is None:
            return None
        if not isinstance(value, str | tuple):
            raise ValueError(
                "facts.vulnerability_group must name the group, such as 'looked-after'; it cannot be yes or no"
            )
        named = tuple(_plain(group) for group in ((value,) if isinstance(value, str) else value))
        unknown = [group for group in named if group not in self.known]
        if unknown and not case.facts.get("evidence.vulnerability_group"):
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


def _phase_transfer_year(case: sr.Case, _as_of: date) -> bool | None:
    """Give whether the child is in a phase-transfer year. The source does not say which years those are."""
    value = case.facts.get("phase_transfer_year")
    if value is None or isinstance(value, bool):
        return value
    raise ValueError("facts.phase_transfer_year must be true or false")
