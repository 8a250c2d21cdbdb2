"""From texts to values: the columns of each module as what their items hold, with everything that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from sendrules.sen2.cells import Wrong, values
from sendrules.sen2.items import HEADER, ITEMS, MODULES, PARENTS, VERSIONS, Holds, Item
from sendrules.sen2.places import Refused, Spot
from sendrules.sen2.raw import RawRecords, RawReturn
from sendrules.sen2.returns import Header, Records, Return, Rows, nothing
from sendrules.sen2.survey import survey_days
from sendrules.sen2.versions import version_of

_TYPES = {Holds.DAY: pa.date32(), Holds.FLAG: pa.bool_(), Holds.NUMBER: pa.int32()}
_ONE_EACH = ("Assessment", "NamedPlan", "ActivePlans")
"""The modules of which a parent has one record at most."""


def settled(
    raw: RawReturn,
    *,
    day_first: bool | None = None,
    year: int | None = None,
    survey_day: date | None = None,
    authority: str | None = None,
) -> Return:
    """Make a return of what a reader gives.

    Args:
        raw: the texts.
        day_first: whether the first figure of a day is the day, where the user says so.
        year: the year of the collection, where the user gives it; it comes before that of the header.
        survey_day: the survey day, where the user gives it.
        authority: the authority's three-digit code, where the user gives it.
    """
    refused = list(raw.refused)
    modules: dict[str, Records] = {}
    for module in MODULES:
        found = raw.modules.get(module)
        if found is None:
            modules[module] = nothing(module)
            continue
        modules[module] = _records(module, found, day_first, raw.refused, refused)
        refused += _astray(module, found)
    header = _header(raw, refused, year, survey_day, authority)
    columns = {(m, name): column for m, records in modules.items() for name, column in records.columns.items()}
    version = version_of(raw.columns, columns, header.year)
    return Return(
        raw.form,
        raw.files,
        header,
        version,
        modules,
        _carried(raw, version),
        tuple(refused),
        raw.not_read,
    )


def _carried(raw: RawReturn, version: str) -> frozenset[tuple[str, str]]:
    """What the files can carry: in XML what the version has, in tables the columns that are there."""
    from sendrules.sen2.items import Form

    if raw.form is not Form.XML:
        return raw.columns
    known = [v for v in VERSIONS if v in version] or list(VERSIONS)
    return raw.columns | {
        (item.module, item.name)
        for items in ITEMS.values()
        for item in items.values()
        if any(item.in_version(v) for v in known)
    }


def _records(
    module: str, raw: RawRecords, day_first: bool | None, before: Sequence[Refused], refused: list[Refused]
) -> Records:
    columns: dict[str, pa.Array] = {}
    wrong = _wrong_before(module, before)
    for name, item in ITEMS[module].items():
        texts = raw.texts.get(name)
        if texts is None:
            texts = pa.nulls(len(raw), pa.dictionary(pa.int32(), pa.string()))
        columns[name], bad, why = _column(item, texts, day_first)
        if len(bad):
            wrong[name] = np.union1d(bad, wrong.get(name, bad)).astype(np.int32)
            refused += _refusals(module, item, raw, texts, bad, why)
    return Records(module, raw.file, raw.rows, columns, raw.spelled, raw.parent, wrong)


def _wrong_before(module: str, before: Sequence[Refused]) -> dict[str, Rows]:
    """By item, the records whose value the reader of the format refused."""
    found: dict[str, list[int]] = {}
    for one in before:
        if one.module == module and one.item and one.record is not None:
            found.setdefault(one.item, []).append(one.record)
    return {item: np.unique(records).astype(np.int32) for item, records in found.items()}


def _column(item: Item, texts: pa.DictionaryArray, day_first: bool | None) -> tuple[pa.Array, Rows, dict[str, Wrong]]:
    """The values of a column, the records whose value is refused, and by text why."""
    if item.holds is Holds.TEXT:
        return texts, np.empty(0, np.int32), {}
    distinct = texts.dictionary.to_pylist()
    found = values(item, distinct, day_first)
    usable, why = found, {}
    indices = texts.indices
    bad = np.empty(0, np.int32)
    if Wrong in set(map(type, found)):
        why = {text: value for text, value in zip(distinct, found, strict=True) if isinstance(value, Wrong)}
        usable = [None if isinstance(value, Wrong) else value for value in found]
        is_wrong = np.array([isinstance(value, Wrong) for value in found] + [False])
        bad = np.flatnonzero(is_wrong[indices.fill_null(-1).to_numpy(zero_copy_only=False)]).astype(np.int32)
    if item.holds is Holds.CODE:
        codes = sorted({str(code) for code in usable if code is not None})
        place = {code: n for n, code in enumerate(codes)}
        by_text = pa.array([None if code is None else place[str(code)] for code in usable], pa.int32())
        return pa.DictionaryArray.from_arrays(by_text.take(indices), pa.array(codes, pa.string())), bad, why
    if item.holds is Holds.NUMBER:
        usable = [None if number is None else int(str(number)) for number in usable]
    return pa.array(usable, _TYPES[item.holds]).take(indices), bad, why


def _refusals(
    module: str, item: Item, raw: RawRecords, texts: pa.DictionaryArray, bad: Rows, why: Mapping[str, Wrong]
) -> Iterator[Refused]:
    for record in bad.tolist():
        text = texts[record].as_py()
        spot = Spot(raw.file, int(raw.rows[record]), raw.spelled.get(item.name, item.name))
        yield Refused(spot, module, item.name, text, why[text].message, why[text].fix, record)


def _astray(module: str, raw: RawRecords) -> Iterator[Refused]:
    """Records that belong to nothing, and second records where there can be one."""
    parent = PARENTS[module]
    for record in np.flatnonzero(raw.parent < 0).tolist() if parent != HEADER else ():
        spot = Spot(raw.file, int(raw.rows[record]))
        message = f"no {parent} record has the id that this {module} record belongs to, or several have it."
        yield Refused(spot, module, "", "", message, "Correct the id, or add the record.", record)
    if module in _ONE_EACH:
        order = np.argsort(raw.parent, kind="stable")
        again = order[1:][(raw.parent[order][1:] == raw.parent[order][:-1]) & (raw.parent[order][1:] >= 0)]
        for record in sorted(again.tolist()):
            spot = Spot(raw.file, int(raw.rows[record]))
            message = f"this is a second {module} record of one {parent} record."
            yield Refused(spot, module, "", "", message, "Keep one; a second request has a record of its own.", record)


def _header(
    raw: RawReturn, refused: list[Refused], year: int | None, survey_day: date | None, authority: str | None
) -> Header:
    said: dict[str, Any] = {}
    for name in ("Year", "ReferenceDate"):
        if text := raw.header.get(name, "").strip():
            found = values(ITEMS[HEADER][name], [text])[0]
            if isinstance(found, Wrong):
                refused.append(Refused(Spot(raw.header_file, None, name), HEADER, name, text, found.message, found.fix))
            else:
                said[name] = found
    if year is None and "Year" in said:
        year = int(said["Year"])
    if survey_day is None:
        survey_day = said.get("ReferenceDate") or survey_days().get(year or 0)
    if year is None and survey_day is not None:
        year = survey_day.year
    authority = authority or raw.header.get("LEA", "").strip() or None
    return Header(year, survey_day, authority, {name: text for name, text in raw.header.items() if text.strip()})
