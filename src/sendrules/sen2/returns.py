"""A SEN2 return that was read: its header, and each module's records as columns with the place of every value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.sen2.items import ITEMS, MODULES, PARENTS, PERSON, REQUESTS, Form, Holds
from sendrules.sen2.places import NotRead, Refused, Spot

Rows = NDArray[np.int32]
Flags = NDArray[np.bool_]
NO_DAY = np.iinfo(np.int32).min
"""Stands for no day in a column of numbers of days since 1 January 1970."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of the return as a whole.

    Attributes:
        year: the year of the collection. The return describes the calendar year before. None where nobody says.
        survey_day: the day on which the return was taken; None where nobody says.
        authority: the three-digit code of the authority; None where nobody says.
        texts: by item, what the header says besides.
    """

    year: int | None
    survey_day: date | None
    authority: str | None
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one module, a column an item.

    Attributes:
        module: the module.
        file: the file, and the sheet of a workbook.
        rows: by record, the row or line on which it stands.
        columns: by item: days as ``date32``, flags as ``bool``, numbers as ``int32``, codes as dictionaries, texts as strings or dictionaries. Null where it
            says nothing, and where what it says was refused: ``refused`` tells them apart.
        spelled: by item, how the file spells it.
        parent: by record, the number of the record of the parent module; -1 where there is none.
        refused: by item, the records whose value was refused.
    """

    module: str
    file: str
    rows: Rows
    columns: Mapping[str, pa.Array]
    spelled: Mapping[str, str]
    parent: Rows
    refused: Mapping[str, Rows]

    def __len__(self) -> int:
        return len(self.rows)

    def spot(self, record: int, item: str = "") -> Spot:
        """Give the place of a record, or of what it says.

        Args:
            record: its number, from 0.
            item: the item; empty for the whole record.
        """
        return Spot(self.file, int(self.rows[record]), self.spelled.get(item, item))

    def days(self, item: str) -> Rows:
        """Give the days of an item as numbers since 1 January 1970; ``NO_DAY`` where there is none.

        Args:
            item: the item, such as ``ReceivedDate``.
        """
        column = self.columns.get(item)
        if column is None:
            return np.full(len(self), NO_DAY, np.int32)
        found: Rows = column.cast(pa.int32()).fill_null(int(NO_DAY)).to_numpy(zero_copy_only=False).astype(np.int32)
        return found

    def says(self, item: str, *codes: str) -> Flags:
        """Say by record whether an item says one of these.

        Args:
            item: the item.
            codes: codes or texts.
        """
        column = self.columns.get(item)
        if column is None or not len(self):
            return np.zeros(len(self), bool)
        listed = np.isin(np.array(column.dictionary.to_pylist(), object), codes)
        indices = column.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        found: Flags = np.append(listed, False)[indices]
        return found

    def holds(self, item: str) -> Flags:
        """Say by record whether a flag is 1. A blank is not 1; ``given`` tells it from 0.

        Args:
            item: the item, such as ``Week20``.
        """
        column = self.columns.get(item)
        if column is None:
            return np.zeros(len(self), bool)
        found: Flags = column.fill_null(False).to_numpy(zero_copy_only=False)
        return found

    def given(self, item: str) -> Flags:
        """Say by record whether an item says anything that can be used.

        Args:
            item: the item.
        """
        column = self.columns.get(item)
        if column is None:
            return np.zeros(len(self), bool)
        found: Flags = column.is_valid().to_numpy(zero_copy_only=False)
        return found

    def was_refused(self, item: str) -> Flags:
        """Say by record whether an item says something that cannot be used.

        Args:
            item: the item.
        """
        found = np.zeros(len(self), bool)
        found[self.refused.get(item, np.empty(0, np.int32))] = True
        return found


@dataclass(frozen=True, slots=True)
class Return:
    """A SEN2 return.

    Attributes:
        form: the format that it was read from.
        files: the files that were read.
        header: what is known of it as a whole.
        version: the version of the specification that its content shows, such as ``1.3``, or several that it fits: ``1.1 or 1.2``.
        modules: by module, its records. A module that the format cannot carry has none.
        carried: the module and name of each item that these files can carry. What they cannot carry is undetermined, never 0.
        refused: every value and record that cannot be used.
        not_read: every element, column and sheet that nothing is known of.
    """

    form: Form
    files: tuple[str, ...]
    header: Header
    version: str
    modules: Mapping[str, Records]
    carried: frozenset[tuple[str, str]]
    refused: tuple[Refused, ...]
    not_read: tuple[NotRead, ...]

    def __getitem__(self, module: str) -> Records:
        return self.modules[module]

    def carries(self, module: str, *items: str) -> bool:
        """Say whether these files can carry all of these items.

        Args:
            module: the module.
            items: names of items in it.
        """
        return all((module, item) in self.carried for item in items)

    def reference(self, request: int) -> str:
        """Give the reference of a request: the number of the person in the return, and that of the request among theirs.

        It is ours: no UPN and no name is in it.

        Args:
            request: the number of the request, from 0.
        """
        return self.references()[request]

    def references(self) -> list[str]:
        """Give the reference of every request, in order."""
        person = self.modules[REQUESTS].parent
        order = np.argsort(person, kind="stable")
        new = np.ones(len(order), bool)
        new[1:] = person[order][1:] != person[order][:-1]
        starts = np.flatnonzero(new)
        number = np.empty(len(person), np.int64)
        number[order] = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
        return [f"{p + 1}-{n + 1}" for p, n in zip(person.tolist(), number.tolist(), strict=True)]

    def one_child(self, module: str) -> Rows:
        """Give by record of the parent module the number of its record in this module; -1 where it has none.

        Args:
            module: a module of which a parent has one record: ``Assessment``, ``NamedPlan`` or ``ActivePlans``.
        """
        records, parents = self.modules[module], len(self.modules[PARENTS[module]])
        found = np.full(parents, -1, np.int32)
        belongs = records.parent >= 0
        numbers = np.arange(len(records), dtype=np.int32)
        found[records.parent[belongs][::-1]] = numbers[belongs][::-1]  # the first one stays
        return found

    @property
    def people(self) -> int:
        """How many people are in it."""
        return len(self.modules[PERSON])

    @property
    def people_refused(self) -> int:
        """How many people have a value or a record that cannot be used."""
        found: set[int] = set()
        for one in self.refused:
            if one.record is not None and (person := self.person_of(one.module, one.record)) >= 0:
                found.add(person)
        return len(found)

    def person_of(self, module: str, record: int) -> int:
        """Give the number of the person that a record belongs to; -1 where it belongs to none.

        Args:
            module: the module of the record.
            record: its number.
        """
        while module != PERSON and record >= 0:
            record = int(self.modules[module].parent[record])
            module = PARENTS[module]
        return record


def nothing(module: str) -> Records:
    """Give no records of a module, with a column for each of its items.

    Args:
        module: the module.
    """
    kinds = {Holds.DAY: pa.date32(), Holds.FLAG: pa.bool_(), Holds.NUMBER: pa.int32()}
    text = pa.dictionary(pa.int32(), pa.string())
    columns = {item.name: pa.array([], kinds.get(item.holds, text)) for item in ITEMS[module].values()}
    return Records(module, "", np.empty(0, np.int32), columns, {}, np.empty(0, np.int32), {})


__all__ = ["MODULES", "NO_DAY", "Header", "Records", "Return", "nothing"]
