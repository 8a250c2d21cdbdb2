"""A scorecard as one table, a row a figure or a group of a breakdown, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from sendrules.scorecard.breakdowns import Breakdown
from sendrules.scorecard.card import Scorecard
from sendrules.scorecard.figures import Figure
from sendrules.scorecard.other_readings import Other
from sendrules.scorecard.published import LICENCE, Comparison

SCHEMA = pa.schema(
    [
        ("section", pa.string()), ("id", pa.string()), ("title", pa.string()), ("group", pa.string()),
        ("gives", pa.string()), ("value", pa.float64()), ("numerator", pa.int64()), ("denominator", pa.int64()),
        ("cohort", pa.string()), ("cohort_size", pa.int64()), ("left_out", pa.string()), ("unknown", pa.int64()),
        ("exceptions", pa.string()), ("appeals", pa.string()), ("basis", pa.string()), ("reading", pa.string()),
        ("first_day", pa.string()), ("last_day", pa.string()), ("as_of", pa.string()), ("remark", pa.string()),
        ("source", pa.string()), ("published_year", pa.int64()), ("published_own", pa.string()), ("published_region", pa.string()),
        ("published_england", pa.string()), ("published_neighbours_together", pa.string()), ("published_source", pa.string()),
    ]
)  # fmt: skip
"""The columns. ``reading`` names the open question in a row with its other answer; ``remark`` says why there is no figure, or what is hidden.
What was published is text, as a symbol such as x may stand there."""
_NOTHING: Mapping[str, Comparison] = MappingProxyType({})
BREAKDOWNS = "Breakdowns"
HIDDEN = "hidden"


def table_of(card: Scorecard, published: Mapping[str, Comparison] = _NOTHING) -> pa.Table:
    """Give a scorecard as a table with the columns of ``SCHEMA``.

    Args:
        card: the scorecard.
        published: by measure the published figures beside it.
    """
    return pa.Table.from_pylist(list(_rows(card, published)), schema=SCHEMA)


def about(card: Scorecard, published: Mapping[str, Comparison] = _NOTHING) -> dict[str, str]:
    """Say what the table rests on, a line each.

    Args:
        card: the scorecard.
        published: by measure the published figures beside it.
    """
    found = {
        "counted on": card.source,
        "authority": card.authority or "not known",
        "period": f"{card.frame.first} to {card.frame.last}",
        "as of": str(card.frame.as_of),
        "requests": str(card.records),
        "values and records that could not be used": str(card.refused),
    }
    if published:
        found["licence of the published figures"] = LICENCE
    return found | {f"reading {one.id}": f"{one.question} {one.taken} Other: {one.other}" for one in card.readings}


def _rows(card: Scorecard, published: Mapping[str, Comparison]) -> Iterator[dict[str, Any]]:
    when = {"as_of": str(card.frame.as_of)}
    period = {"first_day": str(card.frame.first), "last_day": str(card.frame.last), **when}
    for section, figures in card.sections.items():
        for figure in figures:
            yield {"section": section, **_figure(figure), **_published(published.get(figure.measure.id)), **period}
            for other in card.others.get(figure.measure.id, ()):
                yield {"section": section, **_other(other), **period}
    for year, figures in card.years.items():
        days = {"first_day": f"{year}-01-01", "last_day": f"{year}-12-31", **when}
        for figure in figures:
            yield {"section": "Moves between phases", **_figure(figure), "group": str(year), **days}
    for breakdown in card.breakdowns:
        for row in _breakdown(breakdown):
            yield {"section": BREAKDOWNS, **row, **period}


def _figure(figure: Figure) -> dict[str, Any]:
    measure = figure.measure
    return {
        "id": measure.id,
        "title": measure.title,
        "gives": measure.gives.value,
        "value": None if figure.value is None else float(figure.value),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "cohort": measure.cohort.name,
        "cohort_size": figure.cohort,
        "left_out": "; ".join(f"{many} {reason}" for reason, many in figure.left_out.items()),
        "unknown": figure.unknown,
        "exceptions": measure.exceptions.value,
        "appeals": measure.appeals.value,
        "basis": measure.basis.value,
        "remark": figure.why_none,
        "source": measure.source,
    }


def _published(found: Comparison | None) -> dict[str, Any]:
    if found is None:
        return {}
    own, region, england = (one and str(one.value) for one in (found.authority, found.region, found.england))
    return {
        "published_year": found.year,
        "published_own": own,
        "published_region": region,
        "published_england": england,
        "published_neighbours_together": found.together and str(found.together.value),
        "published_source": "; ".join(found.sources),
    }


def _other(other: Other) -> dict[str, Any]:
    return {**_figure(other.figure), "reading": other.reading, "remark": "the other answer to an open question"}


def _breakdown(breakdown: Breakdown) -> Iterator[dict[str, Any]]:
    told: dict[str, Any] = {"id": breakdown.id, "title": breakdown.title, "cohort": breakdown.cohort, "gives": "count"}
    told |= {"basis": "ours", "cohort_size": breakdown.total}
    if breakdown.why_none:
        yield {**told, "remark": breakdown.why_none}
    for group, count in breakdown.counts.items():
        remark = f"{HIDDEN}: {breakdown.rule}" if count is None else ""
        yield {**told, "group": group, "value": count, "numerator": count, "remark": remark}
