"""``Cells``: a column by its distinct values, so that each value is read and checked once and not once a row.

Whatever a column came as (Arrow of any type, or the cells of a sheet), it becomes a number for each row and a list of the
distinct values. 0 stands for a blank cell: null, an empty text, or a text of spaces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.caseload.columns.event_table import Codes
from sendrules.errors import Problem

_SPACES = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What a record leaves out at the ends of a text."""


def trimmed(text: str) -> str:
    """Give a text without spaces at its ends, as a record has it."""
    return text.strip(_SPACES)


@dataclass(frozen=True, slots=True)
class NoValue:
    """A cell that has no value, such as one with a formula or an error of a spreadsheet.

    Attributes:
        problem: why, with the fix.
        given: what stands there, to show which of several it is.
    """

    problem: Problem
    given: str = ""

    def __str__(self) -> str:
        return self.given


_NOT_UTF_8 = Problem("", "this text is not in UTF-8.", "Write the table again, with its texts in UTF-8.")


def listed(array: Any) -> list[Any]:
    """Give the values of an array of Arrow; a text that is not in UTF-8, which Arrow lets pass, has no value.

    Args:
        array: the array, without dictionaries.
    """
    try:
        return list(array.to_pylist())
    except UnicodeDecodeError:
        return [_listed(value) for value in array]


def _listed(value: Any) -> Any:
    try:
        return value.as_py()
    except UnicodeDecodeError:
        return NoValue(_NOT_UTF_8, value.as_buffer().to_pybytes().decode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A column by its distinct values.

    Attributes:
        codes: by row the index of its value; 0 where the cell is blank.
        values: the distinct values; the first is None. A value may stand there twice.
    """

    codes: Codes
    values: Sequence[Any]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: NDArray[Any]) -> Cells:
        """Give the cells of some rows."""
        return Cells(self.codes[rows], self.values)

    def of(self, give: Callable[[Any], int], blank: int = 0) -> Codes:
        """Give a number for each row: that of its value.

        Args:
            give: gives the number of a value.
            blank: the number of a blank cell.
        """
        return self.lookup(give, blank).take(self.codes.astype(np.intp), mode="clip")  # far faster than [self.codes]

    def lookup(self, give: Callable[[Any], int], blank: int = 0) -> Codes:
        """Give a number for each distinct value."""
        return np.array([blank, *map(give, self.values[1:])], np.int32)

    @property
    def given(self) -> NDArray[np.bool_]:
        """By row, whether the cell says something."""
        return self.codes > 0

    def __getitem__(self, row: int) -> Any:
        return self.values[self.codes[row]]


def cells_of(column: pa.ChunkedArray) -> Cells:
    """Give the cells of a column of Arrow.

    >>> cells = cells_of(pa.chunked_array([["a", None, " ", "a"]]))
    >>> cells.codes.tolist(), list(cells.values)
    ([1, 0, 0, 1], [None, 'a', None])
    """
    if pa.types.is_null(column.type):
        return Cells(np.zeros(len(column), np.int32), [None])
    encoded = as_one(column)
    if not pa.types.is_dictionary(column.type):
        try:
            encoded = encoded.dictionary_encode()
        except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
            return cells_of_objects(listed(column))
    codes = numbers_of(encoded.indices, -1)
    codes += 1
    return _without_blanks(codes, [None, *listed(encoded.dictionary)])


def as_one(column: pa.ChunkedArray) -> pa.Array:
    """Give a column of Arrow as one array, a copy of its own rows alone, with one dictionary where it has several."""
    whole = column.unify_dictionaries() if pa.types.is_dictionary(column.type) else column
    return pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], column.type)


def numbers_of(array: pa.Array, absent: int) -> NDArray[np.int32]:
    """Give the whole numbers of an array, with another for null. Arrow's own way to fill in takes ten times as long.

    Args:
        array: the array.
        absent: stands where it has null.

    >>> numbers_of(pa.array([7, None, 9], pa.int16()).slice(1), -1).tolist()
    [-1, 9]
    """
    if not len(array):
        return np.empty(0, np.int32)
    bits, data = array.buffers()
    size = array.type.bit_width // 8
    kind = f"{'i' if pa.types.is_signed_integer(array.type) else 'u'}{size}"
    numbers = np.frombuffer(data, kind, len(array), array.offset * size).astype(np.int32)
    if array.null_count:
        there = np.unpackbits(np.frombuffer(bits, np.uint8), count=array.offset + len(array), bitorder="little")
        numbers -= absent  # sums and products take no branch a row; what overflows comes back
        numbers *= there[array.offset :]
        numbers += absent
    return numbers


def cells_of_objects(objects: Iterable[Any]) -> Cells:
    """Give the cells of Python objects. Values of different types are never one: ``1`` is not ``True``."""
    values: list[Any] = [None]
    known: dict[tuple[type, Any], int] = {}
    codes: list[int] = []
    for given in objects:
        if given is None:
            codes.append(0)
            continue
        value = tuple(given) if isinstance(given, list) else given
        code = known.setdefault((type(value), _hashable(value)), len(values))
        if code == len(values):
            values.append(value)
        codes.append(code)
    return _without_blanks(np.array(codes, np.int32), values)


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def _without_blanks(codes: Codes, values: list[Any]) -> Cells:
    """Give cells in which every blank value has the code 0."""
    blank = [
        n for n, value in enumerate(values) if n and (value is None or (isinstance(value, str) and not trimmed(value)))
    ]
    if blank:
        still = np.arange(len(values), dtype=np.int32)
        still[blank] = 0
        codes = still[codes]
        for n in blank:
            values[n] = None
    return Cells(codes, values)


Column: TypeAlias = Any | Cells
"""A column as it was read: a ``ChunkedArray`` of pyarrow, or cells."""


def as_cells(column: Column) -> Cells:
    """Give the cells of a column, whatever it came as."""
    return column if isinstance(column, Cells) else cells_of(column)
