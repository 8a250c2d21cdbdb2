"""Synthetic caseloads: whole authorities of cases that nobody lived, for docs, benchmarks and tests of other systems.

They look like the files of an authority: requests that follow the school year, advice that comes late in part, refusals and
appeals, plans in time and late at shares like those of the official statistics, reviews over the years, moves, detention. Where
the shares come from is said in ``sendrules.testing.synthetic.shares``: the Department for Education's release of 2025 (England;
46% of the plans of 2025 within 20 weeks), and what is made up because no figure is published.

Every reference begins with ``SYN-``, every school is a "Synthetic School", and the schema's metadata says ``synthetic``. The same
arguments give the same bytes, and the first cases are the same however many are made.

Needs numpy and pyarrow: ``pip install 'sendrules[caseload]'``.

>>> from datetime import date
>>> table = caseload(200, seed=1, as_of=date(2026, 1, 5))
>>> table["case"][0].as_py(), table.schema.metadata[b"synthetic"]
('SYN-0000001', b'true')
>>> case = caseload_cases(200, seed=1, as_of=date(2026, 1, 5))[0]
>>> case.reference, len(case.events) > 1
('SYN-0000001', True)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa

from sendrules.case.case import Case
from sendrules.case.kinds import EventKind
from sendrules.testing.synthetic.days import NO_DAY, number
from sendrules.testing.synthetic.parts import SIZE, Part, part
from sendrules.testing.synthetic.words import DAYS, DETERMINATION, FLAGS, WORDS

PREFIX = "SYN-"
_YEARS = 4
_FIRST = ("case", "kind", "on", "about", "to", "by", "written", "sent", "served", "method")
_REST = [name for name in (*WORDS, *DAYS, *FLAGS, "trigger") if name not in _FIRST]


def _type(name: str) -> Any:
    if name in DAYS:
        return pa.date32()
    if name in FLAGS:
        return pa.bool_()
    return pa.dictionary(pa.int16(), pa.string()) if name in WORDS else pa.string()


SCHEMA = pa.schema(
    [pa.field(name, _type(name)) for name in (*_FIRST, *_REST)],
    metadata={"synthetic": "true", "about": "Made by sendrules.testing.caseloads. No case is that of a person."},
)
"""The columns of a caseload: the reference of the case, the kind of the record, and the fields of the records by their names."""


def caseload(cases: int, *, seed: int, as_of: date, years: int = _YEARS) -> pa.Table:
    """Make a synthetic caseload as one table in memory; about two kilobytes a case.

    Args:
        cases: how many cases.
        seed: the seed; the same gives the same table.
        as_of: the day on which the files are read. Nothing happened after it but what is known in advance.
        years: over how many years before that day requests came.

    Returns:
        A row a record, sorted by case. ``kind`` is a kind of event, a kind of circumstance, or ``determination``; ``case`` is the
        case's reference, and the other columns are the fields of the records by their names, empty where nothing is recorded.

    Raises:
        ValueError: a number is less than one.
    """
    return caseload_batches(cases, seed=seed, as_of=as_of, years=years).read_all()


def caseload_batches(cases: int, *, seed: int, as_of: date, years: int = _YEARS) -> pa.RecordBatchReader:
    """Make the same caseload part by part, for one that is larger than memory. A case is never divided.

    Args:
        cases: how many cases.
        seed: the seed.
        as_of: the day on which the files are read.
        years: over how many years before that day requests came.

    Returns:
        A reader of batches of up to 5,000 cases.

    Raises:
        ValueError: a number is less than one.
    """
    for name, value in (("cases", cases), ("years", years)):
        if value < 1:
            raise ValueError(f"`{name}` is {value}: give at least 1.")
    return pa.RecordBatchReader.from_batches(SCHEMA, _batches(cases, seed, as_of, years))


def caseload_cases(cases: int, *, seed: int, as_of: date, years: int = _YEARS) -> list[Case]:
    """Make the same caseload as ``Case`` objects, which takes about a millisecond a case.

    Args:
        cases: how many cases.
        seed: the seed.
        as_of: the day on which the files are read.
        years: over how many years before that day requests came.

    Returns:
        The cases, in order of their references.

    Raises:
        ValueError: a number is less than one.
    """
    return [
        _case(reference, list(rows))
        for batch in caseload_batches(cases, seed=seed, as_of=as_of, years=years)
        for reference, rows in groupby(batch.to_pylist(), key=lambda row: str(row["case"]))
    ]


def _batches(cases: int, seed: int, as_of: date, years: int) -> Iterator[pa.RecordBatch]:
    for index, first in enumerate(range(0, cases, SIZE)):
        yield _batch(part(index, seed, number(as_of), years), first, min(SIZE, cases - first))


def _batch(found: Part, first: int, cases: int) -> pa.RecordBatch:
    """Give the first cases of a part as Arrow; ``first`` cases came before them."""
    rows = int(np.searchsorted(found.case, cases))
    references = pa.array([f"{PREFIX}{first + n + 1:07d}" for n in range(found.cases)])
    columns = {"case": references.take(pa.array(found.case[:rows]))}
    columns["trigger"] = _triggers(found.trigger[:rows])
    for name, values in found.columns.items():
        columns[name] = _column(name, values[:rows])
    return pa.RecordBatch.from_arrays([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def _column(name: str, values: np.ndarray[Any, np.dtype[np.int32]]) -> Any:
    if name in DAYS:
        return pa.array(values, mask=values == NO_DAY).cast(pa.date32())
    if name in FLAGS:
        return pa.array(values == 2, mask=values == 0)
    codes = pa.array((values - 1).astype(np.int16), mask=values == 0)
    return pa.DictionaryArray.from_arrays(codes, pa.array(WORDS[name]))


def _triggers(values: np.ndarray[Any, np.dtype[np.int32]]) -> Any:
    named = [None] * len(values)
    found: list[str | None] = [*named]
    for row in np.flatnonzero(values).tolist():
        found[row] = f"{EventKind.ADVICE_REQUEST.value}-{values[row]}"
    return pa.array(found, pa.string())


def _case(reference: str, rows: list[dict[str, Any]]) -> Case:
    kinds = {kind.value for kind in EventKind}
    records: dict[str, list[dict[str, Any]]] = {"events": [], "circumstances": [], "determinations": []}
    for row in rows:
        record = {name: value for name, value in row.items() if value is not None and name != "case"}
        if record["kind"] == DETERMINATION:
            del record["kind"]
            records["determinations"].append(record)
        else:
            records["events" if record["kind"] in kinds else "circumstances"].append(record)
    return Case.model_validate({"reference": reference, **records})
