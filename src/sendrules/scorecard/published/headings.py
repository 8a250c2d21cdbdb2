"""Which data set a file is, from its heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sendrules.errors import InputError, Problem
from sendrules.scorecard.published.datasets import DATASETS, Dataset

_NEEDED = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
           "region_name", "old_la_code", "la_name", "breakdown_topic", "breakdown")  # fmt: skip
"""What says what a row is about. ``new_la_code`` is not among them: it keeps old GSS codes, and nothing is joined on it."""
_KNOWN = ", ".join(dataset.title for dataset in DATASETS.values())


def dataset_of(source: str, columns: Sequence[str]) -> Dataset:
    """Give the data set that has these columns.

    Args:
        source: the file, for the error.
        columns: the columns of the heading, in small letters.

    Raises:
        InputError: no data set has them, some are missing, or one is there twice.
    """
    if not columns:
        raise InputError(source, [Problem("", "the file is empty.", f"Give one of these data sets: {_KNOWN}.")])
    problems = [
        Problem(name, f"the heading has this column {number} times.", "Leave one of them out.", line=1)
        for name, number in Counter(columns).items()
        if number > 1
    ]
    nearest = max(DATASETS.values(), key=lambda dataset: _share(dataset, columns))
    if not _share(nearest, columns):
        message = "this is none of the published files that can be read."
        raise InputError(source, [*problems, Problem("", message, f"Give one of these data sets: {_KNOWN}.", line=1)])
    problems += [
        Problem(name, f"this column is missing from a file of {nearest.title!r}.", "Give the whole file.", line=1)
        for name in (*_NEEDED, *nearest.columns)
        if name not in columns
    ]
    if problems:
        raise InputError(source, problems)
    return nearest


def _share(dataset: Dataset, columns: Sequence[str]) -> float:
    """Say how much of what a data set must have is there."""
    return sum(name in columns for name in dataset.columns) / len(dataset.columns)
