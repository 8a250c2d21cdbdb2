"""An authority's statistical neighbours, from a file of the user's own. No list of them is part of the library."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sendrules.errors import InputError, Problem
from sendrules.outside_files import MEGABYTE, bytes_of

_FIX = "Write two three-digit codes in a row: the authority, and one neighbour of it."


def read_neighbours(path: str | Path) -> dict[str, tuple[str, ...]]:
    """Read a CSV file of neighbours: two columns, the three-digit code of an authority and that of one neighbour.

    A first row without any digit is a heading. The order of the rows is kept.

    Args:
        path: the file.

    Returns:
        The neighbours' codes by the authority's code.

    Raises:
        InputError: it cannot be read, or a row is wrong or there twice; every one is listed with its line.
    """
    source = str(path)
    try:
        text = bytes_of(path, MEGABYTE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(source, [Problem("", "this is not UTF-8 text.", "Save it as CSV in UTF-8.")]) from None
    found: dict[str, list[str]] = {}
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text, newline=""))
    for cells in reader:
        row = [cell.strip() for cell in cells]
        if not any(row) or (reader.line_num == 1 and not any(char.isdecimal() for cell in row for char in cell)):
            continue
        message = _wrong(row, found)
        if message:
            problems.append(Problem("", message, _FIX, line=reader.line_num))
        else:
            found.setdefault(row[0], []).append(row[1])
    if not found and not problems:
        problems.append(Problem("", "no neighbours are in it.", _FIX))
    if problems:
        raise InputError(source, problems)
    return {code: tuple(neighbours) for code, neighbours in found.items()}


def _wrong(row: list[str], found: dict[str, list[str]]) -> str:
    """Say what is wrong with a row; nothing where it is right."""
    if len(row) != 2:
        return f"it has {len(row)} cells."
    for code in row:
        if not (len(code) == 3 and code.isdecimal() and code.isascii()):
            return f"{code!r} is not a three-digit code."
    if row[0] == row[1]:
        return f"{row[0]} cannot be its own neighbour."
    if row[1] in found.get(row[0], ()):
        return f"{row[1]} is a neighbour of {row[0]} twice."
    return ""
