"""One return, written in every format and read back: the same value for value, save what a format cannot carry."""

from pathlib import Path

import pytest

from sendrules.sen2 import Return, read
from sendrules.sen2.items import ITEMS, MODULES, Form, carried_by
from sendrules.testing.returns.make import synthetic_return
from sendrules.testing.returns.model import PlainReturn, plain_of
from sendrules.testing.returns.write import write
from ten_people import ten_people

PLACES = [
    (Form.XML, "return.xml"),
    (Form.BLADE, "blade"),
    (Form.BLADE, "blade.zip"),
    (Form.TEMPLATE, "template.xlsm"),
    (Form.WORKBOOK, "workbook.xlsx"),
    (Form.FIVE, "five"),
    (Form.SSD, "ssd.zip"),
]


def written(made: PlainReturn, form: Form, path: Path) -> Return:
    return read(write(made, form, path), year=2026, authority="999", day_format="DD/MM/YYYY")


@pytest.mark.parametrize(("form", "name"), PLACES, ids=[name for _, name in PLACES])
@pytest.mark.parametrize("made", [ten_people(), synthetic_return(60, seed=5)], ids=["ten", "sixty"])
def test_what_a_format_carries_comes_back(made: PlainReturn, form: Form, name: str, tmp_path: Path) -> None:
    whole, found = written(made, Form.XML, tmp_path / "whole.xml"), written(made, form, tmp_path / name)
    assert (found.form, found.refused, found.not_read) == (form, (), ())
    assert found.people == len(made.records["Person"])
    for module, item in sorted(found.carried - {("Header", item) for item in ITEMS["Header"]}):
        assert found[module].columns[item].to_pylist() == whole[module].columns[item].to_pylist(), (module, item)
    for module in MODULES:
        if any(found.carries(module, item) for item in ITEMS[module]):
            assert found[module].parent.tolist() == made.parents[module], module


@pytest.mark.parametrize(("form", "name"), PLACES, ids=[name for _, name in PLACES])
def test_what_a_format_cannot_carry_is_not_said(form: Form, name: str, tmp_path: Path) -> None:
    found = written(ten_people(), form, tmp_path / name)
    for module, items in ITEMS.items():
        for item in items:
            if module != "Header" and (module, item) not in carried_by(form):
                assert not found.carries(module, item)
                assert found[module].columns[item].null_count == len(found[module])


@pytest.mark.parametrize(("form", "name"), PLACES, ids=[name for _, name in PLACES])
def test_the_header_is_asked_for_where_a_format_has_none(form: Form, name: str, tmp_path: Path) -> None:
    header = read(write(ten_people(), form, tmp_path / name)).header
    known = form in (Form.XML, Form.BLADE, Form.TEMPLATE)
    assert (header.year, header.authority) == ((2026, "999") if known else (None, None))
    assert read(tmp_path / name, year=2026).header.survey_day is not None


def test_a_return_that_was_read_can_be_written_again(tmp_path: Path) -> None:
    first = written(synthetic_return(40, seed=2), Form.XML, tmp_path / "a.xml")
    again = written(plain_of(first), Form.BLADE, tmp_path / "b")
    assert plain_of(again).records["Requests"] == plain_of(first).records["Requests"]


def test_what_it_is_made_of_says_that_it_is_synthetic(tmp_path: Path) -> None:
    text = write(synthetic_return(2, seed=1), Form.XML, tmp_path / "a.xml").read_text(encoding="utf-8")
    assert "SYNTHETIC" in text.split("<Message>")[0]
    assert synthetic_return(9, seed=1) == synthetic_return(9, seed=1) != synthetic_return(9, seed=2)
