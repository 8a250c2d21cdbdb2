"""The department's published figures beside ours: of the authority itself, its region, England and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sendrules.authorities import UnknownAuthority
from sendrules.scorecard.card import Scorecard
from sendrules.scorecard.published import ENGLAND, Comparison, Figure, Level, PublishedStore, compare, figure
from sendrules.scorecard.published.datasets import measure as published_measure

PUBLISHED: Mapping[str, str] = {
    "plans-within-20-weeks-without-exceptions": "within-20-weeks-excluding-exceptions",
    "plans-over-20-weeks-without-exceptions": "20-weeks-to-a-year-excluding-exceptions",
    "plans-a-year-or-more-without-exceptions": "over-a-year-excluding-exceptions",
    "plans-within-20-weeks-with-exceptions": "within-20-weeks-including-exceptions",
    "plans-over-20-weeks-with-exceptions": "20-weeks-to-a-year-including-exceptions",
    "plans-a-year-or-more-with-exceptions": "over-a-year-including-exceptions",
    "decided-within-six-weeks": "decided-in-6-weeks",
    "refused-of-received": "requests-refused",
    "told-within-sixteen-weeks": "refusals-in-16-weeks",
    "weeks-of-the-issued-mean": "mean-weeks-including-exceptions",
    "reviews-decided-within-four-weeks": "reviews-decided-in-4-weeks",
}
"""By id of our measure the published figure that stands beside it."""


def beside(
    card: Scorecard, store: PublishedStore, neighbours: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Comparison]:
    """Give by measure the published figures beside it, of the year of the scorecard or the latest before it.

    A measure of which the store has no figure is not in it.

    Args:
        card: the scorecard.
        store: the published figures that a user has added.
        neighbours: by code of an authority those of its statistical neighbours.

    Raises:
        InputError: the store cannot be read.
    """
    found = {}
    for ours, theirs in PUBLISHED.items():
        for year in _years(store, theirs, card.frame.last.year):
            one = _compared(store, theirs, year, card.authority, neighbours)
            if one.authority is not None or one.england is not None:
                found[ours] = one
                break
    return found


def _years(store: PublishedStore, id: str, ours: int) -> list[int]:
    """The years to look at, the scorecard's own first; none after it."""
    releases = store.releases(published_measure(id).dataset)
    years = {year for one in releases for year in range(one.first_year, one.last_year + 1) if year <= ours}
    return sorted(years, reverse=True)


def _compared(
    store: PublishedStore, id: str, year: int, code: str | None, neighbours: Mapping[str, Sequence[str]] | None
) -> Comparison:
    if code is not None:
        try:
            return compare(store, id, year, code, neighbours)
        except UnknownAuthority:
            pass  # a made-up or new code: England stands beside it all the same
    england = figure(store, id, year, ENGLAND, Level.ENGLAND)
    return Comparison(published_measure(id), year, code or "", None, None, england, (), (), None)


def plain(found: Comparison) -> dict[str, Any]:
    """Give a comparison as plain data.

    Args:
        found: the comparison.
    """
    return {
        "id": found.measure.id,
        "year": found.year,
        "authority": _plain(found.authority),
        "region": _plain(found.region),
        "england": _plain(found.england),
        "neighbours": [_plain(one) for one in found.neighbours],
        "neighbours_without_a_figure": list(found.without),
        "neighbours_together": found.together
        and {
            "value": str(found.together.value),
            "part": found.together.part,
            "whole": found.together.whole,
            "number": found.together.number,
            "note": "worked out here, not published",
        },
        "sources": list(found.sources),
        "licence": found.licence,
    }


def _plain(one: Figure | None) -> dict[str, Any] | None:
    if one is None:
        return None
    part, whole = (None if count is None else str(count) for count in (one.part, one.whole))
    return {"name": one.name, "code": one.code, "value": str(one.value), "part": part, "whole": whole}
