"""Each format holds the same answers; in none is a reference a formula; and a sheet is not filled beyond its end."""

import csv
from datetime import date

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import sendrules as sr
from sendrules.caseload.results.schema import COLUMNS, SCHEMA, plain
from sendrules.caseload.writing import excel
from sendrules.caseload.writing.formats import format_of

AS_OF = date(2025, 10, 9)
SIGNS = ["=1+1", "+44", "-3", "@a", "A-17", "A=1"]
CASES = [sr.Case(reference=name, events=[sr.Event(kind="request", on=date(2025, 5, 21))]) for name in SIGNS]
ANSWERS = sr.caseload.evaluate(CASES, as_of=AS_OF)
NAMES = [column.name for column in COLUMNS]


def written(folder, ending):
    path = folder / f"answers{ending}"
    summary = sr.caseload.evaluate_to(CASES, path, as_of=AS_OF, batch_cases=4)
    assert summary.answers == len(ANSWERS.table)
    assert set(summary.seconds) >= {"read", "evaluate", "one-case", "write"}
    return path


def test_parquet_gives_the_table_back_with_what_it_rests_on(tmp_path):
    path = written(tmp_path, ".parquet")
    table = pq.read_table(path)
    assert table.schema == SCHEMA
    assert table.to_pylist() == ANSWERS.table.to_pylist()
    assert pq.ParquetFile(path).num_row_groups == 2
    about = table.schema.metadata
    assert about[b"sendrules.as_of"] == b"2025-10-09"
    assert about[b"sendrules.readings"] == b"as adopted"
    assert about[b"sendrules.authority"] == b"the law alone"
    assert about[b"sendrules.version"] == sr.__version__.encode()


def test_csv_has_the_same_with_empty_fields_for_nulls(tmp_path):
    with written(tmp_path, ".csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    words = {None: "", True: "true", False: "false"}

    def shown(value):
        return words[value] if value is None or isinstance(value, bool) else str(value)

    expected = [{name: shown(value) for name, value in row.items()} for row in ANSWERS.table.to_pylist()]
    for row in expected:
        row["case"] = f"'{row['case']}" if row["case"][0] in "=+-@" else row["case"]
    assert rows == expected
    assert {row["case"] for row in rows} == {"'=1+1", "'+44", "'-3", "'@a", "A-17", "A=1"}


def test_excel_has_the_same_with_real_dates_and_no_formula(tmp_path):
    book = openpyxl.load_workbook(written(tmp_path, ".xlsx"))
    heading, *rows = book["answers"].iter_rows()
    assert [cell.value for cell in heading] == NAMES
    told = [[cell.value.date() if cell.is_date else cell.value for cell in row] for row in rows]
    assert told == [list(row.values()) for row in ANSWERS.table.to_pylist()]
    assert {cell.data_type for row in rows for cell in row[:2]} == {"s"}
    due = [row[NAMES.index("due")] for row in rows]
    assert all(cell.is_date and cell.number_format == "yyyy-mm-dd" for cell in due if cell.value)
    assert dict(row for row in book["about"].iter_rows(values_only=True))["as_of"] == "2025-10-09"


def test_a_sheet_that_is_full_is_an_error_that_names_parquet(tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", len(ANSWERS.table) - 1)
    with pytest.raises(sr.InputError, match=r"a sheet of Excel has no more rows. Write Parquet \(.parquet\)"):
        written(tmp_path, ".xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_has_as_many_rows_as_excel_allows():
    assert excel.MOST_ROWS + 1 == 2**20


@pytest.mark.parametrize(
    ("name", "said"),
    [("answers.txt", "answers cannot be written as '.txt'."), ("answers", "the name has no ending.")],
)
def test_another_ending_is_refused_with_those_that_there_are(tmp_path, name, said):
    with pytest.raises(sr.InputError) as caught:
        format_of(tmp_path / name)
    assert said in str(caught.value)
    assert "Let the name end with .parquet, .csv, .xlsx." in str(caught.value)


def test_no_answers_are_a_file_with_a_heading_only(tmp_path):
    for ending in (".parquet", ".csv", ".xlsx"):
        sr.caseload.evaluate_to([], tmp_path / f"none{ending}", as_of=AS_OF)
    assert pq.read_table(tmp_path / "none.parquet").schema == SCHEMA
    assert (tmp_path / "none.csv").read_text() == ",".join(f'"{name}"' for name in NAMES) + "\n"
    assert openpyxl.load_workbook(tmp_path / "none.xlsx")["answers"].max_row == 1


def test_the_plain_schema_has_the_same_values_without_dictionaries():
    (batch,) = ANSWERS.table.to_batches()
    assert plain(batch).to_pylist() == batch.to_pylist()
    assert not any(pa.types.is_dictionary(kind) for kind in plain(batch).schema.types)
