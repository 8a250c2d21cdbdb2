"""Templates of one's own stand in for ours; what is wrong with one is said with its file and line."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import sendrules as sr
from sendrules.cli.main import cli
from sendrules.report.letters import letter

CASE = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
RESULT = sr.evaluate(CASE, as_of=date(2026, 1, 5))


def wrong(folder: Path) -> str:
    with pytest.raises(sr.InputError) as error:
        letter("late-plan", RESULT, templates=folder)
    return str(error.value)


def test_a_template_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "late-plan.txt").write_text("# Late\n\nIt was due on {{ late.by|day }}. <b>", encoding="utf-8")
    found = letter("late-plan", RESULT, templates=tmp_path)
    assert "It was due on 8 October 2025. <b>" in found.text
    assert "&lt;b&gt;" in found.html
    assert letter("complaint", RESULT, templates=tmp_path) == letter("complaint", RESULT)


def test_a_page_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<main>{{ title }}</main>", encoding="utf-8")
    assert letter("late-plan", RESULT, templates=tmp_path).html == "<main>The EHC plan is late: case A-17</main>"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("one\n{{ lat.by }}\n", "line 2: there is no 'lat' to fill in. Did you mean late?"),
        (
            "{% if false %}\n\n{{ nothing }}{% endif %}",
            "line 3: there is no 'nothing' to fill in. It may name adviser_by, answer_by,",
        ),
        ("one\n\n{{ late.on }}", "line 3: 'sendrules.report.letters.certain.Missed object' has no attribute 'on'."),
        ("one\n{% if %}", "line 2: "),
        ("one\n{{ late.days + 'x' }}", "line 2: "),
        ("one\n{{ late.by|dya }}", "line 2: No filter named 'dya'."),
        ("one\n{{ ''.__class__.__mro__ }}", "line 2: access to attribute '__class__' of 'str' object is unsafe"),
    ],
)
def test_what_is_wrong_names_the_file_and_the_line(template: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "late-plan.txt").write_text(template, encoding="utf-8")
    message = wrong(tmp_path)
    assert str(tmp_path / "late-plan.txt") in message
    assert said in message


def test_a_folder_that_stands_in_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "lateplan.txt").write_text("x", encoding="utf-8")
    assert "nothing in it stands in for one of our templates. Name a file in it as one of ours: complaint.txt" in wrong(
        tmp_path
    )
    assert "there is no such folder" in wrong(tmp_path / "nowhere")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text('{"reference": "A-17", "events": [{"kind": "request", "on": "2025-05-21"}]}', encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    found = CliRunner().invoke(cli, ["letter", *map(str, arguments)])
    return found.exit_code, found.output


@pytest.mark.parametrize("end", ["html", "txt"])
def test_the_command_writes_a_file(end: str, case: Path, tmp_path: Path) -> None:
    out = tmp_path / f"letter.{end}"
    code, said = run("late-plan", case, "--as-of", "2026-01-05", "--out", out)
    assert code == 0
    assert "Written to" in said
    found = letter("late-plan", RESULT)
    assert out.read_text(encoding="utf-8") == (found.html if end == "html" else found.text)


def test_the_command_prints_the_text(case: Path) -> None:
    assert run("late-plan", case, "--as-of", "2026-01-05") == (0, letter("late-plan", RESULT).text)


def test_a_letter_that_would_not_be_true_is_not_written(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "letter.txt"
    code, said = run("late-plan", case, "--as-of", "2025-06-01", "--out", out)
    assert code == 1
    assert "due by 8 October 2025" in said
    assert not out.exists()


def test_another_kind_of_file_is_refused(case: Path, tmp_path: Path) -> None:
    code, said = run("late-plan", case, "--out", tmp_path / "letter.docx")
    assert (code, "a letter ends in .html, .pdf or .txt." in said) == (1, True)
