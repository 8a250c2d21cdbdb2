"""The command line from outside: what is printed, what is refused, the exit codes, and the questions of `case new`."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sendrules.case.case import Case
from sendrules.case.files import read_case_file
from sendrules.case.meanings import KINDS
from sendrules.case.record import EARLIEST, LATEST
from sendrules.cli import common
from sendrules.cli.case import in_plain_words
from sendrules.cli.main import cli
from sendrules.cli.questions import read_date
from sendrules.law.statute import statute

CASE = str(Path(__file__).parents[2] / "examples" / "cases" / "late-plan.json")
AS_OF = ["--as-of", "2026-01-05"]
FINAL = "reg-13-2-final-plan-20-weeks"
EVALUATE = ["evaluate", CASE, *AS_OF]
TIMETABLE = ["timetable", "--request", "2025-05-21"]
WIDTHS = [60, 80, 100, 120, 200]


def run(*args: str, input: str | None = None, columns: int = 100) -> Result:
    return CliRunner().invoke(cli, args, input=input, env={"COLUMNS": str(columns)})


def process(*args: str, shell: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own, where ``shell`` follows the command, such as ``> /dev/full``."""
    command = [sys.executable, "-m", "sendrules", *args]
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    clean = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return subprocess.run(command, capture_output=True, text=True, env=clean | env, check=False, timeout=60)


# ordinary things


@pytest.mark.parametrize(
    "args",
    [
        EVALUATE,
        [*EVALUATE, "--authority", "kent", "--fallback", "generic"],
        TIMETABLE,
        [*TIMETABLE, "--draft-plan", "2025-08-29"],
        ["duties"],
        ["duties", FINAL],
        ["duties", FINAL, "--limit-for", "2025-05-21"],
        ["duties", "--limbs"],
        ["duties", "--readings"],
        ["authorities"],
    ],
)
def test_a_command_with_and_without_json(args):
    plain, data = run(*args), run(*args, "--json")
    assert (plain.exit_code, data.exit_code) == (0, 0), plain.output + data.output
    assert plain.stdout.strip()
    assert json.loads(data.stdout)
    assert not plain.stdout.startswith(("{", "["))


@pytest.mark.parametrize("form", [["--explain"], ["--duty", FINAL], ["--statement"], ["--all"]])
def test_a_form_of_the_answer(form):
    result = run(*EVALUATE, *form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "13(2)" in result.stdout


def test_the_same_duty_twice_is_explained_once():
    assert run(*EVALUATE, "--duty", FINAL, "--duty", FINAL).stdout == run(*EVALUATE, "--duty", FINAL).stdout


def test_without_a_day_it_takes_the_clock_and_says_so():
    result = run("evaluate", CASE, "--json")
    today = json.loads(result.stdout)["as_of"]
    assert f"as of today, {today}, from this machine's clock" in result.stderr
    assert "clock" not in result.stdout
    assert run(*EVALUATE).stderr == ""


def test_the_module_runs():
    result = process("--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("sendrules ")


def test_no_colour_in_a_pipe():
    result = process(*EVALUATE)
    assert result.returncode == 0
    assert "overdue" in result.stdout
    assert "\x1b" not in result.stdout


# what is refused


@pytest.mark.parametrize(
    ("args", "fix"),
    [
        ([*EVALUATE, "--statement", "--authority", "kent"], "Leave --authority out"),
        ([*EVALUATE, "--explain", "--authority", "kent"], "Leave --authority out"),
        ([*EVALUATE, "--duty", FINAL, "--authority", "kent"], "Leave --authority out"),
        ([*EVALUATE, "--all", "--statement"], "Leave --all or --statement out"),
        ([*EVALUATE, "--all", "--explain"], "Leave --all or --explain out"),
        ([*EVALUATE, "--all", "--duty", FINAL], "Leave --all or --duty out"),
        ([*EVALUATE, "--all", "--json"], "Leave --all or --json out"),
        ([*EVALUATE, "--statement", "--json"], "Choose one of --statement and --json"),
        ([*EVALUATE, "--explain", "--statement"], "Choose one of --explain and --statement"),
        ([*EVALUATE, "--authority", ""], "`sendrules authorities` lists them"),
        ([*EVALUATE, "--authority", "kent", "--fallback", ""], "`sendrules authorities` lists them"),
        ([*EVALUATE, "--authority", "kent", "--fallback", "kent"], "Leave --fallback out"),
        ([*EVALUATE, "--fallback", "kent"], "goes with --authority"),
        ([*EVALUATE, "--reading", "notify=sent", "--reading", "notify=adopted"], "Choose one answer"),
        ([*TIMETABLE, "--reading", "notify=sent", "--reading", "notify=sent"], "Choose one answer"),
        (["evaluate", CASE, "--as-of", "5/1/2026"], "Write it as YYYY-MM-DD"),
        (["evaluate", CASE, "--as-of", "9999-12-31"], "the year must be from 1990 to 2199"),
        (["duties", FINAL, "--limbs"], "Choose one of"),
        (["duties", FINAL, "--readings"], "Choose one of"),
        (["duties", "--limbs", "--readings"], "Choose one of"),
        (["duties", "--limit-for", "2025-05-21"], "needs the id"),
        (["timetable"], "Give the day of at least one event"),
        (["evalaute"], "Did you mean evaluate?"),
    ],
)
def test_a_usage_error_says_how_to_fix_it(args, fix):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert fix in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("args", "fix"),
    [
        (["evaluate", "nowhere.json", *AS_OF], "No such file or directory. Check the path"),
        (["evaluate", ".", *AS_OF], "Is a directory"),
        ([*EVALUATE, "--duty", "zzz"], "zzz: there is no such duty. `sendrules duties` lists them."),
        ([*EVALUATE, "--duty", "reg-13-2"], f"Did you mean {FINAL}? `sendrules duties` lists them."),
        (["duties", "nope"], "`sendrules duties` lists them."),
        (["duties", ""], "`sendrules duties` lists them."),
        (["duties", "reg-13-2"], f"Did you mean {FINAL}?"),
        (["duties", "reg-13-2-final-plan-20-wekes"], f"Did you mean {FINAL}"),
        ([*TIMETABLE, "--proclaimed", "2026-12-25"], "2026-12-25: Fri 25 Dec 2026 is already a day off (Christmas Day). Leave it out."),
        ([*TIMETABLE, "--proclaimed", "2026-12-26"], "(Saturday). Leave it out."),
        ([*TIMETABLE, "--proclaimed", "2199-12-25"], "Give a day within it."),
        ([*TIMETABLE, "--reading", "notify"], "Write QUESTION=ANSWER."),
        ([*TIMETABLE, "--reading", "notfy=sent"], "Did you mean notify?"),
        ([*EVALUATE, "--authority", "nowhere"], "nowhere"),
    ],
)  # fmt: skip
def test_bad_input_says_how_to_fix_it(args, fix):
    result = run(*args)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert fix in result.stderr
    assert all(line == line.rstrip() for line in result.stderr.splitlines())


def test_the_years_of_a_flag_are_those_of_a_case():
    assert (EARLIEST.year, LATEST.year) == (common.FIRST_YEAR, common.LAST_YEAR)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "case.json"
    path.write_text("{}")
    path.chmod(0)
    result = run("evaluate", str(path), *AS_OF)
    assert (result.exit_code, "Permission denied" in result.stderr) == (1, True)


def test_that_a_file_may_not_be_read_is_found_by_the_reader_of_cases(monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_args, **_more: False)
    assert run(*EVALUATE).exit_code == 0


# timetables


def test_one_flag_twice_gives_two_tables():
    args = ["timetable", "--request", "2025-05-21", "--request", "2026-02-02"]
    plain = run(*args).stdout
    assert "Wed 21 May 2025" in plain
    assert "Mon 2 Feb 2026" in plain
    both = json.loads(run(*args, "--json").stdout)
    assert [t["start"]["on"] for t in both] == ["2025-05-21", "2026-02-02"]
    one = json.loads(run(*TIMETABLE, "--json").stdout)
    assert one["start"] == {"kind": "request", "on": "2025-05-21"}


# output that cannot be written

LONG = ["duties", "--json"]
needs_bash = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full and bash")


@needs_bash
@pytest.mark.parametrize("args", [LONG, ["duties"], ["--help"], ["duties", "--help"], TIMETABLE, EVALUATE])
def test_a_full_disk(args):
    result = process(*args, shell="> /dev/full")
    assert result.returncode == 1
    assert result.stderr == "sendrules: the output cannot be written: No space left on device.\n"


@needs_bash
@pytest.mark.parametrize("args", [LONG, ["duties"], ["--help"], ["duties", "--help"], [*EVALUATE, "--explain"]])
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_that_has_had_enough(args, reader):
    result = process(*args, shell=f"| {reader}; exit ${{PIPESTATUS[0]}}")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
@pytest.mark.parametrize("args", [EVALUATE, [*EVALUATE, "--explain"], ["duties", FINAL], TIMETABLE])
def test_a_terminal_without_all_characters(args, env):
    result = process(*args, **env)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.isascii()


def test_json_loses_nothing_where_the_terminal_lacks_a_character(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"reference": "Zoë"}', encoding="utf-8")
    result = process("evaluate", str(path), *AS_OF, "--json", PYTHONIOENCODING="ascii")
    assert '"Zo\\u00eb"' in result.stdout


# width


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize(
    "args",
    [
        EVALUATE, [*EVALUATE, "--all"], [*EVALUATE, "--explain"], [*EVALUATE, "--duty", FINAL], [*EVALUATE, "--statement"],
        TIMETABLE, ["duties"], ["duties", FINAL], ["duties", "--limbs"], ["duties", "--readings"],
    ],
)  # fmt: skip
def test_nothing_is_wider_than_the_terminal(args, columns):
    lines = [line.rstrip() for line in run(*args, columns=columns).stdout.splitlines()]
    assert max(len(line) for line in lines if " " in line.strip()) <= columns


@pytest.mark.parametrize("args", [[*EVALUATE, "--explain"], ["duties", "--limbs"], [*EVALUATE, "--statement"]])
def test_text_is_at_most_100_columns_wide(args):
    assert max(map(len, run(*args, columns=200).stdout.splitlines())) <= 100


def test_text_in_a_pipe_is_not_broken():
    piped = process(*EVALUATE, "--duty", FINAL).stdout
    assert max(map(len, piped.splitlines())) > 120
    folded = run(*EVALUATE, "--duty", FINAL, columns=80).stdout
    assert piped.split() == folded.split()


def test_a_broken_line_is_indented_further_than_the_next_step():
    lines = run(*EVALUATE, "--duty", FINAL, columns=80).stdout.splitlines()
    step = next(n for n, line in enumerate(lines) if line.startswith("    advice asked of the head teacher"))
    assert lines[step + 1].startswith(" " * 8)


def test_a_narrow_statement_says_the_same():
    wide, narrow = (run(*EVALUATE, "--statement", columns=c).stdout for c in (100, 60))
    assert "".join(narrow.split()) == "".join(wide.split())
    assert [r for r in narrow.splitlines() if r.startswith("#")] == [r for r in wide.splitlines() if r.startswith("#")]
    assert sum(r.startswith("- ") for r in narrow.splitlines()) == sum(r.startswith("- ") for r in wide.splitlines())


@pytest.mark.parametrize(
    ("args", "first"), [(EVALUATE, "Wed 8 Oct 2025"), (TIMETABLE, "Wed 8 Oct 2025"), (["duties"], FINAL)]
)
def test_a_narrow_terminal_gets_blocks(args, first):
    narrow = run(*args, columns=80).stdout.splitlines()
    at = narrow.index(first)
    assert narrow[at + 1] == "  Send the finalised EHC plan"
    assert "  SEND Regs reg 13(2)" in narrow[at : at + 6]
    assert first not in run(*args, columns=140).stdout.splitlines()


def test_the_list_of_duties_cites_in_brief():
    text = run("duties", columns=120).stdout
    assert "SEND Regs reg" in text
    assert "SEND Regulations 2014" not in text


# case new


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
    assert [c.kind for c in case.circumstances] == [
        "closure", "absence", "exceptional-circumstances", "missed-appointment", "coronavirus",
    ]  # fmt: skip
    assert case.circumstances[2].personal is True
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


def test_why_a_date_is_refused_and_what_may_be_skipped(tmp_path):
    path = tmp_path / "case.json"
    result = asked(path, "A", "1", "30/02/2025", "", "21/05/1925", "21/05/2025", "9", "", DONE, DONE)
    assert result.exit_code == 0
    assert "30/02/2025: there is no such day; February 2025 has 28 days." in result.stderr
    assert "the year must be from 1990 to 2199" in result.stderr
    assert "Give a number from 1 to 4." in result.stderr
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


@pytest.mark.parametrize(
    "text", ["2025-05-21", "21/05/2025", "21/5/2025", "21 May 2025", "21 may 2025", "21  MAY  2025"]
)
def test_a_date_may_be_written_in_several_ways(text):
    assert read_date(text) == date(2025, 5, 21)


@pytest.mark.parametrize("month", ["Sep", "September", "september"])
def test_a_month_in_full_or_in_three_letters(month):
    assert read_date(f"1 {month} 2025") == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("30/02/2025", "there is no such day; February 2025 has 28 days"),
        ("2025-13-01", "there is no month 13"),
        ("05/21/2025", "there is no month 21"),
        ("1 Mai 2025", "there is no month 'Mai'"),
        ("21/05/1025", "the year must be from 1990 to 2199"),
        ("2200-01-01", "the year must be from 1990 to 2199"),
        ("21/05/25", "write the year in four figures"),
        ("soon", "not a date. Write 2025-05-21, 21/05/2025 or 21 May 2025."),
        ("", "You must answer this."),
        ("٢٠٢٥-٠٥-٢١", "not a date"),
    ],
)
def test_why_a_date_cannot_be_read(text, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        read_date(text)


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


# the timetable of any start


def table(*args: str) -> str:
    result = run("timetable", *args)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_details_narrow_the_rows_down():
    text = table("--tribunal-order", "2026-05-11", "--order", "make-plan")
    assert "Mon 15 Jun 2026" in text
    assert "Mon 27 Jul 2026" in text
    assert "14 weeks" not in text
    assert "reg 44(2)(d)" not in text


def test_the_flags_of_the_issue():
    assert "Tue 30 Mar 2027" in table("--phase-transfer", "2027", "--to", "post-16")
    assert "Thu 10 Sep 2026" in table("--moved", "2026-09-01", "--aware", "2026-08-20")
    assert "Tue 1 Sep 2026" in table("--decision-sent", "2026-06-30")
    assert "Mon 17 Aug 2026" in table("--mediation-agreement", "2026-05-11", "--order", "assess")
    assert "Mon 8 Jun 2026" in table("--review-meeting", "2026-05-11", "--no-institution")
    assert "Detained Persons" not in table("--tribunal-order", "2026-05-11")
    assert "SI 2015/62" in table("--tribunal-order", "2026-05-11", "--order", "assess", "--in-detention")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--request", "2026-05-11", "--order", "assess"), "--order goes with --mediation-agreement"),
        (("--review-meeting", "2026-05-11", "--aware", "2026-05-01"), "--aware goes with --moved"),
        (("--tribunal-order", "2026-05-11", "--order", "a"), "'a' could be assess or amend-provision"),
        (
            ("--tribunal-order", "2026-05-11", "--order", "nothing"),
            "there is no 'nothing'. Choose from assess",
        ),
        (("--phase-transfer", "27"), "'27' is not a date"),
        (("--review-meeting", "2026"), "'2026' is not a date"),
        ((), "Give the day of at least one event: --request"),
    ],
)
def test_a_detail_that_would_be_dropped_is_refused(args, words):
    result = run("timetable", *args)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_policy_file_is_shown_beside_the_law():
    case, file = "examples/cases/late-plan.json", "examples/policies/improvement-plan-2026.toml"
    result = run("evaluate", case, "--as-of", "2026-01-05", "--policy", file)
    assert result.exit_code == 0, result.output
    assert "the law above is the same without it" in " ".join(result.stdout.split())
    assert "fast track: no criteria in force" in result.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--authority", "kent", "--policy", "x.toml"), "Choose one of --authority and --policy"),
        (("--fallback", "generic"), "--fallback goes with --authority or --policy"),
        (("--policy", "x.toml", "--statement"), "Leave --policy out"),
    ],
)
def test_flags_of_a_policy_that_do_not_go_together(args, words):
    result = run("evaluate", "examples/cases/late-plan.json", "--as-of", "2026-01-05", *args)
    assert result.exit_code == 2
    assert words in result.stderr


# what is said of what cannot be


def test_an_unknown_flag_of_timetable_is_answered_with_the_nearest_kinds_or_with_all():
    near = run("timetable", "--requets", "2025-01-01")
    assert near.exit_code == 2
    assert "there is no --requets. Did you mean --request" in near.output
    far = run("timetable", "--frobnicate", "2025-01-01")
    assert far.exit_code == 2
    assert "there is no --frobnicate. Give the day of at least one event: --request, " in far.output
    assert "--withdrawn-from-school." in far.output
    idle = run("timetable", "--advice-received", "2025-01-01")
    assert "--advice-received: no time limit starts with this kind of event." in idle.output


def test_a_limit_that_needs_another_day_says_which_command_takes_it():
    result = run("duties", "act-38-4-notice-period", "--limit-for", "2025-03-03")
    assert result.exit_code == 1
    assert "`sendrules timetable --draft-plan 2025-03-03 --closes DATE`" in result.output
    assert "others" not in result.output
    table = run("timetable", "--draft-plan", "2025-03-03", "--closes", "2025-03-21")
    assert "Fri 21 Mar 2025" in table.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"reference": ' + "[" * 500 + "]" * 500 + "}", "Take the inner ones out"),
        ('{"reference": "A", "facts": {"a": ' + "9" * 6000 + "}}", "Shorten the number"),
    ],
    ids=["deep", "long"],
)
def test_json_that_is_too_much_is_not_sent_looking_for_a_comma(tmp_path: Path, text, said):
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    result = run("evaluate", str(file), *AS_OF)
    assert result.exit_code == 1
    assert said in result.output
    assert "comma" not in result.output


def test_notice_of_a_meeting_that_was_held_is_missed_and_not_overdue_by_more_each_day():
    review = str(Path(CASE).with_name("late-review.json"))
    first, later = (run("evaluate", review, "--as-of", day, columns=200).output for day in ("2026-03-01", "2026-03-09"))
    for text in (first, later):
        assert "and can no longer be done" in text
        assert "overdue" not in text
        assert text.count("Contested:") == 1


def test_what_a_detail_settles_is_not_said_again():
    known = run(
        "timetable",
        "--moved",
        "2026-09-01",
        "--aware",
        "2026-08-20",
        "--commissioner-aware",
        "2026-08-07",
        columns=200,
    ).output
    assert "Thu 10 Sep 2026  Transfer the plan" in known
    assert "aware" not in known
    assert known.count("if a plan is maintained") == 2
    half = run("timetable", "--moved", "2026-09-01", "--aware", "2026-08-20", columns=200).output
    assert "the old authority was" not in half
    assert "the original commissioning body was not aware of the move" in half


@pytest.mark.parametrize(
    ("day", "name"),
    [("2022-06-30", "a clinical commissioning group"), ("2022-07-01", "an integrated care board")],
)
def test_a_timetable_calls_a_commissioning_body_what_it_was(day, name):
    told = run("timetable", "--commissioner-change-known", day, columns=200).output
    assert f"Tell the new commissioning body (locally, {name}) that it is responsible" in told
    asked = run("timetable", "--new-commissioner-aware", day, columns=200).output
    assert f"for the new responsible commissioning body (locally, {name}) to do" in asked
    (row,) = json.loads(run("timetable", "--commissioner-change-known", day, "--json").output)["rows"]
    assert row["body"] in name.split(" ", 1)


# check-policy


def test_several_policy_files_are_checked_in_one_go(tmp_path: Path):
    policies = sorted((Path(CASE).parents[1] / "policies").glob("*.toml"))
    assert len(policies) > 1
    files = [str(path) for path in policies]
    several = run("check-policy", *files)
    assert several.exit_code == 0
    assert several.stdout == "".join(run("check-policy", file).stdout for file in files)
    found = json.loads(run("check-policy", *files, "--json").stdout)
    assert found == [json.loads(run("check-policy", file, "--json").stdout) for file in files]
    broken = tmp_path / "broken.toml"
    broken.write_text("[authority]\n", encoding="utf-8")
    assert run("check-policy", str(broken), *files).exit_code == 1


def test_an_id_of_any_length_stands_on_its_own_line_in_the_list_of_exceptions():
    lines = run("duties", "--limbs").stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == list(statute().limbs)
