"""`sendrules benchmark add` and `list`, as typed."""

import json
import sys
from pathlib import Path

import pytest

from command_line import run
from published import FACT_ROWS, write

MADE_UP = str(Path(__file__).parents[2] / "examples" / "published" / "timeliness-made-up.csv")


@pytest.fixture
def store(tmp_path):
    return str(tmp_path / "figures.sqlite")


def test_what_is_added_is_listed(store, tmp_path):
    path = write(tmp_path / "t.csv")
    added = run("benchmark", "add", str(path), "--store", store)
    assert added.exit_code == 0, added.output
    assert "timeliness, release 2019 to 2024, from t.csv: 18 rows, 11 authorities. It is new." in added.stdout
    again = run("benchmark", "add", str(path), "--store", store)
    assert "It replaces what was there." in again.stdout
    listed = run("benchmark", "list", "--store", store)
    assert listed.exit_code == 0
    assert "timeliness, release 2019 to 2024: years 2019 to 2024, from t.csv\n" in listed.stdout
    assert "Open Government Licence v3.0" in listed.stdout


def test_as_json(store):
    added = json.loads(run("benchmark", "add", MADE_UP, "--release", "made up", "--store", store, "--json").stdout)
    (one,) = added["added"]
    assert (one["dataset"], one["release"], one["years"], one["rows"]) == ("timeliness", "made up", [2023, 2024], 10)
    assert (one["codes_not_in_the_registry"], one["replaced"]) == (["997", "998", "999"], False)
    listed = json.loads(run("benchmark", "list", "--store", store, "--json").stdout)
    (kept,) = listed["releases"]
    assert (kept["release"], kept["sha256"], kept["last_year"]) == ("made up", one["sha256"], 2024)
    assert "Open Government Licence v3.0" in listed["licence"]


def test_of_several_files_all_are_added_or_none(store, tmp_path):
    wrong = write(tmp_path / "wrong.csv", [*FACT_ROWS, FACT_ROWS[0]])
    result = run("benchmark", "add", MADE_UP, str(wrong), "--store", store)
    assert result.exit_code == 1
    assert f"{wrong}: 1 problem" in result.stderr
    assert "line 20: England (E92000001) has two rows for 2019: lines 2 and 20. Leave one of them out." in result.stderr
    assert not Path(store).exists()


def test_an_empty_store_says_how_to_fill_it(store):
    result = run("benchmark", "list", "--store", store)
    assert result.exit_code == 0
    assert "There are no published figures in" in result.stdout
    assert "sendrules benchmark add FILE.csv" in result.stdout
    assert not Path(store).exists()


def test_an_empty_name_is_refused(store):
    result = run("benchmark", "add", MADE_UP, "--release", " ", "--store", store)
    assert result.exit_code == 2
    assert "--release is empty" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is another on other systems")
def test_without_a_path_it_is_kept_in_the_users_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run("benchmark", "add", MADE_UP).exit_code == 0
    assert (tmp_path / "data" / "sendrules" / "published.sqlite").is_file()
    assert "timeliness" in run("benchmark", "list").stdout
