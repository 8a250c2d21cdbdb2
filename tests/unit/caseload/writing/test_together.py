"""Several files that are there together or not at all."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sendrules.caseload.writing.together import together
from sendrules.errors import InputError

NAMES = ("a.csv", "b.csv")


def names(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


def write(folder: Path, *which: str, own: tuple[str, ...] = (), text: str = "new") -> None:
    with together() as places:
        places.folder(folder, own)
        for name in which:
            places.file(folder / name).write_text(text)


def stop(folder: Path, error: type[BaseException]) -> None:
    with together() as places:
        places.folder(folder / "new", own=())
        places.file(folder / "new" / "c.csv").write_text("x")
        places.file(folder / "a.csv").write_text("half")
        raise error


def fail(path: Path) -> None:
    with together() as places:
        places.folder(path.parent, own=())
        raise InputError(str(places.file(path)), [])


def test_a_folder_is_made_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "plan"
    with together() as places:
        places.folder(folder, own=())
        places.file(folder / "a.csv").write_text("x")
        assert not (tmp_path / "deep").exists()
    assert (names(tmp_path), names(folder)) == (["deep"], ["a.csv"])
    assert places.written == [folder / "a.csv"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_what_is_interrupted_leaves_nothing_and_what_was_there_stays(
    error: type[BaseException], tmp_path: Path
) -> None:
    write(tmp_path, *NAMES, text="old")
    with pytest.raises(error):
        stop(tmp_path, error)
    assert names(tmp_path) == ["a.csv", "b.csv"]
    assert (tmp_path / "a.csv").read_text() == "old"


def test_a_killed_run_leaves_nothing_that_looks_whole(tmp_path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from sendrules.caseload.writing.together import together
with together() as places:
    folder = Path({str(tmp_path)!r}) / "plan"
    places.folder(folder, own=())
    places.file(folder / "a.csv").write_text("x")
    places.file(Path({str(tmp_path)!r}) / "b.csv").write_text("x")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    found = subprocess.run([sys.executable, "-c", code], check=False)
    assert found.returncode == -signal.SIGKILL
    left = names(tmp_path)
    assert len(left) == 2
    assert all(name.startswith(".") and name.endswith(".partial") for name in left)


def test_files_of_an_earlier_run_do_not_stand_beside_those_of_this_one(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "b.csv", "c.csv", text="old")
    write(tmp_path, "a.csv", "c.csv", own=("a.csv", "b.csv", "c.csv"))
    assert names(tmp_path) == ["a.csv", "c.csv"]
    assert (tmp_path / "a.csv").read_text() == "new"


def test_what_is_nobody_s_stays(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    write(tmp_path, *NAMES, own=("old.csv",))
    assert names(tmp_path) == ["a.csv", "b.csv", "mine.txt"]


def test_two_files_with_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="two of the answers would have this name"):
        write(tmp_path, "a.csv", "a.csv")
    assert names(tmp_path) == []


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("a file")
    for folder in (tmp_path / "plan", tmp_path / "plan" / "deep"):
        with pytest.raises(InputError, match="there is a file in its place"):
            write(folder, "a.csv")


def test_an_error_names_the_own_place(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        fail(tmp_path / "plan" / "a.csv")
    assert error.value.source == str(tmp_path / "plan" / "a.csv")
    assert names(tmp_path) == []
