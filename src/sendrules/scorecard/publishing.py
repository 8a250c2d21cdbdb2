"""A scorecard for publication: small numbers are hidden in every figure too, with what would give one away."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from sendrules.scorecard.breakdowns import Breakdown, peaks
from sendrules.scorecard.card import Scorecard
from sendrules.scorecard.figures import Figure, Members, members
from sendrules.scorecard.journeys import Flags, Journeys
from sendrules.scorecard.other_readings import Other
from sendrules.scorecard.small_numbers import ACROSS, LEAST, hidden_across
from sendrules.scorecard.years import Round, rounds

WHY = "hidden: a small number, or one that would give one away"


def for_publication(card: Scorecard, journeys: Journeys, earlier: Sequence[tuple[Journeys, date]] = ()) -> Scorecard:
    """Give a scorecard without any count from 1 to 4, and without what would give one away.

    Advice, and exceptions beside the facts, are left out: they are counted on other records, and would need a rule of their own.

    Args:
        card: the scorecard.
        journeys: the requests that it was counted on.
        earlier: the requests of earlier returns with their days, where it was counted on them too.
    """
    counts = dict(_all_counts(card, journeys, earlier))
    families = [[("group", one.id, group) for group in one.members] for one in card.breakdowns if one.members]
    hidden = hidden_across(counts, families)
    return replace(
        card,
        sections={
            title: tuple(_figure(("figure", one.measure.id), one, hidden) for one in figures)
            for title, figures in card.sections.items()
        },
        others={
            id: tuple(Other(one.reading, _figure(("other", one.reading, id), one.figure, hidden)) for one in found)
            for id, found in card.others.items()
        },
        years={
            year: tuple(_figure(("year", year, one.measure.id), one, hidden) for one in figures)
            for year, figures in card.years.items()
        },
        breakdowns=tuple(_breakdown(one, hidden) for one in card.breakdowns),
        advice=(),
        exceptions_claimed=None,
        exceptions_supported=None,
    )


def _all_counts(
    card: Scorecard, journeys: Journeys, earlier: Sequence[tuple[Journeys, date]] = ()
) -> Iterator[tuple[Hashable, Flags]]:
    """Every count that a scorecard shows, with who is in it: first the requests of this return, then those of the earlier ones."""
    sizes = [*(len(one) for one, _ in earlier), len(journeys)]
    for key, which in _of_this_return(card, journeys):
        yield key, among(which, len(sizes) - 1, sizes)
    found: dict[int, Round] = rounds([*earlier, (journeys, card.frame.as_of)])
    for year, figures in card.years.items():
        for figure in figures:
            who = members(figure.measure, found[year].journeys, found[year].frame)
            for key, which in _counts(("year", year, figure.measure.id), who, figure):
                yield key, among(which, found[year].source, sizes)


def among(which: Flags, source: int, sizes: Sequence[int]) -> Flags:
    """Give who is in a count among the requests of all returns together.

    Args:
        which: who, among those of one return.
        source: the number of that return.
        sizes: how many requests each return has.
    """
    widened = np.zeros(sum(sizes), bool)
    start = sum(sizes[:source])
    widened[start : start + len(which)] = which
    return widened


def _of_this_return(card: Scorecard, journeys: Journeys) -> Iterator[tuple[Hashable, Flags]]:
    for figure in card.figures():
        if figure.cohort is not None:
            yield from _counts(("figure", figure.measure.id), members(figure.measure, journeys, card.frame), figure)
    for id, others in card.others.items():
        for other in others:
            who = members(other.figure.measure, journeys, card.frame)
            yield from _counts(("other", other.reading, id), who, other.figure)
    for breakdown in card.breakdowns:
        if breakdown.members:
            yield ("total", breakdown.id), np.logical_or.reduce(list(breakdown.members.values()))
        for group, which in breakdown.members.items():
            yield ("group", breakdown.id, group), which


def _counts(key: tuple[Hashable, ...], who: Members, figure: Figure) -> Iterator[tuple[Hashable, Flags]]:
    yield (*key, "cohort"), who.cohort
    yield (*key, "of"), who.rest
    yield (*key, "unknown"), who.unknown
    if figure.numerator is not None:
        yield (*key, "count"), who.counted
    for reason, which in who.left_out.items():
        yield (*key, "left out", reason), which


def _figure(key: tuple[Hashable, ...], figure: Figure, hidden: frozenset[Hashable]) -> Figure:
    if figure.cohort is None:
        return figure
    gone = {part for part in ("cohort", "of", "unknown", "count") if (*key, part) in hidden}
    few = figure.numerator is None and 0 < (figure.denominator or 0) < LEAST
    value_gone = few or bool(gone & {"of", "count"})
    return replace(
        figure,
        cohort=None if "cohort" in gone else figure.cohort,
        denominator=None if "of" in gone else figure.denominator,
        numerator=None if "count" in gone else figure.numerator,
        unknown=None if "unknown" in gone else figure.unknown,
        left_out={reason: many for reason, many in figure.left_out.items() if (*key, "left out", reason) not in hidden},
        value=None if value_gone else figure.value,
        why_none=WHY if value_gone else figure.why_none,
        hidden=value_gone or bool(gone),
    )


def _breakdown(one: Breakdown, hidden: frozenset[Hashable]) -> Breakdown:
    if not one.members:
        return one
    counts = {
        group: None if ("group", one.id, group) in hidden or count is None else count
        for group, count in one.counts.items()
    }
    total = None if ("total", one.id) in hidden else one.total
    rule = ACROSS if None in (*counts.values(), total) else ""
    return replace(one, counts=counts, total=total, rule=rule, peaks=peaks(counts, total) if one.peaks else ())
