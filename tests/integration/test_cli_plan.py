"""``sendrules plan``, as somebody types it."""

import csv
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from command_line import process, run
from on_a_terminal import on_a_terminal
from sendrules.commissioning.from_caseload.requests import requests_of
from sendrules.commissioning.from_caseload.waiting import waiting_cases
from sendrules.testing import caseload

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "commissioning" / "inputs.toml")
LATE = "5,5,5,5,5,175"
NO_CHANCE = [
    "--season",
    "flat",
    "--growth",
    "0",
    "--withdrawn",
    "0",
    "--assessed",
    "1",
    "--vacancy",
    "0",
    "--rejected",
    "0",
]
CLEAR_200 = [
    "--as-of",
    "2024-10-31",
    "--waiting",
    LATE,
    "--demand",
    "0",
    "--capacity",
    "35",
    *NO_CHANCE,
    "--until",
    "2025-12-31",
]
FULL = [*CLEAR_200, "--plan-after", "2", "--leads-to-plan", "1"]


def said(result) -> str:
    return " ".join(result.stdout.split())


def wrong(*args: str) -> tuple[int, str]:
    found = run("plan", *args)
    return found.exit_code, " ".join(found.stderr.split())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_200_cases_at_35_a_month_take_six_months(columns: int) -> None:
    found = run("plan", *FULL, columns=columns)
    text = said(found)
    assert found.exit_code == 0
    assert max(len(line) for line in found.stdout.splitlines()) <= columns
    assert "200 cases wait." in text
    assert "The authority's own team: 35 cases a month." in text
    # 200 = 5 x 35 + 25, from November 2024: the sixth month is April 2025
    assert "None of those who wait now still waits for a place: end of April 2025." in text
    assert "What is missing" not in text


def test_a_promised_day_says_what_it_would_take() -> None:
    text = said(run("plan", *FULL, "--promise", "2025-03-31"))
    assert "By Mon 31 Mar 2025 none of those who wait now still waits, in 0% of the runs." in text
    # 200 in five months is 40 a month: five more
    assert "So that the backlog is cleared by 2025-03-31 in 90% of the runs, it takes 5 more places a month." in text
    kept = said(run("plan", *FULL, "--promise", "2025-04-30"))
    assert "By Wed 30 Apr 2025 none of those who wait now still waits, in 100% of the runs." in kept
    after = said(run("plan", *FULL, "--promise", "2026-04-30"))
    assert "Thu 30 Apr 2026 is after the last month: give a later --until." in after


def test_what_is_missing_is_named_with_its_option_and_there_is_no_number() -> None:
    found = run("plan", "--as-of", "2026-11-30", "--waiting", "30,28", "--demand", "40", columns=120)
    text = said(found)
    assert found.exit_code == 0
    for option in (
        "--season",
        "--growth",
        "--withdrawn",
        "--assessed",
        "--capacity",
        "--plan-after",
        "--leads-to-plan",
    ):
        assert f"{option} " in text
    assert "Undetermined: see what is missing. No number is given." in text
    assert "Month by month" not in text


def test_one_number_of_those_who_wait_does_not_say_how_long() -> None:
    unknown = [arg if arg != LATE else "200" for arg in FULL]
    found = run("plan", *unknown, columns=120)
    text = said(found)
    assert "200 cases wait, how long is not known." in text
    assert "--waiting How long have they waited?" in text
    assert "None of those who wait now still waits for a place: end of April 2025." in text
    assert "past 20 weeks" not in text
    (row,) = [line for line in found.stdout.splitlines() if line.startswith("Nov 2024")]
    assert row.count("not known") == 2


def test_how_long_is_not_known_in_any_output(tmp_path: Path) -> None:
    unknown = [arg if arg != LATE else "200" for arg in FULL]
    found = json.loads(run("plan", *unknown, "--json").stdout)
    assert not [row for row in found["by_month"] if row["measure"].startswith("over_")]
    assert list(found["cleared"]) == [
        "each_of_those_who_wait_now_has_had_a_place",
        "none_of_those_who_wait_now_still_waits",
    ]
    said = "does not say how long these cases have waited. So nothing is said of who is late"
    assert said in found["notes"][0]
    assert said in " ".join(run("plan", *unknown).stdout.split())
    assert [one["needed_for"] for one in found["missing"]] == ["who is late"]
    assert "waiting.counts" in [one["at"] for one in found["missing"]]
    run("plan", *unknown, "--out", str(tmp_path / "plan.csv"), "--charts", str(tmp_path / "charts"))
    assert "over_20" not in (tmp_path / "plan.csv").read_text()
    assert not (tmp_path / "charts" / "late.svg").exists()


def test_json() -> None:
    found = json.loads(run("plan", *FULL, "--promise", "2025-04-30", "--json").stdout)
    assert (found["format"], found["determined"], found["missing"]) == ("sendrules-plan-1", True, [])
    ends = {"p10": "2025-04-30", "p50": "2025-04-30", "p90": "2025-04-30"}
    assert found["cleared"]["none_of_those_who_wait_now_still_waits"] == ends
    allocated = [row["p50"] for row in found["by_month"] if row["measure"] == "allocated"]
    assert allocated[:7] == [35, 35, 35, 35, 35, 25, 0]
    assert found["promise"]["share_of_runs"] == 1.0


def test_undetermined_in_json_has_no_number() -> None:
    found = json.loads(run("plan", "--as-of", "2026-11-30", "--waiting", "200", "--json").stdout)
    assert (found["determined"], found["by_month"], found["cleared"]) == (False, None, None)


def test_the_files(tmp_path: Path) -> None:
    out, charts, reform = tmp_path / "out", tmp_path / "charts", tmp_path / "reform.csv"
    found = run(
        "plan", "--inputs", EXAMPLE, "--until", "2029-12-31", "--runs", "50", "--out", str(out), "--charts", str(charts),
        "--reform-plan", str(reform), "--under-way", "60", "--age", "under 5=0.2", "--age", "5 to 10=0.4", "--age", "11 to 15=0.25",
        "--age", "16 to 19=0.1", "--age", "20 to 25=0.04",
    )  # fmt: skip
    assert found.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["forecast.csv", "plan.json"]
    names = ["burn-down", "late", "on-time", "waiting"]
    assert sorted(path.name for path in charts.iterdir()) == sorted(
        f"{n}.{end}" for n in names for end in ("csv", "svg")
    )
    with reform.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    plans = {row["age_at_request"]: row for row in rows if (row["measure"], row["year"]) == ("plans", "2027")}
    assert int(plans["all ages"]["p50"]) == sum(int(row["p50"]) for age, row in plans.items() if age != "all ages")
    assert "was not seen" in (tmp_path / "reform-assumptions.csv").read_text(encoding="utf-8")
    assert found.stdout.count("Written to ") == 12


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "json"])
def test_the_table(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"plan.{ending}"
    assert run("plan", *FULL, "--out", str(out)).exit_code == 0
    if ending == "parquet":
        assert b"counts are at the end of the month" in pq.read_table(out).schema.metadata[b"months"]
    assert out.stat().st_size > 0


def test_an_interrupted_run_leaves_nothing_and_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, charts, reform = tmp_path / "out", tmp_path / "charts", tmp_path / "reform.csv"
    reform.write_text("of an earlier run", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sendrules.charts.chart.Chart.save", interrupted)
    places = ["--out", str(out), "--charts", str(charts), "--reform-plan", str(reform)]
    found = run("plan", "--inputs", EXAMPLE, "--runs", "20", *places)
    assert found.exit_code != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reform.csv"]
    assert reform.read_text(encoding="utf-8") == "of an earlier run"


def test_a_chart_of_an_earlier_run_does_not_stand_beside_those_of_this_one(tmp_path: Path) -> None:
    charts = tmp_path / "charts"
    run("plan", *FULL, "--charts", str(charts))
    assert (charts / "late.svg").exists()
    run("plan", *[arg if arg != LATE else "200" for arg in FULL], "--charts", str(charts))
    # how long they have waited is not known, so nobody is said to be late
    assert not (charts / "late.svg").exists()
    assert (charts / "waiting.svg").exists()


def test_a_folder_in_the_place_of_a_file_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("a file", encoding="utf-8")
    for option in ("--out", "--charts"):
        code, message = wrong(*FULL, option, str(tmp_path / "plan"))
        assert (code, "the folder cannot be made: there is a file in its place." in message) == (1, True)


@pytest.mark.parametrize(
    ("name", "option", "place"),
    [("forecast.csv", "--out", "."), ("waiting.csv", "--charts", "."), ("p-assumptions.csv", "--reform-plan", "p.csv")],
)
def test_what_is_read_is_never_written_over(name: str, option: str, place: str, tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "examples" / "caseload" / "events.csv"
    read = tmp_path / name
    read.write_bytes(source.read_bytes())
    code, message = wrong(str(read), "--as-of", "2025-12-31", *REST, option, str(tmp_path / place))
    assert (code, "the cases are read from this file." in message) == (1, True)
    assert read.read_bytes() == source.read_bytes()


def test_the_same_seed_gives_the_same_plan() -> None:
    args = ("plan", "--inputs", EXAMPLE, "--runs", "100", "--json")
    assert run(*args).stdout == run(*args).stdout
    assert run(*args).stdout != run(*args, "--seed", "1").stdout


def test_a_policy_with_its_schedule_and_gates() -> None:
    args = [
        "--authority",
        "milton_keynes",
        "--as-of",
        "2024-10-31",
        "--until",
        "2025-08-31",
        "--waiting",
        "200",
        "--late",
        "0",
    ]
    text = said(run("plan", *args, "--demand", "0", "--capacity", "0", *NO_CHANCE, columns=120))
    # part one: 200 at 35 a month; part two: 40 for three months and then 35 (policies.md 1.1, MK-05 and MK-19)
    assert "backlog: 35 cases a month from Sun 1 Dec 2024 to Wed 30 Apr 2025." in text
    assert "backlog-2: 25 cases a month from Thu 1 May 2025 to Sat 31 May 2025." in text
    assert "ongoing: 40 cases a month from Tue 1 Apr 2025 to Mon 30 Jun 2025." in text
    assert "The sources leave 6 readings open. The forecast takes the slowest" in text
    assert "Milestone, backlog-cleared: depends, Mon 30 Jun 2025." in text
    chosen = "last-day, backlog 2024-11-30, ongoing 2025-03-01"
    other = said(run("plan", *args, "--schedule-reading", chosen, columns=120))
    assert "backlog: 35 cases a month from Fri 1 Nov 2024 to Mon 31 Mar 2025." in other
    code, message = wrong(*args, "--schedule-reading", "other")
    assert (code, "there is no such reading. There are: first-day, backlog" in message) == (2, True)


def test_a_contract_without_a_volume_is_asked_for_and_never_nought() -> None:
    found = run("plan", "--authority", "kent", "--as-of", "2020-11-30", "--waiting", "283", columns=120)
    text = said(found)
    assert "How many cases does locum-support take in a month? Its contract does not say." in text
    assert "Undetermined" in text
    assert "Notice, 20-00107: met, Wed 2 Dec 2020." in text
    assert "key: up to" in text


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("caseload") / "cases.csv"
    pyarrow.csv.write_csv(caseload(400, seed=5, as_of=date(2026, 11, 30)), path)
    return str(path)


REST = ["--demand", "9", *NO_CHANCE, "--capacity", "8", "--plan-after", "2", "--leads-to-plan", "0.9"]


def test_a_caseload_says_who_waits(cases: str) -> None:
    found = json.loads(run("plan", cases, "--as-of", "2026-11-30", *REST, "--json").stdout)
    assert found["determined"]
    assert "counted in the caseload" in found["inputs"]["waiting"]["source"]
    day = date(2026, 11, 30)
    waiting = waiting_cases(cases, requests_of(cases, as_of=day)[0], as_of=day)
    assert found["inputs"]["waiting"]["counts"]["all"] == list(waiting.counts(1.0))
    assert sum(waiting.agreed) > 0


LANES = """
[authority]
key = "testshire"
name = "Testshire"
[source]
document = "Invented policy"
place = "p. 1"
status = "illustrative"
[prioritisation]
mode = "lanes"
id = "two"
title = "Two lanes"
for = { act = "advice-received", from = "educational-psychologist" }
mode_source = "p. 2"
[[prioritisation.lanes]]
id = "old"
title = "Overdue cases"
overdue = true
SHARE
[[prioritisation.lanes]]
id = "new"
title = "All others"
SHARE
[commissioning]
id = "c"
title = "Teams"
[[commissioning.providers]]
id = "own"
title = "Own team"
supply = "in-house"
rate = { value = 12, unit = "assessments", per = "month" }
"""
LOCUMS = """
[[commissioning.providers]]
id = "locums"
title = "Locums"
supply = "agency"
"""


def with_policy(
    cases: str, tmp_path: Path, *args: str, text: str = LANES, share: str = "share = 0.5", columns: int = 120
):
    file = tmp_path / "policy.toml"
    file.write_text(text.replace("SHARE", share), encoding="utf-8")
    return run("plan", cases, "--policy", str(file), "--as-of", "2026-11-30", *args, columns=columns)


KNOWN = ["--demand", "9", *NO_CHANCE, "--plan-after", "2", "--leads-to-plan", "0.9"]


def test_the_order_and_the_teams_of_a_policy_are_taken(cases: str, tmp_path: Path) -> None:
    found = with_policy(cases, tmp_path, *KNOWN, "--json")
    data = json.loads(found.stdout)
    inputs = data["inputs"]
    assert data["determined"]
    assert [(lane["id"], lane["share"]) for lane in inputs["lanes"]] == [("old", 0.5), ("new", 0.5)]
    assert {group["id"]: group["share"] for group in inputs["groups"]} == {"old-1": 0.0, "new-1": 1.0}
    day = date(2026, 11, 30)
    waiting = waiting_cases(cases, requests_of(cases, as_of=day)[0], as_of=day)
    assert sum(map(sum, inputs["waiting"]["counts"].values())) == sum(waiting.counts(1.0))
    # a request of 13 July 2026 or later is not overdue on 30 November: 20 weeks are 140 days. So who waits for five months is
    assert not any(inputs["waiting"]["counts"]["new-1"][5:])
    assert not any(inputs["waiting"]["counts"]["old-1"][:4])
    assert [(one["id"], one["a_month"]["low"], one["ends"]) for one in inputs["supplies"]] == [("own", 12, "never")]
    assert any("a case changes its lane when its limit passes" in said for said in data["order"]["not_held"])
    text = said(with_policy(cases, tmp_path, *KNOWN))
    assert "Lane old: 50% of the places that all lanes share." in text
    assert "What the forecast cannot hold of it: - Overdue cases: a case changes its lane" in text
    assert "Taken to work on without a last day, as the policy gives none: own." in text


def test_lanes_without_shares_and_a_team_without_a_rate_are_asked_for(cases: str, tmp_path: Path) -> None:
    text = said(with_policy(cases, tmp_path, *KNOWN, share=""))
    assert "--lane How do the lanes of the policy share the places of a month? It states no shares. no number" in text
    assert "Undetermined: see what is missing. No number is given." in text
    shared = said(with_policy(cases, tmp_path, *KNOWN, "--lane", "old=0.6", "--lane", "new=0.4", share=""))
    assert "Lane old: 60% of the places that all lanes share." in shared
    assert "--lane states the shares of the lanes, in the place of what the policy states." in shared
    assert "Undetermined" not in shared
    lacking = said(with_policy(cases, tmp_path, *KNOWN, text=LANES + LOCUMS))
    assert (
        "--capacity How many cases do all teams of the authority take in a month? No source says it of locums."
        in lacking
    )
    assert "Undetermined" in lacking
    stated = said(with_policy(cases, tmp_path, *KNOWN, "--capacity", "15", text=LANES + LOCUMS))
    assert "--capacity stands in the place of the policy's own teams: own (12 a month), locums." in stated
    assert "Undetermined" not in stated


def test_the_demand_of_the_past_is_taken_where_it_is_said_from_when_it_is_whole(cases: str) -> None:
    day = date(2026, 11, 30)
    rest = [
        "--growth",
        "0",
        "--withdrawn",
        "0",
        "--vacancy",
        "0",
        "--rejected",
        "0",
        "--capacity",
        "8",
        "--plan-after",
        "2",
    ]
    args = [cases, "--as-of", "2026-11-30", *rest]
    asked = said(run("plan", *args, columns=120))
    assert "The caseload tells it, if --requests-since says from when it has every request." in asked
    assert "--waiting" not in asked
    data = json.loads(run("plan", *args, "--requests-since", "2024-12-01", "--json").stdout)
    demand = data["inputs"]["demand"]
    last = [one for one in requests_of(cases, as_of=day)[0] if one.on > date(2025, 11, 30)]
    # two standard errors of a Poisson number to each side of the mean
    assert (demand["a_month"]["low"] + demand["a_month"]["high"]) / 2 == pytest.approx(len(last) / 12)
    assert sum(demand["seasonal"].values()) == pytest.approx(12)
    assert data["determined"]
    short = said(run("plan", *args, "--requests-since", "2026-06-01", columns=200))
    assert (
        "The requests since --requests-since are too few: it takes 12 months, and two years for a season."
        in short.replace("no number ", "")
    )
    assert "Undetermined" in short
    typed = json.loads(run("plan", *args, "--requests-since", "2024-12-01", "--demand", "9", "--json").stdout)
    assert typed["inputs"]["demand"]["a_month"]["low"] == 9
    assert typed["inputs"]["demand"]["seasonal"] == demand["seasonal"]


def test_an_order_that_is_not_used_is_said() -> None:
    args = ["--as-of", "2026-11-30", "--waiting", "5", *REST]
    text = said(run("plan", "--authority", "milton_keynes", *args, "--late", "0", columns=120))
    assert "The order of the policy is not used: totals do not say which case is which." in text
    alone = said(run("plan", "--authority", "generic", *args, columns=120))
    assert "The policy says nothing of contracts or teams." in alone
    assert "order of the policy is not used" not in alone  # in order of date: the longest wait goes first in both
    file = said(run("plan", "--authority", "milton_keynes", "--inputs", EXAMPLE, "--runs", "20", columns=120))
    assert "The order of the policy is not used: the inputs say how the queue is divided." in file


def test_a_caseload_is_counted_by_whole_months(cases: str) -> None:
    code, message = wrong(cases, "--as-of", "2026-11-15", *REST)
    assert code == 1
    assert "who waits is counted by whole months. Give the last day of a month, such as 2026-10-31." in message


def test_rows_that_cannot_be_used_are_told_and_the_exit_code_says_so() -> None:
    file = str(Path(__file__).parents[2] / "examples" / "caseload" / "with-mistakes.csv")
    found = run("plan", file, "--as-of", "2025-12-31", *REST)
    assert found.exit_code == 1
    assert "3 rows cannot be used; `sendrules caseload` names each with its fix." in found.stderr
    assert "Month by month" in found.stdout


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["--waiting", "2a"], 2, "write whole numbers with commas between them, such as 30,28,25."),
        (["--demand", "5 to 3"], 2, "the second number is below the first. Exchange them."),
        (["--demand", "many"], 2, 'write one number, such as 35, or two, such as "33 to 41".'),
        (["--demand", "nan"], 2, "write one number"),
        (["--season", "1,1"], 2, "write twelve factors from January to December, or flat."),
        (["--season", "1,1,1,1,1,1,1,1,1,1,1,2"], 1, "--season: the mean of the twelve factors is 1.083 and not 1"),
        (["--vacancy", "2"], 2, "write a share from 0 to 1"),
        (["--rejected", "0.1:1.5"], 2, "after the colon stands a whole number of months"),
        (["--assessed", "1.4"], 1, "--assessed: this is not between 0 and 1 (given: 1.4)"),
        (["--capacity", "-3"], 1, "--capacity: this is not between 0 and"),
        (["--until", "2020-01-01"], 2, "the plan begins in December 2026 and has 1 to 240 months."),
        (["--authority", "kent", "--policy", "x.toml"], 2, "Choose one of --authority and --policy."),
        (["--lane", "old=1"], 2, "--lane goes with a caseload and a policy."),
        (
            ["c.csv", "--authority", "generic", "--lane", "old"],
            2,
            "--lane old: write LANE=SHARE, such as 'overdue=0.6'.",
        ),
        (
            ["c.csv", "--authority", "generic", "--lane", "old=0.6"],
            2,
            "each share is above 0, and all lanes come to 1.",
        ),
        (["c.csv", "--authority", "generic", "--lane", "a=-1", "--lane", "b=2"], 2, "each share is above 0"),
        (["--requests-since", "2024-12-01"], 2, "--requests-since goes with a caseload."),
        (["--inputs", EXAMPLE, "--requests-since", "2024-12-01"], 2, "--requests-since does not go with --inputs"),
        (["--inputs", EXAMPLE, "--waiting", "3"], 2, "--waiting does not go with --inputs: write it into the file."),
        (["--inputs", EXAMPLE], 2, "--as-of 2026-11-30: the inputs begin on 2027-01-01."),
        (["--inputs", "no-such.toml"], 1, "no-such.toml: 1 problem - No such file"),
        (["--out", "plan.pdf"], 1, "this cannot be written as .pdf. Let the name end with"),
        (["--out", "no-such/plan.csv"], 1, "its folder is not there."),
        (
            ["--reform-plan", "plan.json"],
            1,
            "this cannot be written as .json. Let the name end with .csv, .xlsx, .parquet.",
        ),
        (["--age", "under 5=0.2"], 2, "--age goes with --reform-plan."),
        (["--age", "under 5", "--reform-plan", "x.csv"], 2, "write BAND=SHARE, such as 'under 5=0.21'."),
        (["--age", "under 6=0.2", "--reform-plan", "x.csv"], 1, "there is no such band of age."),
        (["--under-way", "0"], 2, "--under-way goes with --reform-plan."),
        (["--dark"], 2, "--dark goes with --charts."),
        (["--shape", "long"], 2, "--shape goes with a caseload."),
        (["--late", "1"], 2, "--late is about contracts"),
        (["cases.csv", "--waiting", "3"], 2, "--waiting does not go with a caseload"),
        (["--charts", "charts"], 1, "the plan is undetermined: there is nothing to draw."),
    ],
)
def test_wrong_input_is_told_with_its_fix(
    args: list[str], code: int, message: str, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = wrong("--as-of", "2026-11-30", *args)
    assert (found[0], message in found[1]) == (code, True), found[1]


def test_a_wrong_inputs_file_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "inputs.toml"
    file.write_text('first_month = 2027-01-01\nmonths = 24\nsource = "x"\n[demand]\na_mont = 30\nsource = "x"\n')
    code, message = wrong("--inputs", str(file))
    assert (code, "line 5, demand.a_mont: there is no such field. Did you mean a_month?" in message) == (1, True)


def test_what_an_inputs_file_lacks_is_named_as_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "inputs.toml"
    file.write_text('first_month = 2027-01-01\nmonths = 24\nsource = "x"\n[demand]\na_month = 30\nsource = "x"\n')
    text = said(run("plan", "--inputs", str(file), columns=120))
    assert "demand.seasonal How do the months of the year differ?" in text
    assert "--season" not in text


def test_piped_it_has_no_colour_and_no_progress() -> None:
    found = process("plan", *FULL)
    assert found.returncode == 0
    assert "\x1b" not in found.stdout + found.stderr
    assert found.stderr == ""


def test_on_a_terminal_the_progress_is_taken_away_again() -> None:
    shown = on_a_terminal("plan", *FULL)
    assert "None of those who wait now still waits for a place" in shown


def test_a_pipe_that_is_closed_is_no_error() -> None:
    found = process("plan", *FULL, shell="| head -1")
    assert "Plan from November 2024" in found.stdout
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("without", "args", "extra"),
    [("scipy", [], "plan"), ("pyarrow", [], "plan"), ("vl_convert", ["--charts", "charts"], "charts")],
)
def test_without_its_extra_it_says_which_to_install(without: str, args: list[str], extra: str, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.modules[{without!r}] = None; from sendrules.cli.main import cli; cli(prog_name='sendrules')"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, "plan", *FULL, *args], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert found.returncode == 1
    assert f'Run: pip install "sendrules[{extra}]"' in found.stderr
    assert "Traceback" not in found.stderr
    assert found.stdout == ""


@pytest.mark.parametrize("out", ["one.csv", "one-assumptions.csv"])
def test_two_answers_in_one_file_are_refused(tmp_path, out):
    """The second would write over the first, and both would be called written."""
    code, told = wrong(
        *FULL, "--runs", "10", "--out", str(tmp_path / out), "--reform-plan", str(tmp_path / "one.csv"),
        "--until", "2029-12-31",
    )  # fmt: skip
    assert code == 1
    assert "would write the same file" in told
    assert not list(tmp_path.iterdir())


def test_who_waits_in_the_middle_of_a_month_is_no_count_of_its_end():
    """Those who ask until the plan begins are not in it, and all have waited longer than it says."""
    told = said(run("plan", *FULL, "--as-of", "2024-10-02", "--runs", "10"))
    assert "If you counted them on Wed 2 Oct 2024, who asks in between is left out" in told
    assert "left out" not in said(run("plan", *FULL, "--runs", "10"))


def test_a_schedule_beside_a_file_of_inputs_is_not_said_to_be_forecast():
    told = said(run("plan", "--inputs", EXAMPLE, "--authority", "milton_keynes", "--runs", "10"))
    assert "The sources leave 6 readings open." in told
    assert "The forecast takes" not in told
    assert "the forecast takes this one" not in told
