"""What so many assessments cost under a stated price: exactly, or a range where the source does not say how its bands work."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise

from sendrules.local.declarations.prices import BandRule, Price

_DIGITS = 100
"""More digits than a price with all its decimal places, times the most assessments, can have."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What so many assessments cost.

    Attributes:
        least: the lowest that it can be; None where the price is not known.
        most: the highest that it can be; the same, where the source settles it.
        reasons: how it was worked out, in words a parent could read.
        missing: what the source does not say.
    """

    least: Decimal | None
    most: Decimal | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()


def cost(price: Price, n: int) -> Cost:
    """Give what so many assessments cost, with what was done.

    Args:
        price: the price of one, or its bands.
        n: how many are bought.

    Raises:
        ValueError: fewer than one are bought.

    >>> bands = [{"from": 1, "per_assessment": 1250}, {"from": 101, "per_assessment": 1100}]
    >>> source = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> cost(Price(bands=bands, bands_for="in-the-band", provenance=source), 120).most
    Decimal('147000')
    """
    if n < 1:
        raise ValueError(f"a cost is of one assessment or more, not of {n}")
    if price.per_assessment is None and not price.bands:
        return Cost(None, None, _also(price), ("the price of an assessment",))
    with localcontext() as exact:
        exact.prec = _DIGITS
        if price.per_assessment is not None:
            whole = n * price.per_assessment
            return Cost(whole, whole, (f"{n:,} at {_pounds(price.per_assessment)}: {_pounds(whole)}", *_also(price)))
        found = {rule: _in_bands(price, n, rule) for rule in BandRule}
    if price.bands_for is not None:
        whole, said = found[price.bands_for]
        return Cost(whole, whole, (*said, *_also(price)))
    (one, said), (other, also) = found.values()
    if one == other:
        return Cost(one, one, (*said, *_also(price)))
    missing = "whether the price of a band is for the assessments in it, or for all of them"
    reasons = (
        f"if each band is for its own: {'; '.join(said)}",
        f"if the last band is for all: {'; '.join(also)}",
        *_also(price),
    )
    return Cost(min(one, other), max(one, other), reasons, (missing,))


def _in_bands(price: Price, n: int, rule: BandRule) -> tuple[Decimal, tuple[str, ...]]:
    """Give the cost under one reading of the bands, and how it is made."""
    reached = [band for band in price.bands if band.first <= n]
    if rule is BandRule.ALL:
        each = reached[-1].per_assessment
        return n * each, (f"{n:,} at {_pounds(each)}: {_pounds(n * each)}",)
    ends = [*(other.first - 1 for _, other in pairwise(reached)), n]
    whole, said = Decimal(0), []
    for band, end in zip(reached, ends, strict=True):
        number = end - band.first + 1
        whole += number * band.per_assessment
        said.append(f"{number:,} at {_pounds(band.per_assessment)} (from number {band.first:,})")
    return whole, (f"{', '.join(said)}: {_pounds(whole)}",)


def _also(price: Price) -> tuple[str, ...]:
    """Say what bears on a cost beside the price: VAT, where stated, and a review."""
    vat = {True: ("VAT is included",), False: ("VAT comes on top",), None: ()}[price.vat_included]
    if price.reviewed is None:
        return vat
    return (*vat, f"the price is reviewed ({price.reviewed.how}), so it may change")


def _pounds(sum_: Decimal) -> str:
    """Write a sum with its pence, and with more places where it has them."""
    return f"£{sum_:,.2f}" if sum_ == sum_.quantize(Decimal("0.01")) else f"£{sum_.normalize():,f}"
