"""Reading a file from outside: its bytes, or the one problem that keeps it from being read."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from sendrules.errors import InputError, Problem, near

MEGABYTE = 1_000_000
CHECK_THE_PATH = "Check the path of the file."
_MOST_FILES = 1000
"""Among how many files of a folder one with nearly the same name is looked for."""


def bytes_of(path: str | Path, most: int) -> bytes:
    """Give what is in a file.

    Args:
        path: the file.
        most: how many bytes it may have.

    Raises:
        InputError: it cannot be read, or is larger.
    """
    try:
        with Path(path).open("rb") as file:  # no more is read, as what is no ordinary file may have no end
            found = file.read(most + 1)
    except OSError as error:
        raise InputError(str(path), [unreadable(error, Path(path))]) from None
    except ValueError:  # a path cannot hold a NUL
        raise InputError(str(path), [Problem("", "there can be no such file.", CHECK_THE_PATH)]) from None
    if len(found) > most:
        raise InputError(str(path), [too_large(most)])
    return found


def too_large(most: int) -> Problem:
    """Say that a file is too large.

    Args:
        most: how many bytes it may have.
    """
    return Problem(
        "", f"the file is larger than {most / MEGABYTE:g} MB.", "Check that it is the right one, or split it."
    )


def unreadable(error: OSError, path: Path | None = None) -> Problem:
    """Say why a file cannot be read, and which one may be meant.

    Args:
        error: what the system says.
        path: the file.
    """
    fix = CHECK_THE_PATH
    if path is not None and isinstance(error, FileNotFoundError):
        fix = _not_there(path)
    if path is not None and isinstance(error, IsADirectoryError):
        fix = "Name a file in it."
    return Problem("", f"{error.strerror or 'it cannot be read'}.", fix)


def _not_there(path: Path) -> str:
    """Say what to do where there is no such file: the file that is meant, if one is there with nearly this name."""
    text = str(path)
    plain = text.strip("\"'“”‘’ ")
    for other in (plain, plain.replace("\\", "/"), f"{plain}.json"):
        if other != text and Path(other).is_file():
            return f"Did you mean {other}?"
    if not path.parent.is_dir():
        return f"There is no directory {path.parent}. {CHECK_THE_PATH}"
    found = near(path.name, (file.name for file in islice(path.parent.iterdir(), _MOST_FILES)), 1)
    return f"Did you mean {path.with_name(found[0])}?" if found else CHECK_THE_PATH
