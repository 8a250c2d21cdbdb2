"""What the formats that are tables share: which column is which item, and which record belongs to which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sendrules.errors import InputError, Problem
from sendrules.sen2.items import HEADER, ITEMS, MODULES, PARENTS, PERSON, REQUESTS, Form
from sendrules.sen2.places import NotRead, Refused, Spot
from sendrules.sen2.raw import RawRecords, RawReturn, Rows

_BRACKETS = re.compile(r"\(.*?\)", re.DOTALL)
_BETWEEN = re.compile(r"[^a-z0-9]+")
_FLOAT = r"^(\d+)\.0+$"
_PERSON_ID, _REQUEST_ID = (
    ("persontableid", "person id"),
    (
        "requeststableid",
        "requests record id",
        "request record id",
        "request records id",
    ),
)
_BY_REQUEST = {
    PERSON: (_PERSON_ID, ()),
    REQUESTS: (_REQUEST_ID, _PERSON_ID),
    **{module: (_REQUEST_ID, _REQUEST_ID) for module in MODULES if module not in (PERSON, REQUESTS)},
}
_SSD_KEYS = {
    "Person": (("send table id",), ()),
    "Requests": (("ehcr ehcp request id",), ("ehcr send table id",)),
    "Assessment": (("ehca ehcp assessment id",), ("ehca ehcp request id",)),
    "NamedPlan": (("ehcn named plan id",), ("ehcn ehcp asmt id",)),
    "ActivePlans": (("ehcp active ehcp id",), ("ehcp ehcp request id",)),
    "SENneed": (("senn table id",), ("senn active ehcp id",)),
}
KEYS: Mapping[Form, Mapping[str, tuple[Sequence[str], Sequence[str]]]] = {
    Form.BLADE: {
        module: ((f"{module}tableid".lower(),), (f"{PARENTS[module]}tableid".lower(),) if module != PERSON else ())
        for module in MODULES
    },
    Form.TEMPLATE: _BY_REQUEST,
    Form.WORKBOOK: _BY_REQUEST,
    Form.FIVE: _BY_REQUEST,
    Form.SSD: _SSD_KEYS,
}
"""By format and module, the headings of the column with a record's own id, and of that with the id of what it belongs to."""
_TECHNICAL = re.compile(
    r"(?:native ?id|source ?id|\w*orderseqcolumn|record type|la|\w+tableid|person id|requests? records? id)"
)
"""Columns that say nothing of a person: running numbers, and ids of other tables."""


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    r"""Give a heading in the form in which headings are compared: small letters, and no signs, line breaks or brackets.

    Args:
        heading: the heading.

    >>> plain("Requests record ID\n\n(This must be a unique ID for each Requests record)")
    'requests record id'
    """
    return _BETWEEN.sub(" ", _BRACKETS.sub(" ", heading.lower())).strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in a file.

    Attributes:
        file: the file, and the sheet of a workbook.
        headings: the headings of its columns.
        columns: an array of texts for each, or a dictionary array; null where a cell is blank.
        rows: by record, its row.
    """

    file: str
    headings: Sequence[str]
    columns: Sequence[pa.Array]
    rows: Rows


@cache
def items_by_heading(form: Form, module: str) -> Mapping[str, str]:
    """Give by heading, in the form in which headings are compared, the item that stands in the column.

    Args:
        form: the format.
        module: the module.
    """
    found: dict[str, str] = {}
    for item in ITEMS[module].values():
        heading = item.heading(form)
        if heading is None:
            continue
        found[plain(heading)] = item.name
        if form in (Form.BLADE, Form.WORKBOOK):
            found |= {plain(spelling): item.name for spelling in item.spellings}
    return MappingProxyType(found)


def is_technical(form: Form, module: str, heading: str) -> bool:
    """Say whether a column holds nothing that a return says: a running number, or the id of another table.

    Args:
        form: the format.
        module: the module.
        heading: the heading.
    """
    name = plain(heading)
    known = name in items_by_heading(form, module) or any(name in keys for keys in KEYS[form][module])
    return not known and _TECHNICAL.fullmatch(name) is not None


def likeness(form: Form, module: str, headings: Sequence[str]) -> int:
    """Say how many headings of a table are those of a module; 0 where the column with its own id is missing.

    Args:
        form: the format.
        module: the module.
        headings: the headings of the table.
    """
    if module not in KEYS[form]:
        return 0
    there = {plain(heading) for heading in headings}
    if not there.intersection(KEYS[form][module][0]):
        return 0
    return len(there.intersection(items_by_heading(form, module)))


class Assembly:
    """A return that is put together from tables.

    Args:
        form: the format.
        whole: the file or the folder that holds it.
        files: the files.
    """

    def __init__(self, form: Form, whole: str, files: Sequence[str]) -> None:
        self.form, self.whole, self.files = form, whole, tuple(files)
        self.header: dict[str, str] = {}
        self.header_file = ""
        self.columns: set[tuple[str, str]] = set()
        self.refused: list[Refused] = []
        self.not_read: list[NotRead] = []
        self._tables: dict[str, Table] = {}
        self._texts: dict[str, dict[str, pa.DictionaryArray]] = {}
        self._spelled: dict[str, dict[str, str]] = {}
        self._keys: dict[str, dict[str, pa.Array]] = {}
        self._several: dict[str, pa.Array] = {}

    def add_header(self, table: Table) -> None:
        """Take the table with the header: one row.

        Args:
            table: the table.
        """
        names = items_by_heading(self.form, HEADER)
        self.header_file = table.file
        for heading, column in zip(table.headings, table.columns, strict=True):
            item = names.get(plain(heading))
            if item and len(column) and (text := column[0].as_py()):
                self.header[item] = text
                self.columns.add((HEADER, item))

    def add(self, module: str, table: Table) -> None:
        """Take the table of a module.

        Args:
            module: the module.
            table: the table.
        """
        table = _without_blank_rows(self.form, module, table)
        names = items_by_heading(self.form, module)
        texts: dict[str, pa.DictionaryArray] = {}
        spelled: dict[str, str] = {}
        keys: dict[str, pa.Array] = {}
        for heading, column in zip(table.headings, table.columns, strict=True):
            form = plain(heading)
            item = names.get(form)
            if item is not None and item not in texts:
                texts[item], spelled[item] = column, " ".join(heading.split())
                self.columns.add((module, item))
            elif any(form in known for known in KEYS[self.form][module]):
                keys[form] = _ids(column)
            elif form and not is_technical(self.form, module, heading):
                self.not_read.append(NotRead(Spot(table.file, None, " ".join(heading.split())), module, 1))
        self._tables[module], self._texts[module], self._spelled[module] = table, texts, spelled
        self._keys[module] = keys

    def _key(self, module: str, own: bool) -> pa.Array:
        known = KEYS[self.form][module][0 if own else 1]
        found = next((self._keys[module][name] for name in known if name in self._keys[module]), None)
        return found if found is not None else pa.nulls(len(self._tables[module].rows), pa.string())

    def _parents(self, module: str) -> Rows:
        """By record, the number of the record that it belongs to."""
        parent = PARENTS[module]
        many = len(self._tables[module].rows)
        if parent == HEADER:
            return np.full(many, -1, np.int32)
        if parent not in self._tables:
            return np.full(many, -1, np.int32)
        ids = self._key(parent, own=True)
        if (found := _by_number(self._key(module, own=False), ids)) is not None:
            return found
        if len(repeated := self._repeated(parent)):
            ids = pc.if_else(pc.is_in(ids, value_set=repeated), None, ids)
        places_of_ids: Rows = (
            pc.index_in(self._key(module, own=False), value_set=ids.drop_null(), skip_nulls=True)
            .fill_null(-1)
            .to_numpy(zero_copy_only=False)
            .astype(np.int32)
        )
        places = np.flatnonzero(ids.is_valid().to_numpy(zero_copy_only=False)).astype(np.int32)
        return np.where(places_of_ids >= 0, np.append(places, -1)[places_of_ids], -1).astype(np.int32)

    def _repeated(self, module: str) -> pa.Array:
        """The ids that several records of a module have."""
        if module not in self._several:
            self._several[module] = _several(self._key(module, own=True))
        return self._several[module]

    def _check_ids(self, module: str) -> None:
        """Refuse a person or a request without an id, or with one that another has too: what belongs to it cannot be told."""
        ids = self._key(module, own=True)
        if not ids.null_count and not len(self._repeated(module)):
            return
        wrong = pc.or_(ids.is_null(), pc.is_in(ids, value_set=self._repeated(module)).fill_null(False))
        table = self._tables[module]
        for record in np.flatnonzero(wrong.to_numpy(zero_copy_only=False)).tolist():
            id = ids[record].as_py()
            message = "the record has no id." if id is None else "another record has this id too."
            spot = Spot(table.file, int(table.rows[record]))
            self.refused.append(
                Refused(spot, module, "", id or "", message, "Give every record an id of its own.", record)
            )

    def _check_whole(self) -> None:
        missing = [module for module in (PERSON, REQUESTS) if module not in self._tables]
        if missing:
            fix = "Give the whole return, with the ids of its records."
            problems = [Problem("", f"no table has {module} records.", fix) for module in missing]
            raise InputError(self.whole, problems)

    def found(self) -> RawReturn:
        """Give the return.

        Raises:
            InputError: no table has people, or none has requests.
        """
        self._check_whole()
        for module in (PERSON, REQUESTS):
            self._check_ids(module)
        modules = {
            module: RawRecords(
                table.file, table.rows, self._texts[module], self._spelled[module], self._parents(module)
            )
            for module, table in self._tables.items()
        }
        return RawReturn(
            self.form,
            self.files,
            self.header,
            self.header_file,
            modules,
            frozenset(self.columns),
            tuple(self.refused),
            tuple(self.not_read),
        )


def _without_blank_rows(form: Form, module: str, table: Table) -> Table:
    """The table without the rows that say nothing of anybody: an Excel file has many below the last record."""
    columns = [
        column
        for heading, column in zip(table.headings, table.columns, strict=True)
        if plain(heading) and not is_technical(form, module, heading)
    ]
    if not columns or any(column.null_count == 0 for column in columns):
        return table
    kept = np.logical_or.reduce([column.is_valid().to_numpy(zero_copy_only=False) for column in columns])
    if kept.all():
        return table
    return Table(
        table.file, table.headings, [column.filter(pa.array(kept)) for column in table.columns], table.rows[kept]
    )


def _by_number(wanted: pa.Array, ids: pa.Array) -> Rows | None:
    """By record, the place of the id that it belongs to, where all ids are rising numbers; None where they are not."""
    if wanted.null_count or ids.null_count or not len(ids):
        return None
    try:
        numbers, sought = (column.cast(pa.int64()).to_numpy(zero_copy_only=False) for column in (ids, wanted))
    except pa.ArrowInvalid:
        return None
    if not (np.diff(numbers) > 0).all():
        return None
    places = np.minimum(np.searchsorted(numbers, sought), len(numbers) - 1)
    return np.where(numbers[places] == sought, places, -1).astype(np.int32)


def _several(ids: pa.Array) -> pa.Array:
    """The ids that stand there several times. Running numbers, which is what they mostly are, are told at a glance."""
    try:
        numbers = ids.cast(pa.int64()).to_numpy(zero_copy_only=False)
        if not ids.null_count and (np.diff(numbers) > 0).all():
            return pa.array([], pa.string())
    except pa.ArrowInvalid:
        pass  # some are no numbers
    counted = ids.drop_null().value_counts()
    return counted.field("values").filter(pc.greater(counted.field("counts"), 1))


def _ids(column: pa.Array) -> pa.Array:
    """The ids of a column as texts; a workbook makes 17.0 of 17."""
    texts = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
    if not pc.any(pc.match_substring(texts, ".")).as_py():
        return texts
    return pc.replace_substring_regex(texts, _FLOAT, r"\1")
