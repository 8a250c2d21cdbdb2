"""Any small return, written in any format and read back, is the same in all that the format carries."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendrules.sen2 import read
from sendrules.sen2.items import (
    HEADER,
    ITEMS,
    MODULES,
    NAMED_PLAN,
    PARENTS,
    REQUESTS,
    Form,
    Holds,
    Item,
    carried_by,
    codes_of,
)
from sendrules.testing import PlainReturn, plain_of, write_return

ONE_EACH = ("Assessment", NAMED_PLAN, "ActivePlans")
TEXT = st.text(st.sampled_from("aéZ9 ,;\"'&<>\u2019\n="), min_size=1, max_size=8).filter(
    lambda text: text == text.strip()
)
DAY = st.dates(date(1990, 1, 1), date(2026, 1, 15)).map(date.isoformat)
NAMES = {
    Form.XML: "a.xml", Form.BLADE: "blade.zip", Form.TEMPLATE: "a.xlsm", Form.WORKBOOK: "a.xlsx", Form.FIVE: "five.zip", Form.SSD: "ssd.zip",
}  # fmt: skip


def said(item: Item) -> st.SearchStrategy[str]:
    if item.holds is Holds.DAY:
        return DAY
    if item.holds is Holds.FLAG:
        return st.sampled_from("01")
    if item.holds is Holds.CODE:
        return st.sampled_from(sorted(codes_of(item.codes)))
    return TEXT


def records(module: str) -> st.SearchStrategy[dict[str, str]]:
    items = [item for item in ITEMS[module].values() if not item.until]
    return st.fixed_dictionaries({}, optional={item.name: said(item) for item in items})


@st.composite
def returns(draw: st.DrawFn) -> PlainReturn:
    """A return of one to three people, with at most one record where there can be one, and nothing of versions before 1.3."""
    made = PlainReturn({"Year": "2026", "ReferenceDate": "2026-01-15", "LEA": "999"})
    for module in MODULES:
        if PARENTS[module] == HEADER:
            for _ in range(draw(st.integers(1, 3))):
                made.add(module, draw(records(module)))
            continue
        most = 1 if module in ONE_EACH else 2
        for parent in range(len(made.records[PARENTS[module]])):
            least = int(module == REQUESTS and not made.records[module])
            for _ in range(draw(st.integers(least, most))):
                made.add(module, draw(records(module)), parent)
    return made


@pytest.mark.parametrize("form", list(Form))
@settings(max_examples=6)
@given(made=returns())
def test_reading_back_is_the_identity_on_what_a_format_carries(form: Form, made: PlainReturn) -> None:
    with TemporaryDirectory() as folder:
        found = read(write_return(made, form, Path(folder) / NAMES[form]), year=2026, day_format="DD/MM/YYYY")
    assert (found.refused, found.not_read, found.people) == ((), (), len(made.records["Person"]))
    again = plain_of(found)
    carried = carried_by(form)
    for module in MODULES:
        if not any(of == module for of, _ in carried):
            continue
        kept = [
            {name: text for name, text in record.items() if (module, name) in carried}
            for record in made.records[module]
        ]
        assert again.records[module] == kept, module
        assert again.parents[module] == made.parents[module]
