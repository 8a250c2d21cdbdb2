"""An authority's published figure beside its region's, England's and its statistical neighbours'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sendrules.authorities import by_code
from sendrules.scorecard.published.datasets import Measure, measure
from sendrules.scorecard.published.figures import ENGLAND, Figure, figure, figure_of
from sendrules.scorecard.published.licence import LICENCE
from sendrules.scorecard.published.reading import Level
from sendrules.scorecard.published.store import PublishedStore
from sendrules.scorecard.rounding import percentage
from sendrules.scorecard.symbols import Symbol
from sendrules.values import value


@value
class Together:
    """The neighbours taken together: their counts added up, and the rate of the sums. It is worked out here, not published.

    Attributes:
        value: the rate; ``z`` where there was nothing to count.
        part: the sum of the numerators.
        whole: the sum of the denominators.
        number: how many neighbours had both counts.
    """

    value: Decimal | Symbol
    part: int
    whole: int
    number: int


@value
class Comparison:
    """A published figure of one authority beside others of the same year.

    Attributes:
        measure: what the figures count, of what.
        year: the calendar year.
        code: the three-digit code of the authority.
        authority: its figure; None where no release in the store has it.
        region: its region's; None likewise.
        england: England's; None likewise.
        neighbours: its neighbours', in the order of the user's file.
        without: the codes of neighbours for which no release has the figure.
        together: the neighbours taken together; None where none of them has both counts.
        licence: the line that the licence of the figures asks for.
    """

    measure: Measure
    year: int
    code: str
    authority: Figure | None
    region: Figure | None
    england: Figure | None
    neighbours: tuple[Figure, ...]
    without: tuple[str, ...]
    together: Together | None
    licence: str = LICENCE

    @property
    def sources(self) -> tuple[str, ...]:
        """Every release that a figure stands in, each once."""
        found = (self.authority, self.region, self.england, *self.neighbours)
        return tuple(dict.fromkeys(one.source for one in found if one is not None))


def compare(
    store: PublishedStore,
    id: str,
    year: int,
    code: str,
    neighbours: Mapping[str, Sequence[str]] | None = None,
    release: str | None = None,
) -> Comparison:
    """Put an authority's published figure beside its region's, England's and its neighbours'.

    Args:
        store: the store.
        id: the id of the figure, such as ``within-20-weeks-excluding-exceptions``.
        year: the calendar year.
        code: the three-digit code of the authority.
        neighbours: the neighbours of each authority by its code, as ``read_neighbours`` gives them; None for none.
        release: the name of the one release to look in; None for the newest that has each figure.

    Raises:
        UnknownMeasure: no figure has the id.
        UnknownAuthority: neither the store nor the registry of authorities has the code.
        InputError: the store cannot be read.
    """
    asked = measure(id)
    row = store.row(asked.dataset, year, Level.AUTHORITY, code, release)
    region = row.region if row is not None else by_code(code).region.code
    beside = [(one, figure(store, id, year, one, release=release)) for one in (neighbours or {}).get(code, ())]
    found = tuple(one for _, one in beside if one is not None)
    return Comparison(
        measure=asked,
        year=year,
        code=code,
        authority=figure_of(asked, row) if row is not None else None,
        region=figure(store, id, year, region, Level.REGION, release),
        england=figure(store, id, year, ENGLAND, Level.ENGLAND, release),
        neighbours=found,
        without=tuple(other for other, one in beside if one is None),
        together=_together(found),
    )


def _together(figures: Sequence[Figure]) -> Together | None:
    counts = [(one.part, one.whole) for one in figures if isinstance(one.part, int) and isinstance(one.whole, int)]
    if not counts:
        return None
    part, whole = sum(part for part, _ in counts), sum(whole for _, whole in counts)
    return Together(percentage(part, whole), part, whole, len(counts))
