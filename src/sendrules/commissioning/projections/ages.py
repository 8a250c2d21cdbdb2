"""Which share of requests, assessments and plans each band of age has: stated, or counted in a caseload."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from sendrules.case.refusals import shown
from sendrules.commissioning.projections.bands import BANDS, NOT_KNOWN
from sendrules.errors import InputError, Problem, near
from sendrules.values import value

MEASURES = ("requests", "assessments", "plans")
"""What is projected by age."""


@value
class AgeShares:
    """The shares of each band of age.

    Attributes:
        shares: by measure, the share of each band and of those whose age is not known; they add up to 1. A measure that is not in
            it has no known ages.
        source: where they come from, in words.
        small: the measures of which a band rests on 1 to 4 cases.
        counted: whether they were counted in a record. Where the ages of some are not in it, a band in which nobody is found is not known
            to be empty.
    """

    shares: Mapping[str, Mapping[str, Fraction]]
    source: str
    small: tuple[str, ...] = ()
    counted: bool = False

    def of(self, measure: str) -> Mapping[str, Fraction]:
        """Give the shares of a measure; empty where nobody's age is known.

        Args:
            measure: one of ``MEASURES``.
        """
        return self.shares.get(measure, MappingProxyType({}))

    def remark(self, measure: str, band: str) -> str:
        """Say what is to be said of the share of a band; empty where it is all that there is to know.

        Args:
            measure: one of ``MEASURES``.
            band: a band.
        """
        shares = self.of(measure)
        unknown = shares.get(NOT_KNOWN, Fraction(0))
        if not self.counted or not unknown or band == NOT_KNOWN:
            return ""
        who = f"{_percent(unknown)} of {measure} have no known age"
        return f"at least: {who}" if shares[band] else f"nobody with a known age is in this band, and {who}"


def stated_ages(shares: Mapping[str, Decimal | int], source: str) -> AgeShares:
    """Take shares that somebody states, for requests, assessments and plans alike.

    Args:
        shares: by band the share, from 0 to 1. Every band is needed. What is left of 1 is those whose age is not known, unless it
            is given too.
        source: where they come from.

    Raises:
        InputError: there is no such band, one is missing, a share is no decimal number or whole one, or they come to more than 1.

    >>> found = stated_ages({"under 5": Decimal("0.25"), "5 to 10": Decimal("0.4"), "11 to 15": Decimal("0.25"),
    ...                      "16 to 19": Decimal("0.1"), "20 to 25": 0}, "illustration")
    >>> str(found.shares["plans"]["5 to 10"])
    '2/5'
    """
    known = (*BANDS, NOT_KNOWN)
    problems = [
        Problem(band, "there is no such band of age.", f"Use one of: {', '.join(near(band, known) or known)}.")
        for band in shares
        if band not in known
    ]
    for band, share in shares.items():
        if isinstance(share, bool) or not isinstance(share, Decimal | int):
            message = f"a share is a Decimal, or the whole number 0 or 1 (given: {shown(share)})."
            problems.append(Problem(band, message, 'Write Decimal("0.25") for 25%.'))
        elif not (Decimal(share).is_finite() and 0 <= share <= 1):
            problems.append(Problem(band, f"a share is from 0 to 1 (given: {share}).", "Write 0.25 for 25%."))
    problems += [
        Problem(band, "the share of this band is missing.", "Give it; 0 where there is nobody.")
        for band in BANDS
        if band not in shares
    ]
    if problems:
        raise InputError("shares of age", problems)
    exact = {band: Fraction(share) for band, share in shares.items()}
    rest = 1 - sum(exact.values(), Fraction(0))
    if rest < 0 or (NOT_KNOWN in exact and rest):
        message = f"the shares come to {float(1 - rest):g} and not to 1."
        raise InputError("shares of age", [Problem("shares", message, "Change them so that they come to 1.")])
    whole = {band: exact.get(band, Fraction(0)) for band in BANDS} | {NOT_KNOWN: exact.get(NOT_KNOWN, rest)}
    return AgeShares(MappingProxyType(dict.fromkeys(MEASURES, MappingProxyType(whole))), source)


def counted_ages(counts: Mapping[str, Mapping[str, int]], source: str) -> AgeShares:
    """Take shares from counts.

    Args:
        counts: by measure, how many are in each band, and how many have no known age.
        source: what was counted.

    Returns:
        The shares. A measure of which nobody has a known age has none: that nobody recorded an age says nothing of ages.
    """
    shares: dict[str, Mapping[str, Fraction]] = {}
    small = []
    for measure in MEASURES:
        found = {band: counts.get(measure, {}).get(band, 0) for band in (*BANDS, NOT_KNOWN)}
        total = sum(found.values())
        if total == found[NOT_KNOWN]:
            continue
        shares[measure] = MappingProxyType({band: Fraction(n, total) for band, n in found.items()})
        if any(0 < found[band] < 5 for band in BANDS):
            small.append(measure)
    return AgeShares(MappingProxyType(shares), source, tuple(small), counted=True)


def _percent(share: Fraction) -> str:
    """A share in whole percent; "under 1%" and "over 99%" where it would read as nothing or all."""
    whole = round(share * 100)
    if share and not whole:
        return "under 1%"
    return "over 99%" if share < 1 and whole == 100 else f"{whole}%"
