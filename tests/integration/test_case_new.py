"""The questions of `case new`, and the file that it writes."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from command_line import AS_OF, needs_bash, run
from sendrules.case.case import Case
from sendrules.case.files import read_case_file
from sendrules.case.meanings import KINDS
from sendrules.cli.case import in_plain_words


def answers(*lines: str) -> str:
    return "\n".join(lines) + "\n"


REQUESTED = ("1", "21 May 2025", "1")
REFUSED = ("8", "1/7/2025", "")
DONE = ""


def asked(path: Path, *lines: str) -> Result:
    return run("case", "new", str(path), input=answers(*lines))


def test_a_case_is_written_and_evaluated(tmp_path):
    path = tmp_path / "a case.json"
    result = asked(
        path, "A-17", *REQUESTED, "7", "2025-07-01", "", "10", "14 jul 2025", "7", "Oak School", "16/07/2025",
        "15", "29 August 2025", "01/09/2025", "16/09/2025", DONE,
        "1", "Oak School", "1", "19/07/2025", "03/09/2025", "2", "1", "1/8/2025", "", "3", "2", "illness", "1", "1/8/2025", "",
        "4", "1", "2/8/2025", "Clinic", "5", "closed clinic", "1/6/2020", "", DONE,
        "2", "Manager", "01/10/2025", "no answer in the holidays", DONE,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert f"Next: sendrules evaluate '{path}'" in result.stdout
    case = read_case_file(path)
    assert case.reference == "A-17"
    assert [str(e.on) for e in case.events] == ["2025-05-21", "2025-07-01", "2025-07-14", "2025-08-29"]
    assert (case.events[0].by, case.events[3].served) == ("parent", date(2025, 9, 1))
    found = {c.kind: c for c in case.circumstances}
    assert set(found) == {"closure", "absence", "exceptional-circumstances", "missed-appointment", "coronavirus"}
    assert found["exceptional-circumstances"].personal is True
    assert case.determinations[0].limb == "reg-5-4-a-exception"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert run("evaluate", str(path), *AS_OF).exit_code == 0


def test_what_is_recorded_is_shown_and_can_be_removed(tmp_path):
    path = tmp_path / "case.json"
    result = asked(path, "A", *REQUESTED, *REFUSED, "r", "", "r", "2", DONE, DONE)
    assert result.exit_code == 0, result.output
    assert (
        "Recorded so far:\n   1 Wed 21 May 2025: request for an assessment, by parent\n   2 Tue 1 Jul 2025"
        in result.stdout
    )
    assert "r to remove one" in result.stdout
    assert "Removed: Tue 1 Jul 2025: refusal to assess" in result.stdout
    assert [e.kind for e in read_case_file(path).events] == ["request"]


def test_an_event_may_be_removed_at_a_later_question(tmp_path):
    path = tmp_path / "case.json"
    assert asked(path, "A", *REQUESTED, *REFUSED, DONE, "r", "2", DONE).exit_code == 0
    assert [e.kind for e in read_case_file(path).events] == ["request"]


def test_what_does_not_fit_is_not_recorded_and_the_rest_is_kept(tmp_path):
    path = tmp_path / "case.json"
    away = ("2", "1", "1/8/2025", "1/7/2025")
    result = asked(path, "A", *REQUESTED, *REQUESTED, DONE, *away, DONE)
    assert result.exit_code == 0, result.output
    assert "the same as one that is recorded" in result.stderr
    assert "the last day (Tue 1 Jul 2025) is before the first day (Fri 1 Aug 2025)" in result.stderr
    assert "last_day" not in result.output
    case = read_case_file(path)
    assert (len(case.events), case.circumstances) == (1, ())


def test_a_text_is_checked_when_it_is_given(tmp_path):
    path = tmp_path / "case.json"
    result = asked(path, "", "A\x1b[31m", "x" * 2001, "A-17", DONE, DONE)
    assert result.exit_code == 0
    assert "You must answer this." in result.stderr
    assert "cannot be printed" in result.stderr
    assert "longer than 2000" in result.stderr
    assert read_case_file(path).reference == "A-17"


def test_an_answer_may_be_given_in_words(tmp_path):
    path = tmp_path / "case.json"
    result = asked(path, "A", "Request for an assessment", "21/05/2025", "post-16 institution", DONE, DONE)
    assert result.exit_code == 0, result.output
    assert read_case_file(path).events[0].by == "post-16-institution"


def test_why_a_date_is_refused_and_what_may_be_skipped(tmp_path):
    path = tmp_path / "case.json"
    result = asked(path, "A", "1", "30/02/2025", "", "21/05/1925", "21/05/2025", "9", "", DONE, DONE)
    assert result.exit_code == 0
    assert "30/02/2025: there is no such day. February 2025 has 28 days." in result.stderr
    assert "the year must be from 1990 to 2199" in result.stderr
    assert "Give the number that stands before the answer, from 1 to 4." in result.stderr
    assert "Enter to skip" in result.stdout
    assert read_case_file(path).events[0].by is None


@pytest.mark.parametrize("lines", [[], ["A"], ["A", *REQUESTED], ["A", *REQUESTED, DONE]])
def test_nothing_is_written_when_the_answers_stop(tmp_path, lines):
    path = tmp_path / "case.json"
    result = run("case", "new", str(path), input="".join(f"{line}\n" for line in lines))
    assert result.exit_code == 1
    assert result.stderr.endswith("Nothing was written.\n")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_writes_nothing(tmp_path, monkeypatch):
    def stop(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("sendrules.cli.case.text", stop)
    result = asked(tmp_path / "case.json", "A")
    assert (result.exit_code, result.stderr) == (1, "\nNothing was written.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept_unless_asked(tmp_path):
    path = tmp_path / "case.json"
    path.write_text("mine")
    kept = asked(path, "n")
    assert (kept.exit_code, path.read_text()) == (0, "mine")
    assert "Nothing was written." in kept.stdout
    assert asked(path, "y", "A", DONE, DONE).exit_code == 0
    assert read_case_file(path) == Case(reference="A")


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "this is a directory"), ("none/case.json", "there is no directory"), ("x" * 300, "cannot be written"), ("there", "in the way")],
)  # fmt: skip
def test_a_place_that_cannot_be_written_is_refused_before_any_question(tmp_path, name, why):
    (tmp_path / "there.part").write_text("mine")
    result = asked(tmp_path / name, "A", DONE, DONE)
    assert result.exit_code == 1
    assert why in result.stderr
    assert result.stdout == ""
    assert [p.name for p in tmp_path.iterdir()] == ["there.part"]


def test_a_link_to_nothing_in_the_way_is_not_followed(tmp_path):
    made = tmp_path / "made-through-the-link"
    (tmp_path / "case.json.part").symlink_to(made)
    result = asked(tmp_path / "case.json", "A", DONE, DONE)
    assert (result.exit_code, made.exists()) == (1, False)
    assert "case.json.part is in the way" in result.stderr


def test_a_link_that_appears_while_the_questions_are_asked_is_not_followed(tmp_path, monkeypatch):
    made = tmp_path / "made-through-the-link"
    monkeypatch.setattr(
        "sendrules.cli.case_file._in_the_way", lambda _: (tmp_path / "case.json.part").symlink_to(made) or ("", "")
    )
    result = asked(tmp_path / "case.json", "A", DONE, DONE)
    assert (result.exit_code, made.exists()) == (1, False)
    assert (tmp_path / "case.json.part").is_symlink()


@needs_bash
def test_a_device_is_not_replaced():
    assert "not an ordinary file" in run("case", "new", "/dev/full").stderr


def test_the_help_of_case_is_whole():
    result = run("case", "--help")
    assert "Ask for the dates of a case and write the file." in result.stdout
    assert "..." not in result.stdout.split("Commands:")[1]


def test_the_questions_name_no_field_of_the_file():
    for info in KINDS.values():
        said = in_plain_words(info)
        assert said.endswith(".")
        assert "`" not in said


def test_an_ending_is_dated_by_its_service(tmp_path):
    case = tmp_path / "case.json"
    events = [
        {"kind": "request", "on": "2024-03-11"},
        {"kind": "decision-to-assess", "on": "2024-04-22", "served": "2024-04-24"},
    ]
    case.write_text(json.dumps({"reference": "A", "events": events}), encoding="utf-8")
    shown = " ".join(run("evaluate", str(case), "--as-of", "2024-05-01", "--all", columns=80).stdout.split())
    assert "ended by decision to assess on Wed 24 Apr 2024" in shown
    assert "ended by decision to assess on Mon 22 Apr 2024" not in shown


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        (
            "4 January 2026",
            "That is a Sunday. The time runs from this day; in another view (IPSEA) from Mon 5 Jan 2026.",
        ),
        (
            "3 April 2026",
            "That is Good Friday. The time runs from this day; in another view (IPSEA) from Tue 7 Apr 2026.",
        ),
        (
            "25/12/2025",
            "That is Christmas Day. The time runs from this day; in another view (IPSEA) from Mon 29 Dec 2025.",
        ),
        ("7 January 2026", ""),
    ],
)
def test_a_request_on_no_working_day_is_told_which_day_counts(tmp_path, day, hint):
    result = asked(tmp_path / "c.json", "A-17", "1", day, "1", DONE, DONE)
    assert result.exit_code == 0, result.output
    assert hint in result.output
    assert ("in another view" in result.output) is bool(hint)


def test_what_happened_can_be_said_in_words(tmp_path):
    path = tmp_path / "case.json"
    result = asked(path, "A", "refused to assess", "10/06/2025", "", "refusal letter", "", "xyzzy", DONE, DONE)
    assert result.exit_code == 0, result.output
    assert [e.kind for e in read_case_file(path).events] == ["refusal-to-assess"]
    assert "Which?\n   1 refusal to assess" in result.stdout
    assert "Nothing is called that" in result.stderr


@pytest.mark.parametrize("said", ["they said no", "turned down"])
def test_words_that_may_mean_several_things_ask_which(tmp_path, said):
    path = tmp_path / "case.json"
    asked(path, "A", said, "2", "12/01/2026", "", DONE, DONE)
    assert [e.kind for e in read_case_file(path).events] == ["no-plan-notice"]
