"""Columns of Arrow as numbers: what is null, what is a part of something longer, and what another process is sent."""

import pickle

import numpy as np
import pyarrow as pa
import pytest

from sendrules.caseload.columns.codes import NO_DAY
from sendrules.caseload.reading.cells import as_one, cells_of, numbers_of
from sendrules.caseload.reading.pieces import piece_of


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint16(), pa.int32(), pa.int64(), pa.uint8()])
def test_numbers_of_every_size_with_nulls_and_of_a_part(kind):
    array = pa.array([1, None, 3, 100, None, 6, 7, 8, 9, None], kind)
    assert numbers_of(array, -1).tolist() == [1, -1, 3, 100, -1, 6, 7, 8, 9, -1]
    assert numbers_of(array.slice(1, 7), NO_DAY).tolist() == [NO_DAY, 3, 100, NO_DAY, 6, 7, 8]
    assert numbers_of(array.slice(5, 4), -1).tolist() == [6, 7, 8, 9]
    assert numbers_of(array.slice(3, 0), -1).tolist() == []


def test_the_largest_days_stay_beside_null():
    days = [2**31 - 1, -(2**31), 0]
    assert numbers_of(pa.array([*days, None], pa.int32()), NO_DAY).tolist() == [*days, NO_DAY]


def test_chunks_with_dictionaries_of_their_own_become_one():
    column = pa.chunked_array(
        [pa.array(["a", None]).dictionary_encode(), pa.array(["b", " ", "a"]).dictionary_encode()]
    )
    cells = cells_of(column)
    assert [cells[row] for row in range(5)] == ["a", None, "b", None, "a"]
    assert len(as_one(column.slice(0, 0))) == 0


def test_a_part_is_sent_without_the_whole():
    column = pa.chunked_array([pa.array(np.arange(100_000, dtype=np.int32))])
    part = piece_of({"on": column}, 0, 0).slice(500, 510)
    sent = pickle.dumps(part)
    assert len(sent) < 2_000
    assert pickle.loads(sent).columns["on"].to_pylist() == list(range(500, 510))
