"""The department's published figures, from files that a user downloaded, beside an authority's own.

Nothing is fetched, and none of the department's files is part of the library.
"""

from sendrules.scorecard.published.compare import Comparison, Together, compare
from sendrules.scorecard.published.datasets import DATASETS, MEASURES, Dataset, Measure, UnknownMeasure
from sendrules.scorecard.published.figures import ENGLAND, Figure, figure
from sendrules.scorecard.published.licence import LICENCE
from sendrules.scorecard.published.neighbours import read_neighbours
from sendrules.scorecard.published.reading import Level, PublishedFile, read_published
from sendrules.scorecard.published.store import PublishedStore, Release
from sendrules.scorecard.symbols import Symbol

__all__ = [
    "DATASETS",
    "ENGLAND",
    "LICENCE",
    "MEASURES",
    "Comparison",
    "Dataset",
    "Figure",
    "Level",
    "Measure",
    "PublishedFile",
    "PublishedStore",
    "Release",
    "Symbol",
    "Together",
    "UnknownMeasure",
    "compare",
    "figure",
    "read_neighbours",
    "read_published",
]
