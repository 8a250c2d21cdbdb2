"""The scripts of examples/england run on the made-up files, and refuse what is not enough."""

import runpy
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "england"
FILES = [FOLDER / "made-up" / f"{name}.csv" for name in ("requests", "assessments", "timeliness")]


@pytest.fixture
def run(monkeypatch, capsys):
    def run(script, *arguments):
        monkeypatch.syspath_prepend(FOLDER)
        monkeypatch.setattr(sys, "argv", [script, *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(FOLDER / script), run_name="__main__")
        return ended.value.code, *capsys.readouterr()

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


def test_nothing_given(run):
    code, _, err = run("backtest.py")
    assert code == 2
    assert "README.md says where to find the files" in err
