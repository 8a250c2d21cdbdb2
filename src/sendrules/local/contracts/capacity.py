"""How much an authority's providers can do in one month of the calendar, each by the rate that its source states."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sendrules.explanation import words
from sendrules.local.declarations.commissioning import CommissioningPolicy
from sendrules.local.declarations.providers import Provider
from sendrules.local.declarations.rates import Rate


@dataclass(frozen=True, slots=True)
class InMonth:
    """What a rate comes to in one month of the calendar, exactly.

    Attributes:
        n: how many; a fraction where the month has no whole number of weeks.
        reasons: how it was worked out, in words a parent could read.
    """

    n: Fraction
    reasons: tuple[str, ...]


def in_month(rate: Rate, year: int, month: int) -> InMonth:
    """Give what a rate comes to in one month of the calendar. Nothing is rounded, and what was done is said.

    A week is a seventh of it a day, and a month has 28 to 31 days. A quarter is three months, and a year twelve, all alike.

    Args:
        rate: the rate, as its source states it.
        year: the year.
        month: the month, 1 to 12.

    >>> found = in_month(Rate(value=27, unit="assessments", per="week"), 2026, 6)
    >>> found.n, found.reasons
    (Fraction(810, 7), ('27 assessments a week; June 2026 has 30 days, so 4 2/7 weeks, and 115 5/7 assessments',))
    """
    days = monthrange(year, month)[1]
    name = f"{date(year, month, 1):%B} {year}"
    if rate.per.in_weeks is not None:
        weeks = Fraction(days, 7)
        n = Fraction(rate.value) * weeks / rate.per.in_weeks
        said = f"{rate}; {name} has {days} days, so {mixed(weeks)} weeks, and {mixed(n)} {rate.unit}"
    else:
        months = rate.per.in_months or 1
        n = Fraction(rate.value) / months
        said = f"{rate}" if months == 1 else f"{rate}; spread evenly over its {months} months, {mixed(n)} in {name}"
    return InMonth(n, (said,))


def mixed(n: Fraction) -> str:
    """Write a fraction as people do.

    >>> mixed(Fraction(810, 7)), mixed(Fraction(110)), mixed(Fraction(2, 7))
    ('115 5/7', '110', '2/7')
    """
    whole, rest = divmod(n, 1)
    if not rest:
        return f"{whole:,}"
    return f"{f'{whole:,} ' if whole else ''}{rest.numerator}/{rest.denominator}"


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a policy can do in a month, as far as its sources say.

    Attributes:
        known: the sum of what is known, exactly.
        unknown: the providers whose rate no source gives. They are not nought.
        reasons: what each comes to, and who is not counted, in words a parent could read.
    """

    known: Fraction
    unknown: tuple[str, ...]
    reasons: tuple[str, ...]


def capacity(policy: CommissioningPolicy, year: int, month: int) -> Capacity:
    """Add up the capacity that is known for a month of the calendar, of those who can sign advice and are at work.

    Who is only considered, who withdrew and who was replaced is not at work. Nor is who comes into post after the month.

    Args:
        policy: the policy.
        year: the year.
        month: the month, 1 to 12.
    """
    known, unknown, reasons = Fraction(0), [], []
    for provider in policy.providers:
        out = not_counted(provider, date(year, month, monthrange(year, month)[1]))
        if out:
            reasons.append(f"{provider.id}: {out}")
        elif provider.rate is None:
            unknown.append(provider.id)
        else:
            found = in_month(provider.rate, year, month)
            known += found.n
            reasons += [f"{provider.id}: {reason}" for reason in (*found.reasons, *_part_of(provider, year, month))]
    return Capacity(known, tuple(unknown), tuple(reasons))


def _part_of(provider: Provider, year: int, month: int) -> Iterator[str]:
    """Say that a provider comes into post in the course of the month, which is counted as a whole."""
    start = provider.in_post.earliest if provider.in_post else None
    if start is not None and date(year, month, 1) < start <= date(year, month, monthrange(year, month)[1]):
        yield f"the whole month is counted, and it is in post from {words(start)} only"


def not_counted(provider: Provider, last: date) -> str:
    """Say why a provider is no capacity in the month that ends on a day; nothing where it is.

    Args:
        provider: the provider.
        last: the day.
    """
    if provider.ended is not None:
        return f"not counted: {provider.ended.in_words}"
    if provider.considered_only:
        return "not counted: only considered"
    if not provider.can_sign:
        return "not counted: cannot sign advice alone"
    start = provider.in_post.earliest if provider.in_post else None
    return "not counted: not in post yet" if start is not None and start > last else ""
