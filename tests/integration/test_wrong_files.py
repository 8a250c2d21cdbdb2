"""Files that people give in place of a case, and what programs leave in a folder of cases."""

import json

import pytest

from command_line import AS_OF, run

CASE = {"reference": "A-1", "events": [{"kind": "request", "on": "2025-05-21"}]}


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("cases.csv", b"reference,request\nA-1,21/05/2025\n", "this is a table of comma-separated values, not JSON."),
        ("cases.txt", b"reference;request\nA-1;21/05/2025\n", "this is a table of comma-separated values, not JSON."),
        ("cases.xlsx", b"PK\x03\x04\x14\x00\x06\x00", "this is a spreadsheet, or another document"),
        ("cases.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "this is a spreadsheet, or another document"),
        ("letter.pdf", b"%PDF-1.7", "this is a PDF, not JSON."),
        ("policy.toml", b'[authority]\nname = "x"\n', "this is TOML, which policies and amendments"),
        ("page.html", b"<!doctype html>", "this is a page of HTML or XML, not JSON."),
    ],
)
def test_another_format_is_named_with_what_to_do(tmp_path, name, data, what):
    path = tmp_path / name
    path.write_bytes(data)
    for result in (run("evaluate", str(path), *AS_OF), run("queue", str(path), "--authority", "generic", *AS_OF)):
        assert result.exit_code == 1
        assert f"{what}" in result.stderr
        assert "case new` asks for the dates of one case" in result.stderr
        assert "digits" not in result.stderr


def test_what_programs_leave_in_a_folder_is_left_out_with_a_note(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(CASE), encoding="utf-8")
    for name in ("~$a.json", ".hidden.json", "b.json.part", "._a.json"):
        (tmp_path / name).write_bytes(b"\x00\x01")
    result = run("queue", str(tmp_path), "--authority", "generic", *AS_OF)
    assert result.exit_code == 0, result.output
    assert "1 case read" in result.stdout
    for name in ("~$a.json", ".hidden.json", "b.json.part", "._a.json"):
        assert f"{name} is left out" in result.stderr
