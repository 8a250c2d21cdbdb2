"""``sendrules map``: an unknown export, asked about and kept as a map that ``sendrules caseload`` reads."""

import tomllib
from pathlib import Path

import pytest

from command_line import run

WIDE = """Pupil ref,Surname,Date of request,EHCP issued,Panel,Drafft plan
A-17,Smith,2025-05-21,2025-10-08,2025-06-20,
B-2,Jones,2025-06-04,,,2025-11-03
"""
LONG = """Our number,What,Happened,Colour
A-17,request,05/06/2025,red
A-17,final-plan,13/11/2025,blue
"""


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    (tmp_path / "export.csv").write_text(WIDE, encoding="utf-8")
    return tmp_path / "export.csv"


@pytest.fixture
def long(tmp_path: Path) -> Path:
    (tmp_path / "export.csv").write_text(LONG, encoding="utf-8")
    return tmp_path / "export.csv"


def columns_of(path: Path) -> dict[str, str]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["columns"]


def test_questions_are_answered_and_the_map_is_used(wide, tmp_path):
    out = tmp_path / "map.toml"
    answers = "case\n\n\n\n-\ndraft plan\n"
    result = run("map", str(wide), "--out", str(out), input=answers)
    assert result.exit_code == 0, result.output
    assert columns_of(out) == {
        "Pupil ref": "case", "Surname": "", "Date of request": "request", "EHCP issued": "final-plan", "Panel": "",
        "Drafft plan": "draft-plan",
    }  # fmt: skip
    used = run("caseload", str(wide), "--columns", str(out), "--as-of", "2026-01-05", "--out", str(tmp_path / "a.csv"))
    assert used.exit_code == 0, used.output
    assert "2 rows of 2 cases came in; 2 cases were answered." in used.output


def test_what_stands_in_the_cells_is_not_kept(wide, tmp_path):
    run("map", str(wide), "--out", str(tmp_path / "map.toml"), input="case\n\n\n\n-\n-\n")
    assert "Smith" not in (tmp_path / "map.toml").read_text(encoding="utf-8")


def test_yes_takes_what_is_certain_and_names_what_is_not(wide, tmp_path):
    out = tmp_path / "map.toml"
    said = ["--column", "Pupil ref=case", "--column", "Drafft plan=draft-plan"]
    result = run("map", str(wide), "--out", str(out), "--yes", *said)
    assert result.exit_code == 0, result.output
    found = columns_of(out)
    assert (found["EHCP issued"], found["Surname"]) == ("final-plan", "")
    assert "Panel" not in found
    assert "Panel is undecided. It holds dates. Say which with --column." in " ".join(result.output.split())


def test_yes_leaves_no_slip_of_an_event_out(wide, tmp_path):
    result = run("map", str(wide), "--out", str(tmp_path / "map.toml"), "--yes", "--column", "Pupil ref=case")
    assert result.exit_code == 1
    assert "'Drafft plan' may be a slip of `draft-plan`" in result.output
    assert not (tmp_path / "map.toml").exists()


def test_yes_without_a_column_of_references_writes_nothing(wide, tmp_path):
    result = run("map", str(wide), "--out", str(tmp_path / "map.toml"), "--yes")
    assert result.exit_code == 1
    assert "there is no column `case`" in result.output
    assert not (tmp_path / "map.toml").exists()


def test_where_nobody_answers_it_says_so_and_writes_nothing(wide, tmp_path):
    result = run("map", str(wide), "--out", str(tmp_path / "map.toml"), input="")
    assert result.exit_code == 1
    assert "Add --yes" in result.output
    assert not (tmp_path / "map.toml").exists()


def test_kinds_and_dates_are_known_by_what_stands_in_them(long, tmp_path):
    out = tmp_path / "map.toml"
    result = run("map", str(long), "--out", str(out), input="case\n\n\n\nday\n")
    assert result.exit_code == 0, result.output
    assert columns_of(out) == {"Our number": "case", "What": "kind", "Happened": "on", "Colour": ""}
    assert tomllib.loads(out.read_text(encoding="utf-8"))["day_format"] == "DD/MM/YYYY"
    answers = tmp_path / "answers.csv"
    used = run("caseload", str(long), "--columns", str(out), "--as-of", "2026-01-05", "--out", str(answers))
    assert used.exit_code == 0, used.output
    assert "2025-10-23" in answers.read_text(encoding="utf-8")  # 20 weeks from 5 June 2025


def test_unusable_answers_are_asked_again(long, tmp_path):
    out = tmp_path / "map.toml"
    result = run("map", str(long), "--out", str(out), input="colour\ncase\nCase\nkind\n?\n\n\nsoon\nDD/MM/YYYY\n")
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert "There is no column 'colour'." in told
    assert "Another column is `case` already." in told
    assert "Answer day or month." in told


def test_options_of_the_command_go_before_those_of_the_map(wide, tmp_path):
    out, answers = tmp_path / "map.toml", tmp_path / "a.csv"
    run("map", str(wide), "--out", str(out), input="case\n\n\n\n-\n-\n")
    said = ["--column", "EHCP issued=", "--column", "Panel=final-plan"]
    used = run("caseload", str(wide), "--columns", str(out), *said, "--as-of", "2026-01-05", "--out", str(answers))
    assert used.exit_code == 0, used.output
    assert "2025-06-20" in answers.read_text(encoding="utf-8")


def test_endings_files_and_columns_that_are_not_there(wide, tmp_path):
    assert "a column map ends in .toml" in run("map", str(wide), "--out", str(tmp_path / "map.txt")).output
    (tmp_path / "map.toml").write_text("", encoding="utf-8")
    assert "Add --force" in run("map", str(wide), "--out", str(tmp_path / "map.toml")).output
    other = run("map", str(wide), "--out", str(tmp_path / "b.toml"), "--column", "Pupil=case")
    assert "there is no column called 'Pupil'" in other.output


def test_hostile_headings_cannot_steer_the_terminal(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text('case,request,"\x1b[31m\u202eOak","=HYPERLINK(1)"\nA-17,2025-05-21,x,y\n', encoding="utf-8")
    result = run("map", str(path), "--out", str(tmp_path / "map.toml"), input="\n\n\n\n")
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    used = run("caseload", str(path), "--columns", str(tmp_path / "map.toml"), "--out", str(tmp_path / "a.csv"))
    assert used.exit_code == 0, used.output
