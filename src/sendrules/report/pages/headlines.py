"""The headline measures: each figure with its definition, its cohort and what is left out, as the scorecard has it."""

from __future__ import annotations

from collections.abc import Iterator

from sendrules.scorecard import Scorecard
from sendrules.scorecard.declared import Basis, Gives
from sendrules.scorecard.figures import Figure
from sendrules.scorecard.readings import Reading
from sendrules.values import value

HEADLINES = (
    "plans-within-20-weeks-without-exceptions", "plans-within-20-weeks-with-exceptions", "due-within-20-weeks",
    "decided-within-six-weeks", "requests-received", "refused-of-decided", "open", "open-over-20-weeks", "open-over-52-weeks",
    "weeks-of-the-issued-median", "weeks-of-the-issued-90th-percentile", "reviewed-within-a-year",
    "reviews-decided-within-four-weeks-in-the-period", "overdue-6-months",
)  # fmt: skip
"""The ids of the measures, in the order of the page."""
_WHOSE = {
    Basis.OFFICIAL: "as the department publishes it",
    Basis.DERIVED: "like one that the department publishes; its exact rule is not known",
    Basis.OURS: "our own: nobody publishes it",
}


@value
class Headline:
    """One figure as the page says it.

    Attributes:
        title: what it says.
        value: the figure with its unit; ``none`` where there is none.
        counted: the count and of how many, or why there is no figure.
        cohort: which requests it is about.
        details: what is left out, what is not known, exceptions, and whose measure it is; a sentence each.
    """

    title: str
    value: str
    counted: str
    cohort: str
    details: tuple[str, ...]


def headlines(card: Scorecard) -> tuple[Headline, ...]:
    """Give the headline measures of a scorecard.

    Args:
        card: the scorecard.
    """
    return tuple(_headline(card[id]) for id in HEADLINES)


def readings_of(card: Scorecard) -> tuple[Reading, ...]:
    """Give the open questions that the headline measures take a side in.

    Args:
        card: the scorecard.
    """
    used = {id for headline in HEADLINES for id in card[headline].measure.readings}
    return tuple(one for one in card.readings if one.id in used)


def _headline(figure: Figure) -> Headline:
    measure = figure.measure
    return Headline(
        measure.title[:1].upper() + measure.title[1:],
        in_words(figure),
        _counted(figure),
        measure.cohort.name,
        tuple(_details(figure)),
    )


def in_words(figure: Figure) -> str:
    """Say a figure with its unit.

    Args:
        figure: the figure.
    """
    if figure.value is None:
        return "none"
    if figure.measure.gives is Gives.COUNT:
        return f"{figure.value:,}"
    return f"{figure.value}%" if figure.measure.gives is Gives.SHARE else f"{figure.value} weeks"


def _counted(figure: Figure) -> str:
    if figure.value is None:
        return figure.why_none
    if figure.numerator is None:
        return f"of {figure.denominator:,}"
    if figure.measure.gives is Gives.COUNT and figure.numerator == figure.denominator:
        return "all of them"
    return f"{figure.numerator:,} of {figure.denominator:,}"


def _details(figure: Figure) -> Iterator[str]:
    measure = figure.measure
    for reason, many in figure.left_out.items():
        yield f"Left out of both counts: {many:,} ({reason})."
    if figure.unknown:
        yield f"Not known of {figure.unknown:,}: they stay in the second count, and are not in the first."
    yield f"Exceptions: {measure.exceptions.value}. Mediations and appeals: {measure.appeals.value}."
    yield f"Rounded: {measure.rounding}. Whose measure: {_WHOSE[measure.basis]}. Source: {measure.source.rstrip('.')}."
