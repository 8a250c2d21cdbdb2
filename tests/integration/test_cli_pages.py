"""The page of a case and a letter as files, as a person types it."""

import json
from pathlib import Path

import pytest

from command_line import run

CASE = Path(__file__).parents[2] / "examples" / "cases" / "late-plan.json"
DAY = ["--as-of", "2026-01-05"]


@pytest.mark.parametrize("reader", ["family", "officer"])
@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-1.7"), ("txt", b"")])
def test_a_page_is_written(tmp_path, reader, ending, begins):
    out = tmp_path / f"page.{ending}"
    result = run("evaluate", str(CASE), *DAY, "--page", reader, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(begins)
    assert b"89 days" in out.read_bytes() or ending == "pdf"
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    assert "keep it as safe as the case itself" in result.output


def test_a_letter_is_written_as_pdf(tmp_path):
    out = tmp_path / "letter.pdf"
    result = run("letter", "complaint", str(CASE), *DAY, "--out", str(out))
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--out", "page.html"], "--out writes a page. Add --page family or --page officer."),
        (["--page", "family", "--out", "page.docx"], "a page ends in .html, .pdf or .txt."),
        (["--page", "family", "--templates", "."], "--templates goes with --out."),
        (["--page", "family", "--out", "page.html", "--templates", "nowhere"], "there is no such folder."),
        (["--page", "family", "--out", "page.html", "--json"], "Choose one of --page and --json."),
        (["--page", "family", "--out", "nowhere/page.html"], "its folder is not there."),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(tmp_path, monkeypatch, given, said):
    monkeypatch.chdir(tmp_path)
    result = run("evaluate", str(CASE), *DAY, *given)
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["evaluate", "--page", "family"], ["letter", "late-plan"]])
def test_a_case_is_never_written_over(tmp_path, command):
    case = tmp_path / "case.txt"
    case.write_text(CASE.read_text(encoding="utf-8"), encoding="utf-8")
    name, *more = command
    arguments = [name, *more, str(case)] if name == "letter" else [name, str(case), *more]
    result = run(*arguments, *DAY, "--out", str(case))
    assert result.exit_code == 1
    assert "read from this file" in result.output
    assert json.loads(case.read_text(encoding="utf-8"))["reference"] == "EXAMPLE-2"


def test_a_folder_has_no_page(tmp_path):
    result = run("evaluate", str(CASE.parent), *DAY, "--out", str(tmp_path / "page.html"))
    assert result.exit_code == 2
    assert "--out is for one case, and this is a folder." in result.output


def test_a_gap_is_filled_in_from_the_command_line(tmp_path):
    out = tmp_path / "letter.txt"
    result = run("letter", "late-plan", str(CASE), *DAY, "--fill", "Your name=Jo=Smith", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "Jo=Smith" in out.read_text(encoding="utf-8")
    wrong = run("letter", "late-plan", str(CASE), *DAY, "--fill", "Your name")
    assert wrong.exit_code == 2
    assert "write GAP=TEXT, such as 'Your name=Jo Smith'." in wrong.output
    unknown = run("letter", "late-plan", str(CASE), *DAY, "--fill", "Telephone=1")
    assert unknown.exit_code == 1
    assert "the letter has no such gap. The gaps are your name" in unknown.output
