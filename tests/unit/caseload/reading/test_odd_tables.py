"""Tables of Arrow and files that are odd in a way which libraries let pass: each row of them has a reason and a place."""

from __future__ import annotations

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sendrules.caseload.reading import scattered
from sendrules.caseload.reading.read import read
from sendrules.errors import InputError


def said_of(source) -> tuple[list[str], list[str]]:
    """Give the references that are read, and what is said of each invalid row; every row is counted once."""
    with read(source) as reading:
        batches = list(reading.batches())
    counts = reading.counts
    assert counts.rows == counts.answered + counts.invalid + counts.left_out == reading.rows - counts.blank
    return [reference for table, _ in batches for reference in table.references], [
        str(one) for _, wrong in batches for one in wrong
    ]


def table(**columns):
    return pa.table({"case": ["A", "B"], "kind": ["request"] * 2, "on": ["2025-05-21"] * 2, **columns})


@pytest.mark.parametrize(
    "case", [pa.nulls(2), pa.array([[1], [1]]), pa.array([{"a": 1}, {"a": 2}])], ids=["nulls", "lists", "structs"]
)
def test_a_column_of_cases_that_can_have_no_reference(case):
    references, invalid = said_of(table(case=case))
    assert references == []
    assert invalid[0].startswith("row 0, column case")
    assert invalid[-1].startswith("row 1, ")


def test_a_moment_too_far_to_be_written_is_invalid():
    far = pa.array([(2**63 - 1) // 86_400 * 86_400, 1747785600], pa.int64()).cast(pa.timestamp("s"))
    references, invalid = said_of(table(on=far))
    assert references == ["B"]
    assert invalid == [
        "row 0, column on, case A: the year is outside 1990 to 2199 (given: 'a day that cannot be written'). Check the year."
    ]


def _not_utf_8() -> pa.Array:
    """Texts of which the first is not in UTF-8; Arrow looks at none."""
    return pa.Array.from_buffers(
        pa.string(), 2, [None, pa.array([0, 2, 3], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfeB")]
    )


@pytest.mark.parametrize("column", ["case", "kind", "on", "about"])
def test_a_text_that_is_not_in_utf_8_is_invalid_in_memory_and_in_parquet(tmp_path, column):
    odd = table(**{column: _not_utf_8()})
    pq.write_table(odd, tmp_path / "odd.parquet")
    for source in (odd, tmp_path / "odd.parquet"):
        _, invalid = said_of(source)
        assert any(f"row 0, column {column}" in text and "this text is not in UTF-8" in text for text in invalid)


def test_a_formula_for_a_reference_is_shown_as_it_stands(tmp_path):
    book = openpyxl.Workbook()
    for row in (["case", "kind", "on"], ["=A1", "request", "2025-05-21"], ["=A2", "request", "2025-05-21"]):
        book.active.append(row)
    book.save(tmp_path / "cases.xlsx")
    _, invalid = said_of(tmp_path / "cases.xlsx")
    assert [text.partition(": ")[0] for text in invalid] == [
        "cases.xlsx, row 2, column case, case =A1",
        "cases.xlsx, row 3, column case, case =A2",
    ]


def test_a_very_long_reference_is_not_shown_at_length():
    _, invalid = said_of(table(case=["A" * 100_000, "B"]))
    assert len(invalid) == 1
    assert len(invalid[0]) < 500


def test_a_zero_byte_near_the_beginning_is_said_to_be_one(tmp_path):
    (tmp_path / "cases.csv").write_bytes(b"case,kind,on\nA\0,request,2025-05-21\n")
    with pytest.raises(InputError, match="a byte of zero near its beginning"):
        read(tmp_path / "cases.csv")


def test_a_file_that_is_given_twice_is_refused_and_files_of_one_name_are_told_apart(tmp_path):
    for folder, day in (("a", "2025-05-21"), ("b", "soon")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cases.csv").write_text(f"case,kind,on\n{folder},request,{day}\n")
    one, other = tmp_path / "a" / "cases.csv", tmp_path / "b" / "cases.csv"
    with pytest.raises(InputError, match="given twice"):
        read([one, other, one])
    references, invalid = said_of([one, other])
    assert references == ["a"]
    assert invalid[0].startswith(f"{other}, line 2, column on, case b: ")


def test_files_in_folders_of_a_folder_are_told_apart(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        pq.write_table(table(case=[folder] * 2), tmp_path / folder / "part.parquet")
    _, invalid = said_of(tmp_path)
    assert [text.partition(",")[0] for text in invalid] == ["a/part.parquet", "b/part.parquet"]


def test_scattered_rows_of_files_with_other_types_are_brought_together_by_way_of_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(scattered, "ROWS_IN_MEMORY", 2)
    days = pa.array(["2025-05-21", "2025-05-22"])
    pq.write_table(table(on=days.cast(pa.date32())), tmp_path / "a.parquet")
    pq.write_table(table(kind=["draft-plan"] * 2, on=days), tmp_path / "b.parquet")
    references, invalid = said_of([tmp_path / "a.parquet", tmp_path / "b.parquet"])
    assert (sorted(references), invalid) == (["A", "B"], [])


def test_a_sheet_of_what_has_none_is_refused(tmp_path):
    (tmp_path / "cases.csv").write_text("case,kind,on\nA,request,2025-05-21\n")
    for source in (tmp_path, tmp_path / "cases.csv", [tmp_path / "cases.csv"]):
        with pytest.raises(InputError, match="only a workbook has sheets"):
            read(source, sheet="Cases")
