"""A file is there whole or not at all, whatever ends the run."""

import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

import sendrules as sr
from sendrules.caseload.writing.whole import whole

AS_OF = date(2025, 10, 9)
CASE = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("old")
    with whole(path) as beside:
        beside.write_text("new")
        assert path.read_text() == "old"
        (other,) = set(names(tmp_path)) - {"answers.csv"}
        assert other.startswith(".answers.csv.")
        assert other.endswith(".partial")
    assert path.read_text() == "new"
    assert names(tmp_path) == ["answers.csv"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_fails_or_is_interrupted_leaves_nothing(tmp_path, error):
    def run():
        with whole(tmp_path / "answers.csv") as beside:
            beside.write_text("half")
            raise error

    with pytest.raises(error):
        run()
    assert names(tmp_path) == []


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".xlsx"])
def test_a_source_that_fails_on_the_way_leaves_nothing(tmp_path, ending):
    with pytest.raises(sr.WrongType):
        sr.caseload.evaluate_to([CASE, 7], tmp_path / f"answers{ending}", as_of=AS_OF, batch_cases=1)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("place", "said"),
    [("nowhere/answers.csv", "its folder is not there."), ("folder.csv", "this is a folder.")],
)
def test_a_place_that_cannot_be_written_is_told_before_anything_is_worked_out(tmp_path, place, said):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(sr.InputError) as caught:
        sr.caseload.evaluate_to(iter([7]), tmp_path / place, as_of=AS_OF)  # the source would be refused
    assert said in str(caught.value)


LONG_RUN = """
import sys
from datetime import date
import sendrules as sr

def cases():
    for n in range(10**6):
        yield sr.Case(reference=f"A-{n}", events=[sr.Event(kind="request", on=date(2025, 5, 21))])

if __name__ == "__main__":
    sr.caseload.evaluate_to(cases(), sys.argv[1], as_of=date(2025, 10, 9), batch_cases=50, processes=int(sys.argv[2]))
"""


def stopped(folder, ending, processes, sign):
    """Start a run that would last for minutes, and send it a signal once it has written answers."""
    script = folder / "run.py"
    script.write_text(LONG_RUN)
    out = folder / "out"
    out.mkdir()
    command = [sys.executable, str(script), str(out / f"answers{ending}"), str(processes)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        wait_for(lambda: any(path.stat().st_size > 5_000 for path in out.iterdir()))
        run.send_signal(sign)
        said = run.communicate(timeout=60)[1]
    return run.returncode, said, names(out)


def wait_for(there):
    for _ in range(600):
        if there():
            return
        time.sleep(0.05)
    raise AssertionError("the run wrote nothing")


def test_an_interrupt_cleans_up_and_ends_the_workers(tmp_path):
    code, said, left = stopped(tmp_path, ".csv", 2, signal.SIGINT)
    assert code != 0
    assert said.strip().endswith("KeyboardInterrupt")
    assert left == []


def test_a_killed_run_leaves_nothing_that_looks_whole(tmp_path):
    code, _, left = stopped(tmp_path, ".parquet", 1, signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert [Path(name).suffix for name in left] == [".partial"]
