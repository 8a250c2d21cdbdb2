"""Folders and zips: what is in them besides, what is missing, what is too large, damaged or there twice."""

import zipfile
from pathlib import Path

import pytest

from broken_returns import changed_folder, not_read, problem
from sendrules.sen2 import read
from sendrules.sen2.forms.folders import read_folder
from sendrules.sen2.items import Form


def files(folder: Path, form: Form = Form.BLADE) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(changed_folder(folder, {}, form).iterdir())}


def zipped(folder: Path, entries: dict[str, bytes]) -> Path:
    path = folder / "return.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_a_zip_with_folders_and_with_other_files(tmp_path: Path) -> None:
    entries = {f"Export/2026/{name}": data for name, data in files(tmp_path).items()}
    macs = {f"__MACOSX/Export/2026/._{name.rpartition('/')[2]}": b"\0\5\x16\7\xff\xfe" for name in entries}
    more = {"Export/read me.txt": b"hello", "Export/notes.csv": b"a,b\n1,2\n"}
    found = read(zipped(tmp_path, entries | macs | more))
    assert (found.people, found.refused) == (10, ())
    assert sorted(not_read(found)) == [("notes.csv", 1, None), ("read me.txt", 1, None)]


@pytest.mark.parametrize("largest", [2_000, 10])
def test_no_more_is_unpacked_than_the_bound(largest: int, tmp_path: Path) -> None:
    entries = files(tmp_path)
    whole = sum(map(len, entries.values()))
    path = zipped(tmp_path, entries)
    assert len(read_folder(path, whole).modules["Person"]) == 10
    said = f"the files in it are larger than {largest:,} bytes when they are unpacked. Check that it is the right one."
    assert problem(lambda: read_folder(path, largest)) == said
    assert problem(lambda: read_folder(path, whole - 1)).startswith("the files in it are larger than")


def test_no_more_files_than_the_bound(tmp_path: Path) -> None:
    path = zipped(tmp_path, {f"{n}.csv": b"a\n" for n in range(201)})
    assert problem(lambda: read(path)) == "there are more than 200 files in it. Check that it is the right one."


def test_a_zip_that_is_cut_off_damaged_or_empty(tmp_path: Path) -> None:
    path = zipped(tmp_path, files(tmp_path))
    whole = path.read_bytes()
    said = "the zip is damaged or locked. Export it again, without a password."
    for data in (whole[: len(whole) // 2], whole[:120] + bytes(255 - b for b in whole[120:160]) + whole[160:], b""):
        path.write_bytes(data)
        assert problem(lambda: read(path)) == said


def test_a_zip_without_tables(tmp_path: Path) -> None:
    said = "there is no CSV file in it. Give the folder with the CSV files, or the XML file itself."
    assert problem(lambda: read(zipped(tmp_path, {"return.xml": b"<Message/>"}))) == said


def test_two_exports_in_one_folder(tmp_path: Path) -> None:
    path = changed_folder(tmp_path, {})
    (path / "again.csv").write_bytes((path / "Blade-Export_20-01-2026_requests.csv").read_bytes())
    said = problem(lambda: read(path))
    assert said.endswith("both have Requests records. Keep the files of one export only.")
    assert "again.csv" in said


@pytest.mark.parametrize("form", [Form.BLADE, Form.FIVE, Form.SSD])
def test_a_table_without_which_nothing_can_be_told(form: Form, tmp_path: Path) -> None:
    path = changed_folder(tmp_path, {}, form)
    for file in path.iterdir():
        if file.stem.endswith(("requests", "m2")):
            file.unlink()
    said = "no table has Requests records. Give the whole return, with the ids of its records."
    assert problem(lambda: read(path)) == said


def test_a_table_that_others_belong_to(tmp_path: Path) -> None:
    path = changed_folder(tmp_path, {})
    (path / "Blade-Export_20-01-2026_assessment.csv").unlink()
    found = read(path)
    assert (found.people, {one.module for one in found.refused}) == (10, {"NamedPlan"})
    assert [one.spot.row for one in found.refused] == list(range(2, 9))


def test_tables_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    said = "none of the files has the columns of a SEN2 return. Give COLLECT's export, the five CSV files, or the SSD's tables."
    assert problem(lambda: read(tmp_path)) == said


def test_placeholders_of_the_safeguarding_dataset_are_blank(tmp_path: Path) -> None:
    path = changed_folder(tmp_path, {"requests.csv": lambda text: text.replace("2025-02-21", "1900-01-01")}, Form.SSD)
    assert "1900-01-01" in (path / "ssd_ehcp_named_plan.csv").read_text(encoding="utf-8")
    found = read(path, year=2026)
    assert (found.people, found.refused, found.not_read) == (10, (), ())
    assert found["Requests"].columns["RequestOutcomeDate"][0].as_py() is None
    assert found["NamedPlan"].columns["CeaseReason"].null_count == 6
