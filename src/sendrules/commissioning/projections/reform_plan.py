"""``reform_plan``: projections for a local reform plan, by year and age, in columns of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa

from sendrules.commissioning.forecast.answer import Forecast
from sendrules.commissioning.forecast.ranges import percentiles
from sendrules.commissioning.inputs.missing import Missing
from sendrules.commissioning.projections.ages import AgeShares
from sendrules.commissioning.projections.assumptions import assumptions_of
from sendrules.commissioning.projections.bands import ALL, BANDS, NOT_KNOWN
from sendrules.commissioning.projections.rounding import shared_out
from sendrules.commissioning.projections.totals import MEANINGS, YearTotal, year_total
from sendrules.errors import InputError, Problem
from sendrules.values import value

LAST_YEAR = 2029
"""The last year that authorities are asked for."""
SCHEMA = pa.schema(
    [
        ("measure", pa.string()), ("year", pa.int64()), ("age_at_request", pa.string()), ("p10", pa.int64()), ("p50", pa.int64()),
        ("p90", pa.int64()), ("months_counted", pa.int64()), ("what_is_counted", pa.string()), ("remark", pa.string()),
    ]
)  # fmt: skip
"""The columns. They are ours: the department's template was not seen."""
NO_AGES = "ages are not known: give a caseload with 25th birthdays, or state the share of each band"
_BY_AGE = {
    "requests": "requests",
    "plans": "plans",
    "assessments agreed": "assessments",
    "assessments allocated": "assessments",
}
"""By measure, which shares of age are its own."""


@value
class ReformPlan:
    """Projections by year and age.

    Attributes:
        table: the projections, with the columns of ``SCHEMA``.
        assumptions: what they rest on, a line each: what it is about, and what is assumed.
        missing: the inputs that are not known.
    """

    table: pa.Table
    assumptions: tuple[tuple[str, str], ...]
    missing: tuple[Missing, ...]

    @property
    def about(self) -> dict[str, str]:
        """The assumptions by what they are about, for the second sheet of a workbook."""
        return dict(self.assumptions)


def reform_plan(
    forecast: Forecast, *, ages: AgeShares | None = None, under_way: int | None = None, last_year: int = LAST_YEAR
) -> ReformPlan:
    """Give requests, assessments and assessments that end in a plan, by calendar year and age at the request.

    The table has a row for everybody and a row for each band of age, and one for those whose age is not known. P10, P50 and P90
    are those of everybody; the shares of the ages split each of them, so that the rows add up. A year of which a month cannot be
    counted has no number, and a remark that says why.

    Args:
        forecast: the forecast.
        ages: the shares of each band; None where they are not known, and then the bands have no number.
        under_way: how many cases had a place before the forecast begins and have no plan yet; None where that is not known.
        last_year: the last year of the table. The first is the first that begins within the forecast.

    Raises:
        InputError: ``under_way`` is no number of cases.

    >>> from sendrules.commissioning.forecast import forecast
    >>> from sendrules.commissioning.inputs import PlanInputs
    >>> nothing_known = PlanInputs(first_month="2027-01-01", months=36, source="illustration")
    >>> found = reform_plan(forecast(nothing_known, runs=10))
    >>> found.table.column("remark")[0].as_py(), [one.at for one in found.missing][:2]
    ('undetermined: inputs are missing', ['demand', 'supplies'])
    """
    if under_way is not None and (isinstance(under_way, bool) or not isinstance(under_way, int) or under_way < 0):
        fix = "Give a whole number of cases, 0 or more, or leave it out where it is not known."
        raise InputError("a reform plan", [Problem("under_way", f"{under_way!r} is not possible.", fix)])
    begins = forecast.months[0]
    first_year = begins.year if begins.month == 1 else begins.year + 1
    years = range(first_year, max(last_year, first_year) + 1)
    totals = [year_total(forecast, measure, year, under_way) for measure in MEANINGS for year in years]
    rows = [row for total in totals for row in _rows(total, ages)]
    missing = tuple(dict.fromkeys(one for total in totals for one in total.missing))
    said = tuple(assumptions_of(forecast, ages, under_way))
    return ReformPlan(pa.Table.from_pylist(rows, schema=SCHEMA), said, missing)


def _rows(total: YearTotal, ages: AgeShares | None) -> Iterator[dict[str, Any]]:
    of_ages = _BY_AGE[total.measure]
    shares = ages.of(of_ages) if ages else {}
    told: dict[str, Any] = {
        "measure": total.measure,
        "year": total.year,
        "months_counted": total.months,
        "what_is_counted": MEANINGS[total.measure],
        "remark": total.remark,
    }
    ends = _ends(total)
    yield told | {"age_at_request": ALL} | ends
    split = _split(ends, shares) if shares else {}
    for band in (*BANDS, NOT_KNOWN):
        remark = total.remark or (ages.remark(of_ages, band) if ages and shares else NO_AGES)
        empty = bool(remark) and not shares.get(band)
        yield told | {"age_at_request": band, "remark": remark} | ({} if empty else split.get(band, {}))


def _ends(total: YearTotal) -> dict[str, int]:
    """P10, P50 and P90 in whole numbers; nothing where they are not known."""
    if total.runs is None:
        return {}
    return {
        name: int(np.floor(found + 0.5))
        for name, found in zip(("p10", "p50", "p90"), percentiles(total.runs), strict=True)
    }


def _split(ends: Mapping[str, int], shares: Mapping[str, Fraction]) -> dict[str, dict[str, int]]:
    """Each end shared out among the bands, in whole numbers that add up to it."""
    found: dict[str, dict[str, int]] = {band: {} for band in shares}
    for name, total in ends.items():
        for band, part in zip(shares, shared_out(total, list(shares.values())), strict=True):
            found[band][name] = part
    return found
