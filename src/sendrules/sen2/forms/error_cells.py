"""The cells of a workbook that python-calamine does not tell from others: a formula that failed is blank, one that did not is a value.

A blank would say that there is nothing, and what a workbook kept of a formula may be old.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b([^<]*)<", re.DOTALL)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_SAYS = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})</")
_SMALL = 1_000_000
"""So many bytes the list of sheets may have."""


def error_cells(path: Path, largest: int) -> Mapping[str, Mapping[tuple[int, int], str]]:
    """Give by sheet the cells that hold an error of Excel, such as ``#N/A``.

    Args:
        path: the workbook.
        largest: how many bytes of all sheets are looked at.

    Returns:
        By sheet, and by row and column from 0, what the cell says. Nothing where the file is no zip, as ``.xls`` is none.
    """
    return _all(path, largest, _in)


def formula_cells(path: Path, largest: int) -> Mapping[str, Mapping[tuple[int, int], str]]:
    """Give by sheet the cells that hold a formula.

    Args:
        path: the workbook.
        largest: how many bytes of all sheets are looked at.

    Returns:
        By sheet, and by row and column from 0, the formula; empty where it is shared with another cell. Nothing where the file is no zip.
    """
    return _all(path, largest, _formulas)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Give the names of the sheets of a workbook, in their order; none where it cannot be read.

    Args:
        path: the workbook.
    """
    try:
        with zipfile.ZipFile(path) as book:
            return tuple(sheet.get("name", "") for sheet in _elements(book, "xl/workbook.xml", "sheet"))
    except _BROKEN:
        return ()


_Cell = tuple[tuple[int, int], str]
_BROKEN = (OSError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, ParseError)


def _all(
    path: Path, largest: int, look: Callable[[bytes], Iterator[_Cell]]
) -> Mapping[str, Mapping[tuple[int, int], str]]:
    try:
        with zipfile.ZipFile(path) as book:
            return {sheet: dict(found) for sheet, found in _found(book, largest, look) if found}
    except _BROKEN:
        return {}


def _found(
    book: zipfile.ZipFile, largest: int, look: Callable[[bytes], Iterator[_Cell]]
) -> Iterator[tuple[str, list[_Cell]]]:
    targets = {one["Id"]: one["Target"] for one in _elements(book, "xl/_rels/workbook.xml.rels", "Relationship")}
    for sheet in _elements(book, "xl/workbook.xml", "sheet"):
        number = next((text for name, text in sheet.items() if name.rpartition("}")[2] == "id"), "")
        name = targets.get(number, "").removeprefix("/").removeprefix("xl/")
        with book.open(f"xl/{name}") as file:
            data = file.read(largest)
        largest -= len(data)
        yield sheet["name"], list(look(data))


def _in(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _CELL.finditer(data):
        place, says = _PLACE.search(cell[1]), _SAYS.search(cell[2])
        if place:
            yield (int(place[2]) - 1, _column(place[1])), says[1].decode("ascii", "replace") if says else "#ERROR"


def _formulas(data: bytes) -> Iterator[_Cell]:
    for cell in _FORMULA.finditer(data):
        place = _PLACE.search(cell[1])
        if place:
            said = cell[2].rpartition(b">")[2].decode("utf-8", "replace")
            yield (int(place[2]) - 1, _column(place[1])), f"={said}" if said else ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _elements(book: zipfile.ZipFile, name: str, tag: str) -> Iterator[Mapping[str, str]]:
    with book.open(name) as file:
        text = file.read(_SMALL)
    if b"<!" in text.replace(b"<!--", b""):  # a list of sheets has no DOCTYPE
        return
    for element in fromstring(text).iter():
        if element.tag.rpartition("}")[2] == tag:
            yield element.attrib
