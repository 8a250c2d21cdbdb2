"""Reading a file from outside: its bytes, or the one problem that keeps it from being read."""

from __future__ import annotations

from pathlib import Path

from sendrules.errors import InputError, Problem

MEGABYTE = 1_000_000
CHECK_THE_PATH = "Check the path of the file."


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
        raise InputError(str(path), [unreadable(error)]) from None
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


def unreadable(error: OSError) -> Problem:
    """Say why a file cannot be read.

    Args:
        error: what the system says.
    """
    return Problem("", f"{error.strerror or 'it cannot be read'}.", CHECK_THE_PATH)
