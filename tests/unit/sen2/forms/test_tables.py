"""Which record belongs to which: ids that point nowhere, that two records have, that are missing."""

from pathlib import Path

import pytest

from broken_returns import Change, changed_folder, refusals
from sendrules.sen2 import Return, read
from sendrules.sen2.forms.tables import items_by_heading, likeness, plain
from sendrules.sen2.items import ITEMS, MODULES, Form

OWN = "Give every record an id of its own."
NOWHERE = "Correct the id, or add the record."


def with_requests(folder: Path, change: Change) -> Return:
    return read(changed_folder(folder, {"requests.csv": change}))


def test_a_request_of_nobody(tmp_path: Path) -> None:
    found = with_requests(tmp_path, lambda text: text.replace("\r\n3,1,3,1,3,", "\r\n3,1,3,1,77,"))
    said = "no Person record has the id that this Requests record belongs to, or several have it."
    assert refusals(found) == [("4", "", said, NOWHERE)]
    assert (found.people, len(found["Requests"]), found.person_of("Requests", 2)) == (10, 11, -1)


def test_two_requests_with_one_id_have_nothing_that_belongs_to_them(tmp_path: Path) -> None:
    found = with_requests(tmp_path, lambda text: text.replace("\r\n3,1,3,1,3,", "\r\n1,1,3,1,3,"))
    said = [(row, value, message) for row, value, message, fix in refusals(found) if fix == OWN]
    assert said == [("2", "1", "another record has this id too."), ("4", "1", "another record has this id too.")]
    astray = [(one.module, one.record) for one in found.refused if one.fix == NOWHERE]
    assert astray == [("Assessment", 0), ("Assessment", 2), ("ActivePlans", 0), ("ActivePlans", 2)]
    assert found.one_child("Assessment").tolist()[:4] == [-1, 1, -1, 3]
    assert (found.people, found.people_refused) == (10, 2)


def test_a_request_without_an_id(tmp_path: Path) -> None:
    found = with_requests(tmp_path, lambda text: text.replace("\r\n3,1,3,1,3,", "\r\n,1,3,1,3,"))
    assert [row for row in refusals(found) if row[3] == OWN] == [("4", "", "the record has no id.", OWN)]
    assert (found.people, found.people_refused) == (10, 1)


def test_ids_are_texts_and_a_point_and_naught_are_none_of_them(tmp_path: Path) -> None:
    found = with_requests(tmp_path, lambda text: text.replace("\r\n3,1,3,1,3,", "\r\n3.0,1,3,1,3.00,"))
    assert found.refused == ()


@pytest.mark.parametrize(
    ("heading", "form"),
    [("Date of Birth \n(ccyy-mm-dd)", "date of birth"), ("UPN - Unique Pupil Number", "upn unique pupil number"),
     ("Annual review – date draft", "annual review date draft"), ("  ", "")],
)  # fmt: skip
def test_headings_are_compared_without_signs_and_brackets(heading: str, form: str) -> None:
    assert plain(heading) == form


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.XML])
def test_every_heading_is_that_of_one_item_of_its_module(form: Form) -> None:
    for module, items in ITEMS.items():
        carried = {item.name for item in items.values() if item.heading(form) is not None}
        assert set(items_by_heading(form, module).values()) == carried, module
        for item in items.values():
            if (heading := item.heading(form)) is not None:
                assert items_by_heading(form, module)[plain(heading)] == item.name
                assert items_by_heading(form, module).get(plain(heading.upper())) == item.name


def test_a_table_without_its_own_id_is_like_no_module() -> None:
    headings = [item.name for item in ITEMS["Requests"].values()]
    assert likeness(Form.BLADE, "Requests", headings) == 0
    assert likeness(Form.BLADE, "Requests", [*headings, "RequestsTableID"]) == len(headings)
    assert [m for m in MODULES if likeness(Form.BLADE, m, [*headings, "RequestsTableID"])] == ["Requests"]
