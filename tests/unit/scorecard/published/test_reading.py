"""A published file is read whole, or an error lists what is wrong with it."""

import pytest

from published import FACT_ROWS, FACTS, FIGURES, IDENTITY, row, write
from sendrules.errors import InputError
from sendrules.scorecard.published.reading import Level, read_published

KENT = next(fact for fact in FACTS if fact[2][1] == "886")


def refused(path):
    with pytest.raises(InputError) as caught:
        read_published(path)
    assert caught.value.source == str(path)
    return [(problem.line, problem.where, problem.message) for problem in caught.value.problems]


def test_every_row_is_read(tmp_path):
    file = read_published(write(tmp_path / "t.csv"))
    assert (file.dataset, len(file.rows), file.years, file.left_out) == ("timeliness", len(FACTS), (2019, 2020, 2021, 2022, 2023, 2024), 0)  # fmt: skip
    assert file.digest == read_published(write(tmp_path / "again.csv")).digest
    kent = next(r for r in file.rows if r.code == "886")
    assert (kent.level, kent.name, kent.region, kent.year) == (Level.AUTHORITY, "Kent", "E12000008", 2024)
    assert kent.cells["pc_plans_issued_20_weeks_ex"] == "33.3"


def test_the_case_of_the_columns_and_what_a_later_release_adds_do_not_matter(tmp_path):
    heading = [name.lower() for name in (*IDENTITY, *FIGURES)] + ["avg_weeks_issue_plan", "avg_weeks_issue_plan_exc"]
    rows = [[*row(KENT, "All EHC plans", "All EHC plans"), "x", "31.4"]]
    (kent,) = read_published(write(tmp_path / "2026.csv", rows, heading)).rows
    assert (kent.cells["avg_weeks_issue_plan"], kent.cells["avg_weeks_issue_plan_exc"]) == ("x", "31.4")
    assert kent.cells["pc_plans_issued_20_weeks_ex"] == "33.3"


def test_the_gss_code_of_an_authority_is_not_needed(tmp_path):
    at = IDENTITY.index("new_la_code")
    rows = [[cell for n, cell in enumerate(one) if n != at] for one in FACT_ROWS]
    heading = [name for name in (*IDENTITY, *FIGURES) if name != "new_la_code"]
    assert len(read_published(write(tmp_path / "t.csv", rows, heading)).rows) == len(FACTS)


def test_a_row_of_a_breakdown_is_left_out_and_counted(tmp_path):
    rows = [*FACT_ROWS, row(KENT, "Aged 5 to 10", "Age"), row(KENT, "Aged under 5", "Age")]
    file = read_published(write(tmp_path / "t.csv", rows))
    assert (len(file.rows), file.left_out) == (len(FACTS), 2)


def test_an_empty_cell_is_absent(tmp_path):
    cells = row(KENT)
    cells[-1] = " "
    (kent,) = read_published(write(tmp_path / "t.csv", [cells])).rows
    assert "pc_plans_issued_gt_1_year_ex" not in kent.cells


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path):
    path = write(tmp_path / "t.csv")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_published(path).rows) == len(FACTS)


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("time_period", "202425", "'202425' is not a year of four digits."),
        ("time_identifier", "Academic year", "'Academic year' is not the calendar year"),
        ("geographic_level", "Ward", "'Ward' is none of National, Regional, Local authority."),
        ("old_la_code", "886.0", "'886.0' is not the three-digit code of an authority."),
        ("la_name", "", "this is empty."),
        ("region_code", "", "this is empty."),
        ("plans_issued_den", "2,424", "'2,424' is neither a number nor x, z or c."),
        ("plans_issued_den", "2.4e3", "'2.4e3' is neither a number nor x, z or c."),
        ("plans_issued_den", "٢٤٢٤", "is neither a number nor x, z or c."),
        ("plans_issued_den", "nan", "'nan' is neither a number nor x, z or c."),
    ],
)
def test_a_wrong_cell_is_told_with_its_line_and_column(tmp_path, column, cell, message):
    cells = row(KENT)
    cells[[*IDENTITY, *FIGURES].index(column)] = cell
    ((line, where, said),) = refused(write(tmp_path / "t.csv", [*FACT_ROWS[:2], cells]))
    assert (line, where) == (4, column)
    assert message in said


def test_a_row_that_is_there_twice_is_told_with_both_lines(tmp_path):
    ((line, _, said),) = refused(write(tmp_path / "t.csv", [row(KENT), FACT_ROWS[0], row(KENT)]))
    assert line == 4
    assert "Kent (886) has two rows for 2024: lines 2 and 4." in said


def test_a_row_that_is_too_short(tmp_path):
    ((line, _, said),) = refused(write(tmp_path / "t.csv", [row(KENT)[:-1]]))
    assert (line, said) == (2, "it has 25 cells, the heading 26.")


@pytest.mark.parametrize("missing", ["old_la_code", "breakdown", "plans_issued_den_ex", "PC_plans_issued_20_weeks_ex"])
def test_a_missing_column_is_named(tmp_path, missing):
    heading = [*IDENTITY, *FIGURES]
    at = heading.index(missing)
    rows = [[cell for n, cell in enumerate(one) if n != at] for one in FACT_ROWS]
    ((line, where, said),) = refused(write(tmp_path / "t.csv", rows, [name for name in heading if name != missing]))
    assert (line, where) == (1, missing.lower())
    assert "missing from a file of 'EHC plans issued, 20-week timeliness'" in said


def test_a_column_that_is_there_twice(tmp_path):
    heading = [*IDENTITY, *FIGURES, "PLANS_ISSUED_DEN"]
    ((_, where, said),) = refused(write(tmp_path / "t.csv", [[*row(KENT), "1"]], heading))
    assert (where, said) == ("plans_issued_den", "the heading has this column 2 times.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty."),
        (b"\n\n", "the file is empty."),
        (b"name,age\nA,1\n", "this is none of the published files that can be read."),
        (b"\x89PNG\r\n\x1a\n", "this is not UTF-8 text."),
        ("time_period\né".encode("latin-1"), "this is not UTF-8 text."),
        (b'a,"b\n', "unexpected end of data."),
    ],
)
def test_another_file_is_refused(tmp_path, data, message):
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    ((_, _, said),) = refused(path)
    assert said == message


def test_a_file_without_totals_is_refused(tmp_path):
    ((_, where, said),) = refused(write(tmp_path / "t.csv", [row(KENT, "Aged 5 to 10", "Age")]))
    assert (where, said) == ("breakdown", 'no row is a total, such as "All EHC plans".')


def test_many_problems_are_counted(tmp_path):
    wrong = [[*one[:-1], "?"] for one in FACT_ROWS * 3]
    found = refused(write(tmp_path / "t.csv", wrong))
    assert len(found) == 21
    assert found[-1][2] == f"there are {3 * len(FACTS) - 20} problems more."


def test_a_hostile_name_stays_on_one_line(tmp_path):
    cells = row(KENT)
    cells[IDENTITY.index("la_name")] = "Kent\x1b[2J\nx"
    with pytest.raises(InputError) as caught:
        read_published(write(tmp_path / "t.csv", [cells, cells]))
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 2
