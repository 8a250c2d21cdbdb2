"""``sendrules calendar``: a calendar file, as a person types it."""

import json
from pathlib import Path

from icalendar import Calendar

from command_line import CASE, run

PLAN = "Send the finalised EHC plan"


def summaries(path: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).events]


def write(path: Path, reference: str, *events: tuple[str, str]) -> Path:
    data = {"reference": reference, "events": [{"kind": kind, "on": on} for kind, on in events]}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_case_becomes_a_file(tmp_path):
    out = tmp_path / "limits.ics"
    result = run("calendar", CASE, "--as-of", "2026-01-05", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert f"EXAMPLE-2: Overdue: {PLAN}" in summaries(out)
    assert result.output.startswith("1 case: 2 entries, and 0 cancelled. Written to")


def test_a_folder_and_a_file_are_one_calendar(tmp_path):
    (tmp_path / "cases").mkdir()
    write(tmp_path / "cases" / "b.json", "B-2", ("request", "2025-05-21"))
    one = write(tmp_path / "c.json", "C-3", ("request", "2025-05-21"))
    out = tmp_path / "limits.ics"
    result = run("calendar", str(tmp_path / "cases"), str(one), "--as-of", "2025-06-02", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert {text.partition(":")[0] for text in summaries(out)} == {"B-2", "C-3"}


def test_update_cancels_what_is_done_in_the_file_itself(tmp_path):
    out = tmp_path / "limits.ics"
    one = write(tmp_path / "a.json", "A-17", ("request", "2025-05-21"), ("decision-to-assess", "2025-07-01"))
    run("calendar", str(one), "--as-of", "2025-09-03", "--out", str(out))
    write(one, "A-17", ("request", "2025-05-21"), ("decision-to-assess", "2025-07-01"), ("final-plan", "2025-09-04"))
    result = run("calendar", str(one), "--as-of", "2025-09-04", "--out", str(out), "--update", str(out))
    assert result.exit_code == 0, result.output
    assert f"A-17: No longer needed: {PLAN}" in summaries(out)


def test_options_that_do_not_go_together_and_other_endings_are_refused(tmp_path):
    out = str(tmp_path / "limits.ics")
    both = run("calendar", CASE, "--out", out, "--remind", "2", "--no-reminder")
    assert both.exit_code == 2
    assert "Choose one of --remind and --no-reminder." in both.output
    ending = run("calendar", CASE, "--out", str(tmp_path / "limits.csv"))
    assert ending.exit_code == 1
    assert "a calendar file ends in .ics" in ending.output
    assert not list(tmp_path.iterdir())


def test_an_earlier_file_of_another_program_is_refused(tmp_path):
    old = tmp_path / "old.ics"
    old.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\nEND:VCALENDAR\n", encoding="utf-8")
    result = run("calendar", CASE, "--as-of", "2026-01-05", "--out", str(tmp_path / "new.ics"), "--update", str(old))
    assert result.exit_code == 1
    assert "this is no calendar file that sendrules wrote" in result.output


def test_reminders_and_the_reference_can_be_left_out(tmp_path):
    out = tmp_path / "limits.ics"
    result = run("calendar", CASE, "--as-of", "2025-09-03", "--out", str(out), "--no-reference", "--no-reminder")
    assert result.exit_code == 0, result.output
    assert b"EXAMPLE-2" not in out.read_bytes()
    assert b"VALARM" not in out.read_bytes()
