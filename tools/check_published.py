"""Show that published percentages come out of their counts: `uv run python tools/check_published.py FILE`.

FILE is one of the department's CSV files (`sendrules benchmark add` takes the same). Every percentage whose numerator and denominator are
published is worked out again with the library's rounding, half up. For the 20 weeks it also adds up the authorities, and counts the plans
that are in the denominator and in no band: their time is not known. The exit code is 1 where a percentage does not come out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sendrules.errors import InputError
from sendrules.scorecard.published.datasets import MEASURES, Measure
from sendrules.scorecard.published.figures import Figure, figure_of
from sendrules.scorecard.published.reading import Level, PublishedFile, read_published
from sendrules.scorecard.published.store import PlaceRow, Release, years_of
from sendrules.scorecard.symbols import Symbol

_MOST = 10
_BANDS = [f"{band}-including-exceptions" for band in ("within-20-weeks", "20-weeks-to-a-year", "over-a-year")]


def rows_of(file: PublishedFile) -> list[PlaceRow]:
    """Give the rows of a file as the store would give them."""
    release = Release(0, file.dataset, years_of(file), file.name, file.digest, file.years[0], file.years[-1])
    return [PlaceRow(release, r.year, r.level, r.code, r.name, r.region, dict(r.cells)) for r in file.rows]


def checked(measure: Measure, rows: list[PlaceRow]) -> tuple[str, list[Figure]]:
    """Work out every percentage of a measure again; say how many came out, and give those that did not."""
    figures = [figure for row in rows if (figure := figure_of(measure, row)) is not None]
    numbers = [figure for figure in figures if not isinstance(figure.value, Symbol)]
    compared = [figure for figure in numbers if figure.from_counts is not None]
    wrong = [figure for figure in compared if figure.from_counts != figure.value]
    nothing = sum(figure.from_counts is Symbol.NOT_APPLICABLE for figure in figures)
    said = f"{measure.id}: {len(numbers)} percentages, {len(compared) - len(wrong)} come out of their counts, {len(wrong)} do not"
    if len(compared) < len(numbers):
        said += f", {len(numbers) - len(compared)} have no published counts"
    return f"{said}; {nothing} with the denominator 0 have no number" if nothing else said, wrong


def sums(rows: list[PlaceRow]) -> Iterator[str]:
    """Say for each year what the authorities' plans add up to, and how many of them are in no band."""
    for year in sorted({row.year for row in rows}):
        here = [row for row in rows if row.year == year]
        authorities = [row for row in here if row.level is Level.AUTHORITY]
        plans = {row.name: _whole(row) for row in authorities}
        england = [_whole(row) for row in here if row.level is Level.ENGLAND]
        known = [number for number in plans.values() if number is not None]
        said = f"{year}: {len(known)} of {len(authorities)} authorities add up to {sum(known):,} plans; England: "
        yield said + ", ".join("no number" if number is None else f"{number:,}" for number in england)
        gaps = {row.name: gap for row in authorities if (gap := _in_no_band(row))}
        if gaps:
            noun = "authority" if len(gaps) == 1 else "authorities"
            most = sorted(gaps, key=lambda name: -gaps[name])[:_MOST]
            shown = ", ".join(f"{name} {gaps[name]:,}" for name in most)
            yield f"  of unknown duration, in no band: {sum(gaps.values()):,} in {len(gaps)} {noun} ({shown})"


def _whole(row: PlaceRow) -> int | None:
    figure = figure_of(MEASURES[_BANDS[0]], row)
    return figure.whole if figure is not None and isinstance(figure.whole, int) else None


def _in_no_band(row: PlaceRow) -> int:
    """Count the plans of a row in the denominator and in no band; 0 where a band is not published."""
    figures = [figure_of(MEASURES[band], row) for band in _BANDS]
    parts = [figure.part for figure in figures if figure is not None and isinstance(figure.part, int)]
    whole = _whole(row)
    return whole - sum(parts) if whole is not None and len(parts) == len(_BANDS) else 0


def main(arguments: list[str]) -> int:
    """Check one file, and print what was found."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        file = read_published(Path(arguments[0]))
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    rows, failures = rows_of(file), 0
    print(f"{file.name}: data set {file.dataset}, {len(rows)} rows, {years_of(file)}")
    for measure in MEASURES.values():
        if measure.dataset != file.dataset or measure.unit != "%":
            continue
        said, wrong = checked(measure, rows)
        print(said)
        failures += len(wrong)
        for figure in wrong[:_MOST]:
            print(
                f"  {figure.year} {figure.name}: {figure.part} of {figure.whole} is {figure.from_counts}, not {figure.value}"
            )
    if file.dataset == "timeliness":
        print("\n".join(sums(rows)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
