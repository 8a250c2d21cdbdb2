"""The command line from outside: what is printed, what is refused, and the exit codes."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from command_line import AS_OF, CASE, EVALUATE, FINAL, TIMETABLE, WIDTHS, needs_bash, process, run
from sendrules.case.record import EARLIEST, LATEST
from sendrules.explanation import words
from sendrules.law.statute import statute
from sendrules.time.written_dates import FIRST_YEAR, LAST_YEAR

QUEUE = str(Path(CASE).parents[1] / "queue.json")

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


@pytest.mark.parametrize("form", [["--explain"], ["--duty", FINAL], ["--page", "officer"], ["--all"]])
def test_a_form_of_the_answer(form):
    result = run(*EVALUATE, *form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "13(2)" in result.stdout


def test_the_same_duty_twice_is_explained_once():
    assert run(*EVALUATE, "--duty", FINAL, "--duty", FINAL).stdout == run(*EVALUATE, "--duty", FINAL).stdout


def test_without_a_day_it_takes_the_clock_and_says_so():
    result = run("evaluate", CASE, "--json")
    today = words(date.fromisoformat(json.loads(result.stdout)["as_of"]))
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
        ([*EVALUATE, "--page", "family", "--authority", "kent"], "Leave --authority out"),
        ([*EVALUATE, "--explain", "--authority", "kent"], "Leave --authority out"),
        ([*EVALUATE, "--duty", FINAL, "--authority", "kent"], "Leave --authority out"),
        ([*EVALUATE, "--all", "--page", "family"], "Leave --all or --page out"),
        ([*EVALUATE, "--all", "--explain"], "Leave --all or --explain out"),
        ([*EVALUATE, "--all", "--duty", FINAL], "Leave --all or --duty out"),
        ([*EVALUATE, "--all", "--json"], "Leave --all or --json out"),
        ([*EVALUATE, "--page", "family", "--json"], "Choose one of --page and --json"),
        ([*EVALUATE, "--explain", "--page", "officer"], "Choose one of --explain and --page"),
        ([*EVALUATE, "--authority", ""], "`sendrules authorities` lists them"),
        ([*EVALUATE, "--authority", "kent", "--fallback", ""], "`sendrules authorities` lists them"),
        ([*EVALUATE, "--authority", "kent", "--fallback", "kent"], "Leave --fallback out"),
        ([*EVALUATE, "--fallback", "kent"], "goes with --authority"),
        ([*EVALUATE, "--reading", "notify=sent", "--reading", "notify=adopted"], "Choose one answer"),
        ([*TIMETABLE, "--reading", "notify=sent", "--reading", "notify=sent"], "Choose one answer"),
        (["evaluate", CASE, "--as-of", "5/13/2026"], "there is no month 13. The day comes first: write 13/05/2026"),
        (["evaluate", CASE, "--as-of", "9999-12-31"], "the year must be from 1990 to 2199"),
        (["duties", FINAL, "--limbs"], "Choose one of"),
        (["duties", FINAL, "--readings"], "Choose one of"),
        (["duties", "--limbs", "--readings"], "Choose one of"),
        (["duties", "--limit-for", "2025-05-21"], "needs the id"),
        (["timetable"], "Give the day of an event, such as --request 2025-05-21."),
        (["evalaute"], "Did you mean evaluate?"),
        (["add", "a.json"], "Did you mean case add?"),
        (["timetable", "21/05/2025"], "Say what happened on that day, such as --request 2025-05-21."),
        (["evaluate", "My", "Cases/a.json"], "Put quotes round a name with spaces."),
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
        (["evaluate", ".", *AS_OF], "the folder has no case file. Put one .json file for each case into it."),
        ([*EVALUATE, "--duty", "zzz"], "zzz: there is no such duty. `sendrules duties` lists them."),
        ([*EVALUATE, "--duty", "final-plan"], f"Did you mean {FINAL} (Send the finalised EHC plan)? `sendrules duties` lists them."),
        (["duties", "nope"], "`sendrules duties` lists them."),
        (["duties", ""], "`sendrules duties` lists them."),
        (["duties", "final-plan"], f"Did you mean {FINAL} (Send"),
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


@pytest.mark.parametrize("written", ["05/01/2026", "5 Jan 2026", "Mon 5th January 2026"])
@pytest.mark.parametrize(
    "command", [EVALUATE[:2], ["queue", QUEUE, "--authority", "generic"], ["duties", FINAL]], ids=lambda c: c[0]
)
def test_a_date_is_typed_as_people_write_it_and_said_back(command, written):
    flag = "--limit-for" if command[0] == "duties" else "--as-of"
    result = run(*command, flag, written)
    assert result.exit_code == 0, result.stderr
    assert f"{flag} {written} is Mon 5 Jan 2026." in result.stderr
    same = run(*command, flag, "2026-01-05")
    assert (same.stdout, same.stderr) == (result.stdout, "")
    assert "Mon 5 Jan 2026" in same.stdout


def test_the_years_of_a_flag_are_those_of_a_case():
    assert (EARLIEST.year, LATEST.year) == (FIRST_YEAR, LAST_YEAR)


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
        EVALUATE, [*EVALUATE, "--all"], [*EVALUATE, "--explain"], [*EVALUATE, "--duty", FINAL], [*EVALUATE, "--page", "officer"],
        TIMETABLE, ["duties"], ["duties", FINAL], ["duties", "--limbs"], ["duties", "--readings"],
    ],
)  # fmt: skip
def test_nothing_is_wider_than_the_terminal(args, columns):
    lines = [line.rstrip() for line in run(*args, columns=columns).stdout.splitlines()]
    assert max(len(line) for line in lines if " " in line.strip()) <= columns


@pytest.mark.parametrize("args", [[*EVALUATE, "--explain"], ["duties", "--limbs"], [*EVALUATE, "--page", "officer"]])
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


def test_a_narrow_page_says_the_same():
    wide, narrow = (run(*EVALUATE, "--page", "officer", columns=c).stdout for c in (100, 60))
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


# what is said of what cannot be


def test_an_unknown_flag_of_timetable_is_answered_with_the_kinds_that_may_be_meant():
    near = run("timetable", "--requets", "2025-01-01")
    assert near.exit_code == 2
    assert "there is no --requets. Did you mean --request (request for an assessment)?" in near.output
    far = run("timetable", "--frobnicate", "2025-01-01")
    assert far.exit_code == 2
    assert "there is no --frobnicate. Give the day of an event, such as --request 2025-05-21." in far.output
    assert len(far.output) < 400
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
        assert "it is too late to do it now" in text
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
    assert "Tue 1 Sep 2026, aware Thu 20 Aug 2026, commissioner aware Fri 7 Aug 2026\n" in known
    assert "was aware" not in known
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
