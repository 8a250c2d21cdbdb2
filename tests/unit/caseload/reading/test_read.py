"""Whole sources, good and bad: what is read, what is refused, and where."""

from __future__ import annotations

import gc
import pickle
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import duckdb
import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from event_tables import arrow_of, differences
from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.caseload.reading import scattered, streams
from sendrules.caseload.reading.read import read
from sendrules.caseload.reading.rows import Rows
from sendrules.errors import InputError, WrongType

ROWS = [
    {"case": "A", "kind": "request", "on": date(2025, 5, 21), "by": "parent"},
    {"case": "A", "kind": "final-plan", "on": date(2025, 9, 1), "by": None},
    {"case": "B", "kind": "request", "on": date(2025, 6, 1), "by": None},
]
CASES = [
    Case(reference="A", events=[Event(kind="request", on=date(2025, 5, 21), by="parent"), Event(kind="final-plan", on=date(2025, 9, 1))]),
    Case(reference="B", events=[Event(kind="request", on=date(2025, 6, 1))]),
]  # fmt: skip


def everything(source, **options):
    """Read a source, and give the references, what is invalid as text, and the reading."""
    with read(source, **options) as reading:
        batches = list(reading.batches())
    counts = reading.counts
    assert counts.rows == counts.answered + counts.invalid + counts.left_out == reading.rows - counts.blank
    references = [reference for table, _ in batches for reference in table.references]
    return SimpleNamespace(
        tables=[table for table, _ in batches], references=references, invalid=[str(one) for _, wrong in batches for one in wrong], reading=reading, counts=counts
    )  # fmt: skip


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "cases.csv"
    path.write_bytes(text.encode(encoding))
    return path


def is_both_cases(found) -> None:
    assert found.invalid == []
    assert differences(found.tables[0], CASES) == []


def _duckdb(rows):
    connection = duckdb.connect()
    connection.register("cases", arrow_of(rows))
    return connection.sql("select * from cases")


@pytest.mark.parametrize(
    "made",
    [
        arrow_of,
        lambda rows: arrow_of(rows).to_reader(),
        lambda rows: arrow_of(rows).to_batches()[0],
        pl.DataFrame,
        lambda rows: pl.DataFrame(rows).with_columns(pl.col("kind").cast(pl.Categorical), pl.col("on").cast(pl.Datetime("us"))),
        _duckdb,
    ],
    ids=["table", "reader", "batch", "polars", "categories and moments", "duckdb"],
)  # fmt: skip
def test_what_gives_a_stream_of_arrow(made):
    is_both_cases(everything(made(ROWS)))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv(tmp_path, separator, mark, end):
    lines = ["case,kind,on,by", "A,request,2025-05-21,parent", "A,final-plan,2025-09-01,", "B,request,2025-06-01,", ""]
    text = mark + end.join(lines).replace(",", separator)
    is_both_cases(everything(csv(tmp_path, text)))


def test_parquet_a_file_and_a_folder(tmp_path):
    table = arrow_of(ROWS)
    pq.write_table(table, tmp_path / "cases.parquet")
    is_both_cases(everything(tmp_path / "cases.parquet"))
    (tmp_path / "many").mkdir()
    pq.write_table(table.slice(0, 1), tmp_path / "many" / "a.parquet")
    pq.write_table(table.slice(1).set_column(3, "by", pa.nulls(2)), tmp_path / "many" / "b.parquet")
    (tmp_path / "many" / "_SUCCESS").write_text("")
    found = everything(str(tmp_path / "many"))
    is_both_cases(found)
    assert not found.reading.scattered


def _workbook(path, rows, epoch=None, heading=("case", "kind", "on", "by")):
    book = openpyxl.Workbook()
    book.active.title = "Cases"
    if epoch:
        book.epoch = epoch
    for row in (heading, *rows):
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_a_date_cell_of_excel_is_a_date_in_either_epoch(tmp_path, epoch):
    is_both_cases(everything(_workbook(tmp_path / "cases.xlsx", [tuple(row.values()) for row in ROWS], epoch)))


def test_bad_cells_of_excel_are_invalid_at_their_row(tmp_path):
    rows = [
        ("A", "request", 45798),
        ("B", "request", "=TODAY()"),
        (),
        ("C", "request", datetime(2025, 5, 21, 9, 30)),  # noqa: DTZ001
        ("D", "request", "#N/A"),
        (17, "request", "2025-05-21"),
        (1.5, "request", date(2025, 5, 21)),
    ]
    found = everything(_workbook(tmp_path / "cases.xlsx", rows))
    assert found.references == ["17"]
    said = ["row 2, column on, case A", "row 3, column on, case B: this is a formula", "row 5, column on, case C", "row 6, column on, case D: this is an error of Excel", "row 8, column case"]  # fmt: skip
    assert len(found.invalid) == len(said)
    for text, start in zip(found.invalid, said, strict=True):
        assert text.startswith(f"cases.xlsx, {start}")
    assert "Wed 21 May 2025, or Tue 22 May 2029" in found.invalid[0]


def test_which_sheet_is_meant_has_to_be_plain(tmp_path):
    path = _workbook(tmp_path / "cases.xlsx", [tuple(row.values()) for row in ROWS])
    book = openpyxl.load_workbook(path)
    book.create_sheet("Notes").append(["x"])
    book.create_sheet("Empty")
    book.save(path)
    is_both_cases(everything(path, sheet="Cases"))
    with pytest.raises(InputError, match="Cases, Notes"):
        read(path)
    with pytest.raises(InputError, match="Did you mean Notes"):
        read(path, sheet="Note")


WHOLE = b"PAR1 and more, but no Parquet"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.parquet", b"", "the file is empty"),
        ("a.xlsx", b"", "the file is empty"),
        ("a.csv", b"\xef\xbb\xbf", "the file is empty"),
        ("a.parquet", WHOLE, "not a whole Parquet file"),
        ("a.parquet", b"case,kind,on\n", "not a whole Parquet file"),
        ("a.xlsx", b"PK\x03\x04 and no more", "not a whole workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "old workbook (.xls), or one with a password"),
        ("a.csv", WHOLE, "it is Parquet"),
        ("a.csv", b"PK\x03\x04", "a workbook of Excel"),
        ("a.parquet", b"PK\x03\x04", "a workbook of Excel"),
        ("a.json", b"{}", "read_cases"),
        ("a", b"x", "ends in nothing"),
        ("a.csv", "case,kind,on\nÀ,request,2025-05-21\n".encode("latin-1"), "not in UTF-8"),
        ("a.csv", "case,kind,on\n".encode("utf-16"), "not in UTF-8"),
        ("a.csv", b"case,kind,on,on\n", "two columns are called on"),
        ("a.csv", b"case,kind,on\nA,request\n", "line 2 has 2 cells, and there are 3 columns"),
        ("a.csv", b'case,kind,on\nA,request,"2025-\n05-21"\n\nB,request,2025-05-21,x\n', "line 5 has 4 cells"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_fix(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        read(tmp_path / name)
    assert said in str(error.value)
    assert all(problem.fix for problem in error.value.problems)


def test_a_truncated_parquet_is_refused_wherever_it_ends(tmp_path):
    path = tmp_path / "cases.parquet"
    pq.write_table(arrow_of(ROWS), path)
    whole = path.read_bytes()
    for end in (5, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:end])
        with pytest.raises(InputError, match="not a whole Parquet file"):
            everything(path)


def test_a_broken_page_of_parquet_is_refused(tmp_path):
    path = tmp_path / "cases.parquet"
    pq.write_table(arrow_of(ROWS * 100), path, compression="zstd")
    whole = bytearray(path.read_bytes())
    whole[30:80] = bytes(50)
    path.write_bytes(bytes(whole))
    with pytest.raises(InputError, match="not a whole Parquet file"):
        everything(path)


def test_folders_without_parquet_or_with_other_columns_or_types_are_refused(tmp_path):
    with pytest.raises(InputError, match="no Parquet file"):
        read(tmp_path)
    table = arrow_of(ROWS)
    pq.write_table(table, tmp_path / "a.parquet")
    pq.write_table(table.drop_columns("by"), tmp_path / "b.parquet")
    with pytest.raises(InputError, match=r"not those of a\.parquet: by"):
        read(tmp_path)
    pq.write_table(table.set_column(2, "on", table["on"].cast(pa.string())), tmp_path / "b.parquet")
    with pytest.raises(InputError, match="the column on is of type string"):
        read(tmp_path)


@pytest.mark.parametrize("source", [3, [ROWS], None, CASES])
def test_what_is_no_table_is_refused(source):
    with pytest.raises(WrongType, match="from a path, or from a table"):
        read(source)


def test_a_file_that_is_not_there_and_a_sheet_of_what_has_none(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "none.csv")
    with pytest.raises(InputError, match="no such file"):
        read("a\0b.csv")
    with pytest.raises(InputError, match="only a workbook has sheets"):
        read(arrow_of(ROWS), sheet="x")


def test_lines_of_csv_are_counted_as_an_editor_counts_them(tmp_path):
    text = 'case,kind,on,note\nA,request,2025-05-21,"two\nlines"\n\nB,requets,2025-05-21,\nC,request,21/5/25,\n'
    found = everything(csv(tmp_path, text))
    assert found.references == ["A"]
    assert found.tables[0].case_of(0).events[0].note == "two\nlines"
    assert [text.split(":")[0] for text in found.invalid] == [
        "cases.csv, line 5, column kind, case B",
        "cases.csv, line 6, column on, case C",
    ]
    plain = everything(csv(tmp_path, "case,kind,on\nA,request,2025-05-21\nB,requets,2025-05-21\n"))
    assert plain.invalid == [
        "cases.csv, line 3, column kind, case B: 'requets' is not known. Did you mean request (request for an assessment)?"
    ]


def test_days_that_may_be_two_days_have_to_be_told(tmp_path):
    path = csv(tmp_path, "case,kind,on\nA,request,21/05/2025\nB,request,05/06/2025\n")
    with pytest.raises(
        InputError, match=r'line 3, column on: .*Thu 5 Jun 2025 or Tue 6 May 2025.*day_format="DD/MM/YYYY"'
    ):
        read(path)
    day_first, month_first = everything(path, day_format="DD/MM/YYYY"), everything(path, day_format="MM/DD/YYYY")
    assert day_first.tables[0].on.tolist() == [20229, 20244]
    assert month_first.references == ["B"]
    assert "no such day" in month_first.invalid[0]


def test_mixed_forms_in_one_column(tmp_path):
    found = everything(csv(tmp_path, "case,kind,on\nA,request,2025-05-21\nB,request,21/06/2025\n"))
    assert found.references == ["A"]
    assert "line 3, column on, case B: the column has dates in two forms" in found.invalid[0]


def test_a_case_with_a_wrong_row_is_not_answered_as_if_the_row_were_absent(tmp_path):
    text = (
        "case,kind,on\nA,request,2025-05-21\nA,final-plan,31/02/2025\nA,draft-plan,2025-08-01\nB,request,2025-05-21\n"
    )
    found = everything(csv(tmp_path, text))
    assert found.references == ["B"]
    assert (found.counts.answered, found.counts.invalid, found.counts.left_out, found.counts.cases_left_out) == (
        1,
        1,
        2,
        1,
    )


def test_a_row_without_a_case_takes_the_case_above_out_and_an_empty_row_takes_none(tmp_path):
    text = "case,kind,on\nA,request,2025-05-21\n,final-plan,2025-08-01\n,,\nB,request,2025-05-21\n,,\n"
    found = everything(csv(tmp_path, text))
    assert found.references == ["B"]
    assert found.invalid == [
        "cases.csv, line 3, column case, case A: the case is missing. Write the reference of the case into every row."
    ]
    assert found.counts.blank == 2
    assert everything(csv(tmp_path, "case,kind,on\n,request,2025-05-21\nB,request,2025-05-21\n")).references == ["B"]


def test_what_is_the_same_as_another_row_names_it(tmp_path):
    found = everything(csv(tmp_path, "case,kind,on\nA,request,2025-05-21\nA,request,2025-05-21\n"))
    assert "line 3, case A: this is the same as line 2" in found.invalid[0]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"kind": "request", "on": "2025-05-21", "to": "parent"}, "`to` does not apply to request"),
        ({"kind": "allocated", "on": "2025-05-21"}, "allocated needs `to`"),
        ({"kind": "request", "on": None}, "column on, case A: this is needed and is not there"),
        ({"kind": None, "on": "2025-05-21"}, "column kind, case A: this is needed"),
        ({"kind": "absense", "on": "2025-05-21"}, "'absense' is not known. Did you mean absence?"),
        ({"kind": "request", "on": "2025-05-21", "institution": "Oak"}, "`institution` does not apply to request"),
        ({"kind": "absence", "who": "child", "first_day": "2025-05-21", "about": "Oak"}, "`about` does not apply to absence"),
        ({"kind": "absence", "who": "school", "first_day": "2025-05-21"}, "column who"),
        ({"kind": "absence", "who": "child", "first_day": "2025-05-21", "last_day": "2025-05-20"}, "`last_day`"),
        ({"kind": "case", "about": "Oak"}, "`about` does not apply to case"),
        ({"kind": "determination", "on": "2025-05-21", "limb": "x", "by": "officer", "reason": "r", "trigger": "request-1"}, "no event has the id request-1"),
        ({"kind": "determination", "on": "2025-05-21", "limb": "x", "reason": "r"}, "column by"),
        ({"kind": "appeal-conceded", "on": "2025-05-21", "order": "dismiss"}, "cannot be about `dismiss`"),
        ({"kind": "final-plan", "on": "2025-05-21", "method": "by-telephone"}, "cannot be given by telephone"),
        ({"kind": "final-plan", "on": "2025-05-21", "served": "2025-05-20"}, "`served` (Tue 20 May 2025) is before `sent`"),
        ({"kind": "request", "on": "2025-05-21", "written": "2025-05-22"}, "`served` (Wed 21 May 2025) is before `written`"),
        ({"kind": "closure", "institution": "Oak", "setting": "school", "first_day_closed": "2025-05-21", "reopens": "2025-05-21"}, "`reopens` (Wed 21 May 2025) is the same as"),
        ({"kind": "determination", "on": "2025-05-21", "limb": "x", "by": "a\u200b", "reason": "r"}, "column by, case A: there is a character"),
        ({"kind": "request", "on": "2025-05-21", "note": "a\x07"}, "cannot be printed (U+0007)"),
        ({"kind": "request", "on": "2025-05-21", "planned": "yes"}, "neither true nor false (given: 'yes')"),
        ({"kind": "request", "on": "2025-05-21", "facts.x": float("inf")}, "column facts.x, case A: inf is not a number"),
        ({"case": "A\u200b", "kind": "request", "on": "2025-05-21"}, "column case"),
    ],
)  # fmt: skip
def test_a_wrong_row_says_what_a_case_says(row, said):
    found = everything(arrow_of([{"case": "A", "on": None, **row}]))
    assert found.references == []
    assert any(said in text for text in found.invalid), found.invalid


def test_facts_one_value_a_case():
    rows = [{**ROWS[0], "facts.age": 7}, {**ROWS[1], "facts.age": 8}, {**ROWS[2], "facts.age": 9}]
    found = everything(arrow_of(rows))
    assert found.references == ["B"]
    assert found.tables[0].facts == {"age": [9]}
    assert "column facts.age, case A: this says 8, and an earlier row of the case says 7" in found.invalid[0]


def test_a_reference_may_be_a_number_and_is_kept_in_its_one_form():
    assert everything(arrow_of([{**ROWS[0], "case": 12}, {**ROWS[2], "case": 13}])).references == ["12", "13"]
    spaced = everything(arrow_of([{**ROWS[0], "case": "A  1"}, {**ROWS[1], "case": " A 1"}]))
    assert spaced.references == ["A 1"]
    assert len(spaced.tables[0]) == 2


WIDE = "Case ref,Request,request.by,EHCP issued,Final plan 2,facts.age,colour\n"


def test_a_wide_table(tmp_path):
    found = everything(csv(tmp_path, WIDE + "A,2025-05-21,parent,2025-09-01,,7,red\nB,2025-06-01,,,,,\nC,,,,,,\n"))
    assert [heading.ours for heading in found.reading.columns] == [
        "case",
        "request",
        "request.by",
        "final-plan",
        "final-plan.2",
        "facts.age",
        "",
    ]
    bare = Case(reference="C")
    aged = CASES[0].model_copy(update={"facts": {"age": 7}})
    assert differences(found.tables[0], [aged, CASES[1], bare]) == []


def test_wrong_cells_of_a_wide_table(tmp_path):
    text = (
        WIDE
        + "A,2025-05-21,parent,2025-09-01,2025-09-01,,\nB,soon,,,,,\nC,,parent,,,,\nD,2025-05-21,,,,,\nD,2025-05-22,,,,,\nE,2025-05-21,school,,,,\n"
    )
    found = everything(csv(tmp_path, text))
    assert found.references == ["E"]
    said = ["line 2, column EHCP issued", "line 3, column Request, case B", "line 4, column Request, case C: this is needed", "line 6, column Case ref, case D: an earlier row"]  # fmt: skip
    starts = [text.split(": ")[0] for text in found.invalid]
    assert starts[1:3] == ["cases.csv, line 3, column Request, case B", "cases.csv, line 4, column Request, case C"]
    assert "line 2" in starts[0]
    assert starts[3] == "cases.csv, line 6, column Case ref, case D"
    assert len(said) == len(starts)
    assert (found.counts.answered, found.counts.invalid, found.counts.left_out) == (1, 4, 1)


def test_rows_of_a_case_that_do_not_stand_together_are_brought_together(monkeypatch):
    rows = [ROWS[0], ROWS[2], ROWS[1]]
    found = everything(arrow_of(rows))
    assert found.reading.scattered
    is_both_cases(found)
    monkeypatch.setattr(scattered, "ROWS_IN_MEMORY", 2)
    on_disk = everything(arrow_of(rows))
    assert sorted(on_disk.references) == ["A", "B"]
    assert sorted(len(table) for table in on_disk.tables) in ([1, 2], [3])
    wrong = everything(arrow_of([ROWS[0], ROWS[2], {**ROWS[1], "kind": "requets"}, {**ROWS[1], "case": None}]))
    assert [text.split(":")[0] for text in sorted(wrong.invalid)] == [
        "row 2, column kind, case A",
        "row 3, column case, case A",
    ]


def test_a_large_stream_is_kept_on_disk_and_the_file_removed(monkeypatch):
    monkeypatch.setattr(streams, "MOST_IN_MEMORY", 10)
    kept = streams.Kept(arrow_of(ROWS).schema, arrow_of(ROWS * 3).to_batches(max_chunksize=2), 10)
    assert kept.on_disk
    path = Path(kept._path)
    assert path.exists()
    assert sum(batch.num_rows for batch in kept.batches()) == sum(batch.num_rows for batch in kept.batches()) == 9
    kept.close()
    assert not path.exists()


@pytest.mark.parametrize("cases", [1, 2, 3, 7, 100])
def test_batches_are_whole_cases_however_the_source_is_cut(cases):
    rows = [{**row, "case": f"{row['case']}{n}"} for n in range(9) for row in ROWS]
    table = pa.Table.from_batches(arrow_of(rows).to_batches(max_chunksize=4))
    with read(table) as reading:
        batches = list(reading.batches(cases=cases))
    assert all(0 < table.cases <= cases for table, _ in batches)
    assert [reference for table, _ in batches for reference in table.references] == list(
        dict.fromkeys(row["case"] for row in rows)
    )
    assert reading.counts.cases == 18
    assert [table.cases for table, _ in batches][:-1] == [cases] * (len(batches) - 1)


def test_a_chunk_can_be_made_in_another_process():
    with read(arrow_of([*ROWS, {"case": "C", "kind": "requets", "on": None, "by": None}])) as reading:
        (chunk,) = reading.chunks()
        made = pickle.loads(pickle.dumps(chunk)).made()
        assert differences(made.table, CASES) == []
        assert {reading.placed(fault).row for fault in made.faults} == {3}


def test_a_table_without_rows_has_no_cases(tmp_path):
    assert everything(csv(tmp_path, "case,kind,on\n")).references == []
    assert everything(arrow_of(ROWS).slice(0, 0)).references == []


def test_columns_of_a_wide_table_in_parquet_have_dots_in_their_names(tmp_path):
    rows = [
        {
            "case": "A",
            "request": date(2025, 5, 21),
            "request.by": "parent",
            "final-plan": date(2025, 9, 1),
            "request.x": 1,
        },
        {"case": "B", "request": date(2025, 6, 1), "request.by": None, "final-plan": None, "request.x": 2},
    ]
    pq.write_table(arrow_of(rows), tmp_path / "wide.parquet")
    is_both_cases(everything(tmp_path / "wide.parquet"))


def test_what_is_not_read_may_be_of_any_type():
    nested = [{**row, "more": {"a": [1, 2]}, "bytes": b"\x00"} for row in ROWS]
    is_both_cases(everything(arrow_of(nested)))


def test_a_time_zone_that_is_not_known_refuses_the_days():
    table = arrow_of(ROWS).set_column(
        2, "on", arrow_of(ROWS)["on"].cast(pa.timestamp("us")).cast(pa.timestamp("us", "Nowhere/City"))
    )
    found = everything(table)
    assert found.references == []
    assert "'Nowhere/City' is not known here" in found.invalid[0]


def test_several_files_may_have_a_column_in_different_types(tmp_path):
    table = arrow_of(ROWS)
    pq.write_table(table.slice(0, 1), tmp_path / "a.parquet")
    texts = table.set_column(2, "on", table["on"].cast(pa.string()))
    pq.write_table(texts.slice(1), tmp_path / "b.parquet")
    is_both_cases(everything([tmp_path / "a.parquet", tmp_path / "b.parquet"]))
    _workbook(tmp_path / "c.xlsx", [tuple(row.values()) for row in ROWS[1:]])
    is_both_cases(everything([tmp_path / "a.parquet", tmp_path / "c.xlsx"]))


def test_what_a_batch_held_is_freed_when_it_is_let_go():
    rows = [*ROWS, {"case": "C", "kind": "review-meeting", "on": date(2025, 6, 2), "attends": True}]
    rows = [{"attends": None} | row for row in rows]
    gc.collect()
    gc.disable()  # a batch that refers to itself would stay until the collector comes by
    try:
        with read(pa.Table.from_pylist(rows)) as reading:
            ((table, _),) = reading.batches()
        assert "attends" in table.codes
        assert any(isinstance(each, Rows) for each in gc.get_objects())
        del table
        assert not any(isinstance(each, Rows) for each in gc.get_objects())
    finally:
        gc.enable()
