"""The demand of a forecast from the requests of a caseload: how many a month, their season, and how many are agreed to assess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import sqrt

from sendrules.commissioning.from_caseload.requests import Request
from sendrules.commissioning.from_caseload.waiting import first_month_after
from sendrules.commissioning.inputs.demand import Demand
from sendrules.commissioning.inputs.numbers import Between
from sendrules.errors import InputError, Problem

_YEAR = 12
_ERRORS = 2
"""How many standard errors a range reaches to each side: about 95 of 100 such ranges hold the mean."""


def demand_of(requests: Iterable[Request], *, since: date, as_of: date) -> Demand:
    """Work the demand out of the requests of whole months. ``Demand.source`` says how.

    Requests a month are the mean of the last twelve months, less and more two standard errors, where months differ as chance has
    it. The season is told from whole years, two or more: each month against the mean of its year, averaged over the years. The
    share that is agreed to assess is of the last twelve months' requests on which it is decided. What the requests cannot tell
    stays unknown: growth, withdrawals, and any of these of which there is too little.

    Args:
        requests: the requests of a caseload.
        since: the first day from which the caseload has every request, the first of a month.
        as_of: the last day, the last of a month.

    Raises:
        InputError: they are no first and last day of a month, or in the wrong order.
    """
    first = first_month_after(as_of)
    months = (first.year - since.year) * _YEAR + first.month - since.month
    if since.day != 1 or months < 1:
        fix = "Give the first day of a month, before as_of, from which on every request is in the caseload."
        raise InputError("the requests of a caseload", [Problem("since", f"{since} is not possible.", fix)])
    within = [request for request in requests if since <= request.on <= as_of]
    by_month = Counter((request.on.year - since.year) * _YEAR + request.on.month - since.month for request in within)
    counts = [by_month[month] for month in range(months)]
    last_year = [request for request in within if request.on >= first.replace(year=first.year - 1)]
    a_month, season = _mean(counts), _season(counts, since.month)
    assessed = _agreed(last_year) if months >= _YEAR else None
    return Demand(
        a_month=a_month,
        seasonal=season,
        assessed=assessed,
        source=f"{sum(counts):,} requests of the caseload in {months} months from {since} to {as_of}: "
        + "; ".join(_said(a_month, season, assessed, months)),
    )


def _mean(counts: Sequence[int]) -> Between | None:
    """The mean of the last twelve months, with two standard errors of a Poisson number to each side."""
    if len(counts) < _YEAR:
        return None
    total = sum(counts[-_YEAR:])
    error = _ERRORS * sqrt(total) / _YEAR
    return Between(low=max(total / _YEAR - error, 0), high=total / _YEAR + error)


def _season(counts: Sequence[int], first_month: int) -> dict[int, float] | None:
    """By month of the year, its requests against the mean of its year; None without two whole years with requests in each."""
    years = [counts[end - _YEAR : end] for end in range(len(counts), _YEAR - 1, -_YEAR)]
    if len(years) < 2 or not all(map(sum, years)):
        return None
    shift = len(counts) - _YEAR  # the month of the year with which each whole year begins
    factors = [sum(year[n] * _YEAR / sum(year) for year in years) / len(years) for n in range(_YEAR)]
    return {(first_month - 1 + shift + n) % _YEAR + 1: factor for n, factor in enumerate(factors)}


def _agreed(requests: Sequence[Request]) -> Between | None:
    """The share of decided requests that is agreed to assess, with two standard errors to each side."""
    decided = [request for request in requests if request.agreed is not None or request.ended]
    if not decided:
        return None
    share = sum(request.agreed is not None for request in decided) / len(decided)
    error = _ERRORS * sqrt(share * (1 - share) / len(decided))
    return Between(low=max(share - error, 0), high=min(share + error, 1))


def _said(
    a_month: Between | None, season: dict[int, float] | None, assessed: Between | None, months: int
) -> Sequence[str]:
    """Say how each figure was worked out, or why it is not known."""
    few = f"{months} months are too few"
    return (
        f"{few} for a mean, which takes 12"
        if a_month is None
        else f"a month {a_month.mean:.1f}, the mean of the last 12 months, with two standard errors to each side",
        f"{few} for a season, which takes two years with requests in each"
        if season is None
        else f"the season from {months // _YEAR} whole years, each month against the mean of its year",
        "no share that is agreed to assess: it takes 12 months and decisions"
        if assessed is None
        else f"{assessed.mean:.0%} of the decided requests of the last 12 months are agreed to assess",
        "they do not tell growth and withdrawals",
    )
