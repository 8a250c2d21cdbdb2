"""What both scripts read: the department's files that you downloaded, or a store that you added them to."""

from __future__ import annotations

import argparse
from pathlib import Path

from sendrules.commissioning.history import Series, read_series, series_in
from sendrules.scorecard.published import PublishedStore


def ask_for_counts(parser: argparse.ArgumentParser) -> None:
    """Let a command ask for the files or the store."""
    parser.add_argument("files", nargs="*", type=Path, help="the CSV files of requests, assessments and timeliness")
    parser.add_argument("--store", type=Path, help="a store of published figures, in place of the files")


def counts(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Series:
    """Read the counts; the parser ends the program where nothing was given to read, or both."""
    if bool(options.files) == bool(options.store):
        parser.error(
            "give the three CSV files, or --store FILE. examples/england/README.md says where to find the files."
        )
    return series_in(PublishedStore(options.store)) if options.store else read_series(options.files)
