"""Writing a case file: whole or not at all, and never over what is no file of its own."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from sendrules.case.case import Case
from sendrules.cli.common import echo, echo_error
from sendrules.cli.typed import program
from sendrules.errors import InputError, Problem
from sendrules.outside_text import in_json, not_printable


def check_path(output: Path) -> None:
    """Refuse a place that cannot be written, before anything is asked: an InputError says what is in the way."""
    try:
        message, fix = _in_the_way(output)
    except OSError as error:
        message, fix = f"it cannot be written: {error.strerror}.", "Name another file."
    if message:
        raise InputError(str(output), [Problem("", message, fix)])


def _in_the_way(output: Path) -> tuple[str, str]:
    """Say what is in the way and the fix; nothing where the file can be written.

    Raises:
        OSError: it cannot be written.
    """
    fix = "Name another file."
    if why := not_printable(str(output)):
        return why, fix
    if output.is_dir():
        return "this is a directory.", fix
    if not output.parent.is_dir():
        return f"there is no directory {output.parent}.", "Make that directory first, or name another file."
    if output.exists() and not output.is_file():
        return "this is not an ordinary file.", fix
    if os.path.lexists(_part(output)):  # a link to nothing too
        return f"a file called {_part(output).name} is in the way.", "Remove it, or name another file."
    if output.exists() and not os.access(output, os.W_OK):
        return "you are not allowed to change this file.", fix
    _part(output).touch(exist_ok=False)
    _part(output).unlink()
    return "", ""


def _part(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def write(path: Path, case: Case) -> None:
    """Write whole or not at all, and only to a file that it makes itself: a link that is there already is not followed."""
    content = in_json(case.model_dump_json(indent=2, exclude_none=True, exclude_defaults=False)) + "\n"
    part = _part(path)
    try:
        with part.open("x", encoding="utf-8") as file:
            file.write(content)
        part.replace(path)
    except OSError as error:
        if not isinstance(error, FileExistsError):  # that is another's
            part.unlink(missing_ok=True)
        raise InputError(str(path), [Problem("", f"it cannot be written: {error.strerror}.")]) from None


def say_written(path: Path, case: Case) -> None:
    """Say what looks wrong in the case, that it was written, and what to do next."""
    for problem in case.warnings():
        echo_error(f"Warning: {problem}")
    echo(f"\nWrote {path}. Next: {program()} evaluate {shlex.quote(str(path))}")
