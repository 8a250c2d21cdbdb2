"""``sendrules queue``: every case read is accounted for, and every problem names its file, case and field."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sendrules as sr
from sendrules.cli.main import cli

ROOT = Path(__file__).parents[2]
QUEUE = ROOT / "examples" / "queue.json"
ON = ("--as-of", "2024-11-30")
MK = ("--authority", "milton_keynes")
LANES = """
[authority]
key = "x"
name = "X"
[source]
document = "D"
place = "p. 1"
[prioritisation]
title = "Two lanes"
mode = "lanes"
mode_source = "p. 1"
[[prioritisation.lanes]]
id = "old"
title = "Old"
received_before = 2024-03-01
share = 0.5
[[prioritisation.lanes]]
id = "new"
title = "New"
share = 0.5
"""


def run(*args: str, columns: int = 200) -> Result:
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(cli, ["queue", *args])


def test_five_cases_in_the_order_of_the_tiers() -> None:
    # by the longest wait since the decision: A and D 257 days, C 152, B 131, E 33; D before A by its transfer year
    result = run(str(QUEUE), *MK, *ON, "--json")
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert said["batch"] == [place["reference"] for place in said["places"]] == ["D", "A", "C", "B", "E"]
    assert (said["read"], said["taken"], said["left"]) == (5, 5, 0)


def test_a_batch_and_what_is_left() -> None:
    result = run(str(QUEUE), *MK, *ON, "--take", "2")
    assert result.exit_code == 0, result.output
    rows = [line.split()[:2] for line in result.stdout.splitlines() if line[:1].isdigit()]
    assert rows[:2] == [["1", "D"], ["2", "A"]]
    assert "257 days" in result.stdout
    assert result.stdout.rstrip().endswith("5 cases read, 2 shown, 3 not shown.")


def test_a_policy_file_with_lanes(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(LANES, encoding="utf-8")
    wide, narrow = (run(str(QUEUE), "--policy", str(policy), *ON, columns=n).stdout for n in (200, 60))
    assert "Lane" in wide
    assert "1. A, lane old" in narrow
    assert json.loads(run(str(QUEUE), "--policy", str(policy), *ON, "--json").stdout)["read"] == 5


def apart(tmp_path: Path) -> tuple[str, ...]:
    """Give lanes without shares: the cases of the example received before and after 1 March 2024."""
    policy = tmp_path / "policy.toml"
    policy.write_text(LANES.replace("share = 0.5\n", ""), encoding="utf-8")
    return (str(QUEUE), "--policy", str(policy), *ON)


def test_lanes_without_shares_are_listed_whole_with_a_note(tmp_path: Path) -> None:
    wide, narrow = (run(*apart(tmp_path), columns=n) for n in (200, 60))
    assert wide.exit_code == 0, wide.output
    assert "in lanes, each in an order of its own" in wide.stdout
    assert (
        "note: no share of the capacity is stated for the lanes, so the order across lanes says nothing" in wide.stdout
    )
    assert "1. A, lane old, place 1 in it" in narrow.stdout


def test_the_next_of_one_lane(tmp_path: Path) -> None:
    def batch(*args: str) -> list[str]:
        result = run(*apart(tmp_path), *args, "--json")
        assert result.exit_code == 0, result.output
        said = json.loads(result.stdout)
        assert said["taken"] == len(said["batch"]) == said["read"] - said["left"]
        return said["batch"]

    # A and D were received on 5 Feb 2024; C on 20 May, B on 10 June and E on 16 September
    assert batch() == ["A", "D", "C", "B", "E"]
    assert batch("--lane", "new") == ["C", "B", "E"]
    assert batch("--lane", "new", "--take", "2") == ["C", "B"]
    assert batch("--lane", "old", "--take", "9") == ["A", "D"]


def test_a_batch_across_lanes_without_shares_is_refused_and_the_lanes_are_named(tmp_path: Path) -> None:
    result = run(*apart(tmp_path), "--take", "2")
    assert result.exit_code == 1
    assert "lane: no share is stated for the lanes" in result.stderr
    assert "Ask for one lane: old or new. Where" in result.stderr
    wrong = run(*apart(tmp_path), "--take", "2", "--lane", "odl")
    assert wrong.exit_code == 1
    assert "there is no lane 'odl'. The lanes are old and new." in wrong.stderr
    assert "this order has no lanes" in run(str(QUEUE), *MK, *ON, "--lane", "old").stderr


def test_a_folder_of_case_files(tmp_path: Path) -> None:
    for case in json.loads(QUEUE.read_text(encoding="utf-8")):
        (tmp_path / f"{case['reference']}.json").write_text(json.dumps(case), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a case", encoding="utf-8")
    said = json.loads(run(str(tmp_path), *MK, *ON, "--json").stdout)
    assert said["batch"] == ["D", "A", "C", "B", "E"]
    (tmp_path / "F.json").write_text('{"reference": "F", "events": [{"kind": "requets", "on": "2024-01-01"}]}', "utf-8")
    (tmp_path / "G.json").write_text('{"reference": "A", "events": []}', encoding="utf-8")
    result = run(str(tmp_path), *MK, *ON)
    assert result.exit_code == 1
    assert "F.json, events.0.kind" in result.output
    assert "G.json, reference: A.json has the reference 'A' too" in result.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[{"reference": "A", "events": []}, {"reference": "B", "events": [{"kind": "request", "on": "soon"}]}]', "case 2 (B), events.0.on"),
        ('[{"reference": "A", "events": []}, {"reference": "A", "events": []}]', "case 2 (A), reference"),
        ('[{"reference": "A", "events": []}, 7]', "case 2: a case is one JSON object"),
        ('{"reference": "A", "events": []}', "one case, and not a list"),
        ("7", "not a list of cases"),
        ("[1,", "line 1: this is not JSON"),
        ("[" * 100_000, "stand inside each other"),
        ("[" + "9" * 5000 + "]", "has 5,000 digits"),
    ],
    ids=range(8),
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_case_and_field(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "cases.json"
    file.write_text(text, encoding="utf-8")
    result = run(str(file), *MK, *ON)
    assert result.exit_code == 1
    assert words in result.output
    assert str(file) in result.output


def test_a_file_that_is_not_there_an_empty_folder_and_another_encoding(tmp_path: Path) -> None:
    assert "Check the path" in run(str(tmp_path / "nowhere.json"), *MK, *ON).output
    assert "no case file" in run(str(tmp_path), *MK, *ON).output
    (tmp_path / "latin.json").write_bytes('["é"]'.encode("latin-1"))
    assert "not in UTF-8" in run(str(tmp_path / "latin.json"), *MK, *ON).output


def test_an_authority_without_an_order_and_one_that_stands_in() -> None:
    alone = run(str(QUEUE), "--authority", "kent", *ON)
    assert alone.exit_code == 1
    assert "no published policy" in alone.output
    assert (
        json.loads(run(str(QUEUE), "--authority", "kent", "--fallback", "generic", *ON, "--json").stdout)["read"] == 5
    )


@pytest.mark.parametrize(
    "args",
    [(), (*MK, "--policy", "x.toml"), (*MK, "--take", "0"), (*MK, "--as-of", "yesterday")],
)
def test_what_is_wrong_with_the_flags_is_usage(args: tuple[str, ...]) -> None:
    assert run(str(QUEUE), *args).exit_code == 2


def test_an_empty_list_is_an_empty_queue(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text("[]", encoding="utf-8")
    assert run(str(file), *MK, *ON).stdout.rstrip().endswith("0 cases read, 0 shown, 0 not shown.")


def test_a_command_names_its_option_and_the_library_its_call():
    told = run(str(QUEUE), "--authority", "kent", *ON)
    assert told.exit_code == 1
    assert "--fallback generic" in told.stderr
    assert "Engine" not in told.output
    with pytest.raises(sr.NoPublishedPolicy, match=r"Engine\.for_authority\('kent', fallback='generic'\)"):
        sr.Engine.for_authority("kent").prioritise([], as_of=date(2024, 11, 30))


def test_the_folder_of_examples_can_be_put_in_order() -> None:
    result = run(
        str(ROOT / "examples" / "cases"), "--authority", "kent", "--fallback", "generic", "--as-of", "2026-01-05"
    )
    assert result.exit_code == 0, result.output
    assert "2 cases read, 2 shown, 0 not shown." in result.output


def test_a_list_in_a_folder_of_cases_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_bytes(QUEUE.read_bytes())
    said = " ".join(run(str(tmp_path), *MK, *ON).output.split())
    assert "list.json: this is a list" in said
    assert "Take one case out of it, or give the list alone to `sendrules queue`." in said
