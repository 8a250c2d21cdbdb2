"""The published counts of each authority by calendar year, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.errors import InputError, Problem
from sendrules.scorecard.published import DATASETS, Level, PublishedFile, PublishedStore, Symbol, read_published
from sendrules.scorecard.published.cells import number_or_symbol
from sendrules.scorecard.published.reading import Row
from sendrules.scorecard.published.store import PlaceRow
from sendrules.values import value

Floats = NDArray[np.float64]

COLUMNS = {
    "requests": ("requests", "requests_received_in_year"),
    "refused": ("requests", "requests_decided_not_to_assess"),
    "plans": ("assessments", "assess_issued"),
    "no_plan": ("assessments", "assess_not_issued"),
    "counted": ("timeliness", "plans_issued_den_ex"),
    "on_time": ("timeliness", "plans_issued_20_weeks_ex"),
}
"""Each count of a series: the data set and the column that it stands in."""


@value
class Series:
    """The published counts of authorities. Each array has a row an authority and a column a year; NaN is not published.

    Attributes:
        codes: the three-digit codes, in order.
        names: the names, by the latest year that has each.
        years: the calendar years, in order and without a gap.
        requests: requests received in the year.
        refused: requests of them that were refused.
        plans: assessments that ended in a plan in the year.
        no_plan: assessments that ended without one.
        counted: plans that the official rate counts: those without an exception.
        on_time: those of them that were issued within 20 weeks.
        sources: what the counts come from.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[int, ...]
    requests: Floats
    refused: Floats
    plans: Floats
    no_plan: Floats
    counted: Floats
    on_time: Floats
    sources: tuple[str, ...] = ()

    @property
    def started(self) -> Floats:
        """Requests that were not refused: assessments begun or still to be decided."""
        return np.maximum(self.requests - self.refused, 0.0)

    @property
    def finished(self) -> Floats:
        """Assessments that ended, with a plan or without."""
        return self.plans + self.no_plan

    @property
    def rate(self) -> Floats:
        """The official rate, from 0 to 1; NaN where no plan was counted."""
        return np.divide(self.on_time, self.counted, out=np.full_like(self.on_time, np.nan), where=self.counted > 0)

    def until(self, year: int) -> Series:
        """Give the years up to this one, and nothing of later ones.

        Raises:
            InputError: the series has no such year.
        """
        if year not in self.years:
            message = f"the series has the years {self.years[0]} to {self.years[-1]}, and not {year}."
            raise InputError("the series", [Problem("year", message, "Give one of its years.")])
        end = self.years.index(year) + 1
        return replace(self, years=self.years[:end], **{name: getattr(self, name)[:, :end].copy() for name in COLUMNS})


def read_series(files: Iterable[str | Path | PublishedFile]) -> Series:
    """Read the counts from the department's CSV files of requests, assessments and timeliness.

    Args:
        files: the files as they were downloaded, in any order, or what ``read_published`` gave of them.

    Raises:
        InputError: a file cannot be read, one of the three data sets is missing or there twice, or the years have a gap.

    The made-up files of the examples (no figure in them is real):

    >>> names = ("requests", "assessments", "timeliness")
    >>> series = read_series(f"examples/england/made-up/{name}.csv" for name in names)
    >>> len(series.codes), series.years[0], series.years[-1]
    (24, 2019, 2024)
    """
    read = [file if isinstance(file, PublishedFile) else read_published(file) for file in files]
    by_dataset = _by_dataset(read)
    rows = {
        dataset: {(row.code, row.year): row for row in file.rows if row.level is Level.AUTHORITY}
        for dataset, file in by_dataset.items()
    }
    return _series(rows, tuple(f"{file.name} (SHA-256 {file.digest})" for file in by_dataset.values()))


def series_in(store: PublishedStore) -> Series:
    """Read the counts from a store of published figures; of each year the newest release counts.

    Args:
        store: the store, to which the three data sets were added.

    Raises:
        InputError: the store cannot be read, lacks one of the three data sets, or its years have a gap.
    """
    rows: dict[str, dict[tuple[str, int], PlaceRow]] = {}
    releases: dict[str, None] = {}
    for dataset in dict.fromkeys(dataset for dataset, _ in COLUMNS.values()):
        found = rows[dataset] = {(row.code, row.year): row for row in store.rows(dataset, Level.AUTHORITY)}
        releases |= dict.fromkeys(
            f"{dataset}, release {row.release.name} (SHA-256 {row.release.digest})" for row in found.values()
        )
        if not found:
            message = f"the store has no authority of the data set {DATASETS[dataset].title!r}."
            raise InputError(str(store.path), [Problem(dataset, message, "Add it: sendrules benchmark add FILE.")])
    return _series(rows, tuple(releases))


def _series(rows: Mapping[str, Mapping[tuple[str, int], Row | PlaceRow]], sources: tuple[str, ...]) -> Series:
    years = _years(rows)
    codes = sorted({code for found in rows.values() for code, year in found if year in years})
    names = {code: row.name for found in rows.values() for (code, _), row in sorted(found.items())}
    arrays: dict[str, Any] = {
        name: np.array(
            [[_count(rows[dataset].get((code, year)), column) for year in years] for code in codes], np.float64
        )
        for name, (dataset, column) in COLUMNS.items()
    }
    return Series(tuple(codes), tuple(names[code] for code in codes), years, sources=sources, **arrays)


def _by_dataset(read: Iterable[PublishedFile]) -> dict[str, PublishedFile]:
    """Give the file of each data set that is needed."""
    needed = dict.fromkeys(dataset for dataset, _ in COLUMNS.values())
    found: dict[str, PublishedFile] = {}
    problems = []
    for file in read:
        if file.dataset in found:
            message = f"this is the data set {file.dataset}, as {found[file.dataset].name} is."
            problems.append(Problem(file.name, message, "Give one file of each data set."))
        found[file.dataset] = file
    for dataset in needed:
        if dataset not in found:
            message = f"no file has the data set {DATASETS[dataset].title!r}."
            problems.append(Problem(dataset, message, "Download it from Explore education statistics."))
    if problems:
        raise InputError("the published files", problems)
    return {dataset: found[dataset] for dataset in needed}


def _years(rows: Mapping[str, Mapping[tuple[str, int], Row | PlaceRow]]) -> tuple[int, ...]:
    """Give the years that all data sets have."""
    common = sorted(set.intersection(*({year for _, year in found} for found in rows.values())))
    if not common or common[-1] - common[0] + 1 != len(common):
        message = f"the years that all of the files have are {', '.join(map(str, common)) or 'none'}."
        raise InputError("the published files", [Problem("", message, "Give files of the same release.")])
    return tuple(common)


def _count(row: Row | PlaceRow | None, column: str) -> float:
    """Give a count; NaN where there is no row or a symbol."""
    found = number_or_symbol(row.cells.get(column, "x")) if row is not None else None
    return float("nan") if found is None or isinstance(found, Symbol) else float(found)
