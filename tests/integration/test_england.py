"""The scripts of examples/england run on the made-up files, and refuse what is not enough."""

import csv
import re
import runpy
import sys
from pathlib import Path

import pytest

import sendrules as sr

FOLDER = Path(__file__).parents[2] / "examples" / "england"
FILES = [FOLDER / "made-up" / f"{name}.csv" for name in ("requests", "assessments", "timeliness")]


@pytest.fixture
def run(monkeypatch, capsys):
    def run(script, *arguments):
        monkeypatch.syspath_prepend(FOLDER)
        monkeypatch.setattr(sys, "argv", [script, *map(str, arguments)])
        code = 0
        try:
            runpy.run_path(str(FOLDER / script), run_name="__main__")
        except SystemExit as ended:
            code = ended.code
        return code, *capsys.readouterr()

    return run


def test_the_back_test(run):
    code, out, _ = run("backtest.py", *FILES, "--runs", 200)
    assert "Fitted to 2019 to 2022." in out
    assert ("NOT passed" in out) == (code == 1)  # whether it passes depends on made-up figures
    assert out.count("SHA-256") == 3
    assert "Open Government Licence" in out


def test_a_missing_file_is_named(run):
    code, _, _ = run("backtest.py", *FILES[:2])
    assert "no file has the data set 'EHC plans issued, 20-week timeliness'" in code


def test_the_laboratory_asks_for_what_is_not_published(run, tmp_path):
    table = tmp_path / "authorities.csv"
    _, out, _ = run("laboratory.py", *FILES, "--runs", 100, "--authorities", table)
    assert out.startswith("AN ILLUSTRATION")
    assert "24 authorities, 24 of them with a 20-week rate" in out
    assert "Not published: which share of plans waits for a psychologist" in out
    assert "Undetermined: how many reviews there are" in out
    assert "Open Government Licence" in out
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 24
    assert all(int(row["plans_2025_p10"]) <= int(row["plans_2025_p50"]) <= int(row["plans_2025_p90"]) for row in rows)


def test_the_laboratory_with_reviews(run):
    _, out, _ = run("laboratory.py", *FILES, FOLDER / "made-up" / "annual-reviews.csv", "--runs", 100)
    assert "reviews expected, of" in out
    assert "is reviewed 10 times in law, and 4 times under the amendment" in out
    assert "Undetermined: how many fewer" in out
    assert out.count("SHA-256") == 4


def test_what_is_given_is_used(run):
    asked = [
        "--in-school-years",
        0.5,
        0.5,
        "--hours-a-review",
        1,
        1,
        "--hours-an-assessment",
        10,
        10,
        "--limited-by",
        0,
        0,
    ]
    _, out, _ = run("laboratory.py", *FILES, FOLDER / "made-up" / "annual-reviews.csv", "--runs", 100, *asked)
    expected = int(re.search(r"([\d,]+) reviews expected", out)[1].replace(",", ""))
    assert f"Fewer reviews a year: {expected * 0.5 * 0.6:,.0f} to {expected * 0.5 * 0.6:,.0f}" in out
    assert "those of 0.0% to 0.0% more plans" in out  # no plan waits for a psychologist
    assert "Undetermined" not in out.split("2.")[1]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--limited-by", 0.5, 1.5], "a share from 0 to 1"),
        (["--in-school-years", 0.8, 0.7], "the lower number first"),
        (["--hours-an-assessment", 0, 5], "more than 0 hours"),
        (["--more-psychologists", -1], "0 or more"),
    ],
)
def test_numbers_that_cannot_be(run, asked, told):
    code, _, err = run("laboratory.py", *FILES, *asked)
    assert code == 2
    assert told in err


def test_the_edits_of_the_law(monkeypatch):
    monkeypatch.syspath_prepend(FOLDER)
    law = runpy.run_path(str(FOLDER / "changed_law.py"))
    amendments = {
        name: sr.read_amendment(law["AMENDMENTS"] / f"{name}.toml")
        for name in ("plan-in-16-weeks", "reviews-at-key-stages")
    }
    assert law["weeks_for_a_plan"](amendments["plan-in-16-weeks"]) == (20, 16)
    fewer = amendments["reviews-at-key-stages"]
    # a plan of 15 August 2030: reviewed within twelve months ten times to July 2041, and by the ends of Years 2, 6, 9 and 11
    assert len(law["reviews_of_a_child"](fewer, changed=False)) == 10
    assert [day.year for day in law["reviews_of_a_child"](fewer, changed=True)] == [2032, 2036, 2039, 2041]


def test_nothing_given(run):
    code, _, err = run("backtest.py")
    assert code == 2
    assert "README.md says where to find the files" in err
