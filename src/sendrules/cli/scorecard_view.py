"""How a scorecard is shown on a terminal: by section and cohort, each figure with the counts that it rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from sendrules.cli.common import counted
from sendrules.cli.console import Console, Table, Text
from sendrules.explanation import words

if TYPE_CHECKING:
    from sendrules.scorecard.breakdowns import Breakdown
    from sendrules.scorecard.card import Scorecard
    from sendrules.scorecard.figures import Figure
    from sendrules.scorecard.published import Comparison, Symbol

_INDENT, _GAP = 4, 2
_BASES = {
    "official": "as the department publishes it",
    "derived": "the department publishes such a figure; its exact rule is not known, and ours is worked out from its figures",
    "ours": "nobody publishes it; the definition is ours",
}
_UNITS = {"share": "%", "count": ""}
_SHORT = 12
"""The longest name of a group that stands in a column of its own."""


class View:
    """A scorecard on a console.

    Args:
        card: the scorecard.
        console: where to.
        published: by measure the published figures beside it.
    """

    def __init__(self, card: Scorecard, console: Console, published: Mapping[str, Comparison]) -> None:
        self.card, self.console, self.published = card, console, published
        figures = list(card.figures())
        self.value = max((len(value_of(one)) for one in figures), default=0)
        self.counts = max((len(counts_of(one)) for one in figures), default=0)

    def show(self) -> None:
        """Print it all."""
        card, frame = self.card, self.card.frame
        whose = f"authority {card.authority}" if card.authority else "authority not said"
        self.console.print(f"Scorecard of {whose}, {words(frame.first)} to {words(frame.last)}", "bold")
        self.console.print(
            f"Counted on {counted(card.records, 'request')} of {card.source}, as of {words(frame.as_of)}."
        )
        for section, figures in card.sections.items():
            self._section(section, figures)
        self._events()
        self._breakdowns()
        self._notes()

    def _section(self, title: str, figures: tuple[Figure, ...]) -> None:
        too = {_counted_too(one) for one in figures}
        shared = too.pop() if len(too) == 1 else ""
        self.console.print()
        self.console.print(Text(title, "bold"))
        if shared:
            self.console.print(f"  Counted too: {shared}.")
        for _, group in groupby(figures, key=_cohort):
            together = list(group)
            if not _says_its_cohort(together):
                also = "" if shared else _counted_too(together[0])
                self.console.print(f"  {_cohort_in_words(together[0])}{f' Counted too: {also}.' if also else ''}")
            for figure in together:
                self._figure(figure)
        if figures and figures[0].measure.id.startswith("transfers"):
            self._years()

    def _figure(self, figure: Figure) -> None:
        basis = f" [{figure.measure.basis.value}]"
        self._row(value_of(figure), counts_of(figure), f"{figure.measure.title}{_unknown(figure)}{basis}")
        for other in self.card.others.get(figure.measure.id, ()):
            said = ", ".join(part for part in (value_of(other.figure), counts_of(other.figure)) if part)
            self._row("", "", f"other reading of {other.reading}: {said}")

        if (published := self.published.get(figure.measure.id)) is not None:
            self._row("", "", _published(published))

    def _row(self, value: str, counts: str, title: str) -> None:
        """Print a row: the value, its counts, and the title folded in its own column."""
        gap = " " * _GAP
        start = f"{' ' * _INDENT}{value:>{self.value}}{gap}{counts:>{self.counts}}{gap}"
        lines = textwrap.wrap(
            title,
            self.console.width,
            initial_indent=start,
            subsequent_indent=" " * (len(start) + _GAP),
            break_on_hyphens=False,
        )
        for line in lines:
            self.console.print(Text(line))

    def _years(self) -> None:
        for year, figures in self.card.years.items():
            parts = [
                f"{one.measure.title.partition(',')[0].removeprefix('final plans ')} {value_of(one)} ({counts_of(one)})"
                for one in figures
                if one.cohort
            ]
            self.console.print(f"  Due in {year}: {'; '.join(parts)}.")

    def _events(self) -> None:
        """Print what only events can say: advice, and exceptions beside the facts."""
        card = self.card
        if card.advice:
            self.console.print()
            self.console.print(Text("Advice, by who was asked", "bold"))
            self.console.print(
                "  In six weeks (42 days): of what fell due in the period, and of what came in it. What came hides what never did. Over: awaited for more than six weeks."
            )
            table = Table(("Service", "Due", "In time", "%", "Came", "In time", "%", "Awaited", "Over"))
            for one in card.advice:
                shares = [("z" if share is None else f"{share}") for share in (one.of_due, one.of_returned)]
                came = (one.returned, one.returned_in_time)
                counts = (
                    one.due,
                    one.due_in_time,
                    shares[0],
                    *came,
                    shares[1],
                    one.awaited,
                    one.awaited_over_six_weeks,
                )
                table.add_row(one.service, *(str(each) for each in counts))
            self.console.print(table)
        if card.exceptions_claimed is not None:
            claimed, borne = card.exceptions_claimed, card.exceptions_supported
            self.console.print()
            self.console.print(Text("Exceptions to the 20 weeks", "bold"))
            self.console.print(f"  Claimed in {claimed:,} requests; in {borne:,} of these the recorded facts bear it.")

    def _breakdowns(self) -> None:
        self.console.print()
        self.console.print(Text("Breakdowns", "bold"))
        for breakdown in self.card.breakdowns:
            self._breakdown(breakdown)
        for rule in dict.fromkeys(one.rule for one in self.card.breakdowns if one.rule):
            self.console.print(f"  - stands for a hidden count: {rule}.")

    def _breakdown(self, breakdown: Breakdown) -> None:
        title = breakdown.title[:1].upper() + breakdown.title[1:]
        if breakdown.why_none:
            self.console.print(f"  {title}: {breakdown.why_none}.")
            return
        total = "total hidden" if breakdown.total is None else f"{breakdown.total:,}"
        if not breakdown.total or all(count is None for count in breakdown.counts.values()):
            self.console.print(f"  {title}: {total}{'; all groups hidden' if breakdown.rule else ''}.")
            return
        self.console.print(f"  {title}: {total}.")
        groups = [(group, "-" if count is None else f"{count:,}") for group, count in breakdown.counts.items()]
        for line in _in_columns(groups, self.console.width - _INDENT):
            self.console.print(Text(f"{' ' * _INDENT}{line}"))
        if breakdown.peaks:
            self.console.print(f"{' ' * _INDENT}Busiest: {'; '.join(breakdown.peaks)}.")

    def _notes(self) -> None:
        self.console.print()
        self.console.print(Text("Whose measures they are", "bold"))
        used = dict.fromkeys(figure.measure.basis.value for figure in self.card.figures())
        for basis in used:
            self.console.print(f"  [{basis}] {_BASES[basis]}.")
        self._sources()
        self.console.print()
        self.console.print(Text("Open questions, with the answer that was taken", "bold"))
        for one in self.card.readings:
            self.console.print(f"  {one.question} ({one.id})")
            self.console.print(f"    Taken: {one.taken}")
            self.console.print(f"    Other: {one.other}{_changes_nothing(self.card, one.id)}")

    def _sources(self) -> None:
        if not self.published:
            return
        self.console.print()
        self.console.print(Text("Published figures", "bold"))
        year = self.card.frame.last.year
        if years := sorted({one.year for one in self.published.values()} - {year}):
            self.console.print(
                f"  Those of {year} are not in the store. What stands beside is of {', '.join(map(str, years))}."
            )
        for source in dict.fromkeys(source for one in self.published.values() for source in one.sources):
            self.console.print(f"  {source}.")
        symbols = "x: not available; z: not applicable, as nobody is left to count."
        self.console.print(f"  {symbols} Neighbours together are worked out here from their counts.")
        self.console.print(f"  {next(iter(self.published.values())).licence}")


def show(card: Scorecard, console: Console, published: Mapping[str, Comparison]) -> None:
    """Print a scorecard.

    Args:
        card: the scorecard.
        console: where to.
        published: by measure the published figures beside it.
    """
    View(card, console, published).show()


def _published(found: Comparison) -> str:
    """Say what was published: our own figure, the region's, England's and the neighbours'."""
    unit = "%" if found.measure.unit == "%" else " weeks"
    parts = [f"own {_value(found.authority.value, unit)}"] if found.authority else []
    parts += [f"{one.name} {_value(one.value, unit)}" for one in (found.region, found.england) if one is not None]
    parts += [f"{one.name} {_value(one.value, unit)}" for one in found.neighbours]
    if found.together is not None and found.together.number > 1:
        parts.append(f"{found.together.number} neighbours together {_value(found.together.value, unit)}")
    return f"published of {found.year}: {', '.join(parts)}"


def _value(value: Decimal | Symbol, unit: str) -> str:
    return f"{value:.1f}{unit}" if isinstance(value, Decimal) else str(value)


def value_of(figure: Figure) -> str:
    """Give a figure with its unit, or what stands where there is none: ``z`` where nobody is left to count.

    Args:
        figure: the figure.
    """
    if figure.hidden and figure.value is None:
        return "hidden"
    if figure.value is None:
        return "z" if figure.cohort is not None else "not known"
    return f"{figure.value:,}{_UNITS.get(figure.measure.gives.value, ' weeks')}"


def counts_of(figure: Figure) -> str:
    """Give the counts that a figure rests on; empty where it is a count itself.

    Args:
        figure: the figure.
    """
    if figure.denominator is None or figure.measure.gives.value == "count":
        return ""
    if figure.measure.gives.value == "share":
        if figure.numerator is None:
            return f"- of {figure.denominator:,}"
        return f"{figure.numerator:,} of {figure.denominator:,}"
    return f"of {figure.denominator:,}"


def _cohort(figure: Figure) -> tuple[object, ...]:
    return figure.measure.cohort.name, tuple(figure.left_out.items()), figure.why_none if figure.cohort is None else ""


def _says_its_cohort(group: list[Figure]) -> bool:
    """Whether a group is one figure that is how many its cohort are, so that its title says all."""
    figure = group[0]
    whole = figure.measure.gives.value == "count" and figure.measure.counts is None and not figure.left_out
    return len(group) == 1 and whole and figure.cohort is not None


def _cohort_in_words(figure: Figure) -> str:
    name = figure.measure.cohort.name
    name = name[:1].upper() + name[1:]
    if figure.cohort is None:
        return f"{name}: {'-' if figure.hidden else figure.why_none}."
    left = "; ".join(f"{many:,} where {reason}" for reason, many in figure.left_out.items() if many)
    some_hidden = len(figure.left_out) < len(figure.measure.left_out)
    left = "; ".join(part for part in (left, "others, hidden" if some_hidden else "") if part)
    rest = f" Left out: {left or 'nobody'}." if figure.measure.left_out else ""
    return f"{name}: {figure.cohort:,}.{rest}"


def _counted_too(figure: Figure) -> str:
    asked = (("exceptions", figure.measure.exceptions), ("mediations and appeals", figure.measure.appeals))
    return ", ".join(name for name, part in asked if part.value == "in both counts")


def _unknown(figure: Figure) -> str:
    if not figure.unknown:
        return ""
    what = "not in time" if figure.measure.gives.value == "share" else "not at all"
    return f"; of {figure.unknown:,} the time cannot be told, and they count as {what}"


def _in_columns(groups: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Set short groups side by side, six in a line where there is room, or a number that divides twelve."""
    name, count = max(len(group) for group, _ in groups), max(len(shown) for _, shown in groups)
    room = width // (name + count + 6)
    each = next((n for n in (6, 4, 3, 2) if n <= room), 1) if name <= _SHORT else 1
    for n in range(0, len(groups), each):
        yield "    ".join(f"{group:<{name}}  {shown:>{count}}" for group, shown in groups[n : n + each])


def _changes_nothing(card: Scorecard, id: str) -> str:
    from sendrules.scorecard.other_readings import ASKED_BOTH_WAYS

    differ = {other.reading for found in card.others.values() for other in found}
    return " Here it changes no figure." if id in ASKED_BOTH_WAYS and id not in differ else ""


__all__ = ["View", "counts_of", "show", "value_of"]
