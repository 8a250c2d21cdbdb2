"""A column map as TOML: it comes back as it was written, and what is wrong in it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.caseload.reading.column_maps import ColumnMap, read_column_map
from sendrules.caseload.reading.headings import Shape
from sendrules.errors import InputError

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
MAPS = st.builds(
    ColumnMap,
    st.dictionaries(NAMES, st.sampled_from([None, "case", "request", "final-plan.2", "facts.age"]), max_size=5),
    st.sampled_from([None, Shape.WIDE]),
    st.sampled_from([None, "DD/MM/YYYY"]),
    st.none() | NAMES,
)


@given(MAPS)
def test_a_map_comes_back_as_it_was_written(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("maps") / "map.toml"
    path.write_text(made.to_toml(), encoding="utf-8", newline="")
    assert read_column_map(path) == made


def test_it_gives_the_options_of_a_caseload():
    made = ColumnMap({"Pupil ref": "case"}, Shape.WIDE, "DD/MM/YYYY", "Sheet 1")
    assert made.options == {
        "columns": {"Pupil ref": "case"}, "shape": "wide", "day_format": "DD/MM/YYYY", "sheet": "Sheet 1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "this is not TOML"),
        ("", "this is no column map"),
        ('format = "sendrules-columns-1"', "the table of columns is missing"),
        ('format = "sendrules-columns-1"\ncolums = 1\n[columns]', "there is no setting 'colums'"),
        ('format = "sendrules-columns-1"\nshape = "tall"\n[columns]', "this is no shape of a table"),
        ('format = "sendrules-columns-1"\nday_format = "soon"\n[columns]', "is not a form of dates"),
        ('format = "sendrules-columns-1"\nday_format = 1\n[columns]', "this is no form of dates"),
        ('format = "sendrules-columns-1"\nsheet = ""\n[columns]', "this is no name of a sheet"),
        ('format = "sendrules-columns-1"\n[columns]\na = 1', "this is no name of a column"),
        ('format = "sendrules-columns-1"\n[columns]\na = "reqest"', "there is no column `reqest`"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, said):
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_column_map(tmp_path / "map.toml")
