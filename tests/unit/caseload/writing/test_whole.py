"""A file is there whole or not at all, whatever ends the run."""

import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
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


def cases_as_csv(path):
    path.write_text("case,kind,on\n" + "".join(f"A-{n},request,2025-05-21\n" for n in range(2000)))
    return path


@pytest.mark.parametrize("given", ["path", "text", "list", "link"])
def test_a_file_that_is_read_is_never_written_over(tmp_path, given):
    path = cases_as_csv(tmp_path / "cases.csv")
    before = path.read_bytes()
    (tmp_path / "link.csv").symlink_to(path)
    source, out = {"path": (path, path), "text": (str(path), path), "list": ([path], str(path)), "link": (path, tmp_path / "link.csv")}[given]  # fmt: skip
    with pytest.raises(sr.InputError, match="the cases are read from this file"):
        sr.caseload.evaluate_to(source, out, as_of=AS_OF)
    assert path.read_bytes() == before
    assert (tmp_path / "link.csv").is_symlink()


def test_answers_are_not_put_among_the_files_that_are_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "more").mkdir()
    pq.write_table(pa.table({"case": ["A"], "kind": ["request"], "on": ["2025-05-21"]}), tmp_path / "in" / "a.parquet")
    with pytest.raises(sr.InputError, match="is read as cases"):
        sr.caseload.evaluate_to(tmp_path / "in", tmp_path / "in" / "more" / "answers.parquet", as_of=AS_OF)
    sr.caseload.evaluate_to(tmp_path / "in", tmp_path / "in" / "answers.csv", as_of=AS_OF, progress=False)
    assert names(tmp_path / "in") == ["a.parquet", "answers.csv", "more"]


FULL_DISK = """
import resource, sys
from datetime import date
import sendrules as sr

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
    try:
        sr.caseload.evaluate_to(sys.argv[1], sys.argv[2], as_of=date(2025, 10, 9), contested=False, batch_cases=200, audit=0)
    except sr.InputError as error:
        print(error)
"""


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".xlsx"])
def test_a_full_disk_is_told_in_a_sentence_and_leaves_what_was_there(tmp_path, ending):
    (tmp_path / "run.py").write_text(FULL_DISK)
    out = tmp_path / "out"
    out.mkdir()
    (out / f"answers{ending}").write_text("old")
    command = [sys.executable, str(tmp_path / "run.py"), str(cases_as_csv(tmp_path / "in.csv")), str(out / f"answers{ending}")]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "it cannot be written: File too large." in said
    assert names(out) == [f"answers{ending}"]
    assert (out / f"answers{ending}").read_text() == "old"


@pytest.mark.parametrize(("out", "error"), [(None, sr.WrongType), ("a\0.csv", sr.InputError)])
def test_what_is_no_path_is_refused(out, error):
    with pytest.raises(error):
        sr.caseload.evaluate_to([CASE], out, as_of=AS_OF)


def test_workers_end_where_their_parent_is_killed(tmp_path):
    script = tmp_path / "run.py"
    script.write_text(LONG_RUN)
    command = [sys.executable, str(script), str(tmp_path / "answers.csv"), "2"]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL) as run:
        wait_for(lambda: any(path.suffix == ".partial" and path.stat().st_size > 5_000 for path in tmp_path.iterdir()))
        assert len(of_group(run.pid)) > 2
        run.kill()
    wait_for(lambda: not of_group(run.pid))


def of_group(group):
    """The processes of a group."""
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit() and _group_of(path) == group]


def _group_of(process):
    try:
        state, _, group = (process / "stat").read_text().rpartition(")")[2].split()[:3]
    except OSError:  # it has ended
        return None
    return None if state == "Z" else int(group)
