"""``sendrules scorecard``, as somebody types it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

import published
from command_line import run
from sendrules.sen2.items import Form
from sendrules.testing.returns.write import write
from ten_people import ten_people


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(write(ten_people(), Form.XML, tmp_path / "return.xml"))


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_figure_stands_with_all_that_it_rests_on(file: str, columns: int) -> None:
    found = run("scorecard", file, columns=columns)
    text = " ".join(found.stdout.split())
    assert found.exit_code == 0
    assert max(len(line) for line in found.stdout.splitlines()) <= columns
    assert "Scorecard of authority 999, Wed 1 Jan 2025 to Wed 31 Dec 2025" in text
    assert (
        "Plans issued in the period: 4. Left out: 1 where a mediation or an appeal was marked; 1 where an exception"
        in text
    )
    assert "50.0% 1 of 2 plans issued within 20 weeks (140 days), without exceptions [official]" in text
    assert "33.3% 1 of 3 plans issued within 20 weeks (140 days), with exceptions [official]" in text
    assert "other reading of end-of-the-20-weeks: 66.7%, 2 of 3" in text


def test_nothing_personal_is_in_any_output(file: str, tmp_path: Path) -> None:
    out = tmp_path / "card.csv"
    for text in (
        run("scorecard", file, "--out", str(out)).output,
        run("scorecard", file, "--json").output,
        out.read_text(),
    ):
        assert "Z999" not in text
        assert "Synthetic" not in text
        assert "2017-03" not in text


def test_json(file: str) -> None:
    found = json.loads(run("scorecard", file, "--json").stdout)
    figures = {one["id"]: one for one in found["figures"]}
    official = figures["plans-within-20-weeks-with-exceptions"]
    assert (official["numerator"], official["denominator"], official["value"]) == (1, 3, 33.3)
    assert official["other_readings"] == [
        {"reading": "end-of-the-20-weeks", "value": 66.7, "numerator": 2, "denominator": 3}
    ]
    assert found["as_of"] == "2026-01-15"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_every_figure_is_in_the_file(file: str, ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"card.{ending}"
    assert run("scorecard", file, "--out", str(out)).exit_code == 0
    assert out.stat().st_size > 500
    if ending == "csv":
        rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
        one = next(
            row for row in rows if row["id"] == "plans-within-20-weeks-without-exceptions" and not row["reading"]
        )
        assert (one["value"], one["numerator"], one["denominator"], one["cohort_size"]) == ("50", "1", "2", "4")
        hidden = [row for row in rows if row["remark"].startswith("hidden")]
        assert hidden
        assert {row["value"] for row in hidden} == {""}


def test_a_format_without_a_header_asks_for_its_year(tmp_path: Path) -> None:
    file = str(write(ten_people(), Form.FIVE, tmp_path / "five"))
    found = run("scorecard", file)
    assert (found.exit_code, "Give the year of the collection: year=2026, or --year 2026." in found.stderr) == (1, True)
    assert run("scorecard", file, "--year", "2026").exit_code == 0


def test_what_a_format_cannot_carry_is_not_known_and_never_0(tmp_path: Path) -> None:
    file = str(write(ten_people(), Form.SSD, tmp_path / "ssd"))
    found = json.loads(run("scorecard", file, "--year", "2026", "--json").stdout)
    official = [one for one in found["figures"] if one["basis"] == "official" and one["gives"] == "share"]
    assert {(one["value"], one["numerator"], one["denominator"]) for one in official} == {(None, None, None)}
    assert "not known" in run("scorecard", file, "--year", "2026").stdout


def test_what_cannot_be_used_is_said_without_its_value(tmp_path: Path) -> None:
    made = ten_people()
    made.records["Requests"][0] = {**made.records["Requests"][0], "ReceivedDate": "31/02/2025"}
    found = run("scorecard", str(write(made, Form.XML, tmp_path / "a.xml")))
    assert "1 value or record of 1 of 10 people cannot be used." in " ".join(found.stderr.split())
    assert "31/02/2025" not in found.output
    assert "of 1 the time cannot be told, and they count as not in time" in " ".join(found.stdout.split())


def test_another_period_and_another_day(file: str) -> None:
    found = json.loads(run("scorecard", file, "--as-of", "2025-06-30", "--last", "2025-06-30", "--json").stdout)
    official = next(one for one in found["figures"] if one["id"] == "plans-within-20-weeks-with-exceptions")
    assert (official["numerator"], official["denominator"]) == (1, 2)


def test_a_day_after_the_survey_day_is_said(file: str) -> None:
    found = run("scorecard", file, "--as-of", "2026-03-01")
    assert "The return ends on its survey day, Thu 15 Jan 2026." in " ".join(found.stderr.split())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--first", "2025-12-31", "--last", "2025-01-01"], "the period ends before it begins"),
        (["--out", "card.txt"], "a table cannot be written as .txt"),
    ],
)
def test_errors(file: str, typed: list[str], said: str) -> None:
    found = run("scorecard", file, *typed)
    assert (found.exit_code, said in found.stderr) == (1, True)


def test_the_example_is_the_ten_people(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "sen2" / "ten-made-up-people.xml"
    assert example.read_text(encoding="utf-8") == write(ten_people(), Form.XML, tmp_path / "a.xml").read_text(
        encoding="utf-8"
    )


@pytest.fixture
def store(tmp_path: Path) -> str:
    made = tmp_path / "published.sqlite"
    file = published.write(tmp_path / "timeliness.csv")
    assert run("benchmark", "add", str(file), "--release", "2025", "--store", str(made)).exit_code == 0
    return str(made)


def test_published_figures_stand_beside(tmp_path: Path, store: str) -> None:
    made = ten_people()
    made.header["LEA"] = "826"
    file = str(write(made, Form.XML, tmp_path / "mk.xml"))
    neighbours = tmp_path / "n.csv"
    neighbours.write_text("826,886\n", encoding="utf-8")
    options = ["--store", store, "--neighbours", str(neighbours)]
    text = " ".join(run("scorecard", file, *options).stdout.split())
    assert "published of 2024: own 43.0%, South East 38.2%, England 46.4%, Kent 33.3%" in text
    assert "Those of 2025 are not in the store. What stands beside is of 2024." in text
    assert "release 2025 (file timeliness.csv), calendar year 2024" in text
    assert "Open Government Licence v3.0" in text
    data = json.loads(run("scorecard", file, *options, "--json").stdout)
    official = next(one for one in data["figures"] if one["id"] == "plans-within-20-weeks-without-exceptions")
    assert official["published"]["england"]["value"] == "46.4"
    out = tmp_path / "card.csv"
    assert run("scorecard", file, *options, "--out", str(out)).exit_code == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert {row["published_england"] for row in rows if row["id"] == official["id"] and not row["reading"]} == {"46.4"}


def test_the_targets_of_an_authority(file: str) -> None:
    found = run("scorecard", file, "--authority", "milton_keynes", "--done", "backlog-cleared=no")
    text = " ".join(found.stdout.split())
    assert "The return is of authority 999, and the policy of Milton Keynes City Council (826)." in " ".join(
        found.stderr.split()
    )
    assert "Target 85-percent: At least 85% within the 20 weeks, at least 0.85: not met." in text
    assert "Milestone backlog-cleared: computed: red (by Mon 30 Jun 2025); no colour reported." in text
    data = json.loads(run("scorecard", file, "--authority", "milton_keynes", "--json").stdout)["policy"]
    assert data["targets"][0]["met"] is False
    assert data["milestones"][0]["computed"] is None


@pytest.mark.parametrize(
    ("typed", "said", "code"),
    [
        (["--authority", "82"], "a code has three digits", 2),
        (["--authority", "milton"], "milton_keynes", 1),
        (["--done", "a=1"], "--done goes with --authority", 2),
        (["--authority", "milton_keynes", "--done", "a=1"], "The plugin has: backlog-cleared.", 2),
        (["--authority", "milton_keynes", "--done", "backlog-cleared"], "write MILESTONE=NUMBER", 2),
        (["--authority", "milton_keynes", "--done", "backlog-cleared=some"], "neither a number nor yes or no", 2),
    ],
)
def test_what_was_not_typed_correctly(file: str, typed: list[str], said: str, code: int) -> None:
    found = run("scorecard", file, *typed)
    assert (found.exit_code, said in found.stderr) == (code, True), found.output


def test_the_answer_pack(file: str, tmp_path: Path) -> None:
    found = run("scorecard", file, "--answer-pack", str(tmp_path / "pack"))
    assert (found.exit_code, "The answer pack is in" in found.stdout) == (0, True)
    assert {path.name for path in (tmp_path / "pack").iterdir()} == {"answers.csv", "answers.md"}
    assert "Z999" not in (tmp_path / "pack" / "answers.md").read_text(encoding="utf-8")
    wrong = run("scorecard", file, "--answer-pack", str(tmp_path / "no" / "pack"))
    assert (wrong.exit_code, "the folder cannot be made" in wrong.stderr) == (1, True)


def test_for_publication(file: str) -> None:
    text = run("scorecard", file, "--no-personal-data").stdout
    assert "50.0%" not in text
    assert "hidden" in text
    figures = json.loads(run("scorecard", file, "--no-personal-data", "--json").stdout)["figures"]
    assert not [one for one in figures if one["numerator"] in (1, 2, 3, 4) or one["cohort_size"] in (1, 2, 3, 4)]


def test_the_return_is_not_overwritten(tmp_path: Path) -> None:
    file = write(ten_people(), Form.WORKBOOK, tmp_path / "w.xlsx")
    before = file.read_bytes()
    found = run("scorecard", str(file), "--year", "2026", "--out", str(file))
    assert (found.exit_code, file.read_bytes() == before) == (1, True)


def of_the_year(year: int, path: Path, authority: str = "999") -> str:
    made = ten_people()
    made.header |= {"Year": str(year), "ReferenceDate": f"{year}-01-15", "LEA": authority}
    for _ in range(6):
        request = made.add("Requests", {"RequestOutcome": "H"}, 0)
        days = {"PhaseTransferDueDate": f"{year - 1}-02-15", "PhaseTransferFinalDate": f"{year - 1}-02-01"}
        made.add("ActivePlans", days, request)
    return str(write(made, Form.XML, path / f"{year}-{authority}.xml"))


def test_several_returns(tmp_path: Path) -> None:
    files = [of_the_year(year, tmp_path) for year in (2025, 2026, 2024)]
    for more, of_2025 in (
        ([], 6),
        (["--no-personal-data"], None),
    ):  # with those of 2025 a count of two could be worked out
        found = json.loads(run("scorecard", *files, *more, "--json").stdout)
        assert found["period"]["first"] == "2025-01-01"
        rounds = found["transfers_by_year"]
        assert {year: one[0]["numerator"] for year, one in rounds.items()} == {"2023": 6, "2024": 6, "2025": of_2025}
    pack = tmp_path / "pack"
    assert run("scorecard", *files, "--answer-pack", str(pack)).exit_code == 0
    rows = csv.DictReader((pack / "answers.csv").read_text(encoding="utf-8").splitlines())
    assert [row["first_day"] for row in rows if row["measure"] == "transfers-in-time"] == [
        f"{y}-01-01" for y in (2023, 2024, 2025)
    ]


def test_returns_of_one_year_or_of_several_authorities_are_refused(tmp_path: Path) -> None:
    first = of_the_year(2026, tmp_path)
    second = of_the_year(2026, tmp_path, "998")
    found = run("scorecard", first, second)
    assert (found.exit_code, "two of the returns are of one year" in found.stderr) == (1, True)
    found = run("scorecard", first, of_the_year(2025, tmp_path, "998"))
    assert (found.exit_code, "of several authorities: 998, 999" in found.stderr) == (1, True)


EVENTS = str(Path(__file__).parents[2] / "examples" / "caseload" / "more-than-events.csv")


def test_a_table_of_events(tmp_path: Path) -> None:
    found = run("scorecard", EVENTS, "--events", "--as-of", "2026-01-05", "--first", "2025-01-01")
    text = " ".join(found.stdout.split())
    assert found.exit_code == 0, found.output
    assert "Counted on 1 request of a caseload of events, as of Mon 5 Jan 2026." in text
    assert "Advice, by who was asked" in text
    assert "Exceptions to the 20 weeks" in text
    safe = json.loads(
        run("scorecard", EVENTS, "--events", "--as-of", "2026-01-05", "--no-personal-data", "--json").stdout
    )
    assert (safe["advice"], safe["exceptions"]["claimed"]) == ([], None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [([], "--events needs --as-of"), (["--as-of", "2026-01-05", "--year", "2026"], "--year goes with a return")],
)
def test_events_typed_wrongly(typed: list[str], said: str) -> None:
    found = run("scorecard", EVENTS, "--events", *typed)
    assert (found.exit_code, said in found.stderr) == (2, True)


def test_the_answer_pack_of_events(tmp_path: Path) -> None:
    found = run("scorecard", EVENTS, "--events", "--as-of", "2026-01-05", "--answer-pack", str(tmp_path / "pack"))
    assert found.exit_code == 0, found.output
    page = (tmp_path / "pack" / "answers.md").read_text(encoding="utf-8")
    assert "| waiting for an educational psychologist | advice awaited on the date | Mon 5 Jan 2026 | 0 |" in page
    assert "| complaints |  | Thu 1 Jan 2026 to Mon 5 Jan 2026 | not counted from events | | |" in page


def test_without_the_extra_it_says_what_to_install(file: str) -> None:
    program = (
        "import sys; sys.modules['numpy'] = None\n"
        "from sendrules.cli.main import cli\n"
        f"sys.argv = ['sendrules', 'scorecard', {file!r}]\n"
        "cli()"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (found.returncode, "sendrules[sen2]" in found.stderr, "Traceback" in found.stderr) == (1, True, False)
