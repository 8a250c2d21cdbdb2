"""The ages of those whose requests, assessments and plans a caseload has of the last year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from sendrules.commissioning.from_caseload.requests import Request
from sendrules.commissioning.projections.ages import AgeShares, counted_ages
from sendrules.commissioning.projections.bands import NOT_KNOWN, age_on, band_of
from sendrules.explanation import words


def ages_of(requests: Iterable[Request], *, as_of: date) -> AgeShares:
    """Count ages at the request: of the requests, the decisions to assess and the plans of the twelve months up to a day.

    The age follows from the 25th birthday, which is how a caseload records when somebody was born. Each decision and plan has the
    age at the request that it belongs to.

    Args:
        requests: the requests.
        as_of: the last day of the twelve months.
    """
    since = _year_before(as_of)
    first = since + timedelta(days=1)
    counts: dict[str, Counter[str]] = {"requests": Counter(), "assessments": Counter(), "plans": Counter()}
    for request in requests:
        band = NOT_KNOWN if request.turns_25 is None else band_of(age_on(request.on, request.turns_25))
        days = {"requests": (request.on,), "assessments": (request.agreed,), "plans": request.plans}
        for measure, each in days.items():
            counts[measure][band] += sum(day is not None and since < day <= as_of for day in each)
    totals = ", ".join(f"{sum(found.values()):,} {measure}" for measure, found in counts.items())
    said = (
        f"Counted in the caseload: {totals} from {words(first)} to {words(as_of)}, by whole years of age at the request, "
        "worked out from the 25th birthday."
    )
    return counted_ages(counts, said)


def _year_before(day: date) -> date:
    """The same day of the year before; 28 February for 29 February."""
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
