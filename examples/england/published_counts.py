"""What the scripts read: the department's files that you downloaded, or a store that you added them to."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendrules.commissioning.history import Series, read_series, series_in
from sendrules.scorecard.published import ENGLAND, Level, PublishedFile, PublishedStore, Symbol, read_published
from sendrules.scorecard.published.cells import number_or_symbol

Found = PublishedStore | list[PublishedFile]


def ask_for_counts(parser: argparse.ArgumentParser) -> None:
    """Let a command ask for the files or the store."""
    parser.add_argument("files", nargs="*", type=Path, help="the CSV files of requests, assessments and timeliness")
    parser.add_argument("--store", type=Path, help="a store of published figures, in place of the files")


def published(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Found:
    """Read the files, or open the store; the parser ends the program where neither was given, or both."""
    if bool(options.files) == bool(options.store):
        parser.error("give the CSV files, or --store FILE. examples/england/README.md says where to find the files.")
    return PublishedStore(options.store) if options.store else [read_published(path) for path in options.files]


def counts(found: Found) -> Series:
    """Give the counts of every authority."""
    if isinstance(found, PublishedStore):
        return series_in(found)
    return read_series(file for file in found if file.dataset != "annual-reviews")


def figures(found: Found, dataset: str, year: int, columns: tuple[str, ...], code: str = ENGLAND) -> list[float] | None:
    """Give published counts of England or an authority; None where one of them was not published, or the data set not given."""
    level = Level.ENGLAND if code == ENGLAND else Level.AUTHORITY
    cells: dict[str, str] = {}
    if isinstance(found, PublishedStore):
        row = found.row(dataset, year, level, code)
        cells = dict(row.cells) if row else {}
    else:
        for file in found:
            if file.dataset == dataset:
                matching = (one for one in file.rows if (one.level, one.year, one.code) == (level, year, code))
                cells = dict(next((one.cells for one in matching), {}))
    read = [number_or_symbol(cells.get(column, "x")) for column in columns]
    return None if None in read or any(isinstance(one, Symbol) for one in read) else [float(one) for one in read]


def sources(found: Found, dataset: str, year: int) -> list[str]:
    """Name the file or release that England's figures of a data set come from."""
    if isinstance(found, PublishedStore):
        row = found.row(dataset, year, Level.ENGLAND, ENGLAND)
        return [f"{dataset}, release {row.release.name} (SHA-256 {row.release.digest})"] if row else []
    return [f"{file.name} (SHA-256 {file.digest})" for file in found if file.dataset == dataset]
