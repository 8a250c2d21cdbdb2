"""The cells of a workbook in which a formula failed. python-calamine gives them as blank, and a blank would say that there is nothing."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
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
    try:
        with zipfile.ZipFile(path) as book:
            return {sheet: dict(found) for sheet, found in _found(book, largest) if found}
    except (OSError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, ParseError):
        return {}


def _found(book: zipfile.ZipFile, largest: int) -> Iterator[tuple[str, list[tuple[tuple[int, int], str]]]]:
    targets = {one["Id"]: one["Target"] for one in _elements(book, "xl/_rels/workbook.xml.rels", "Relationship")}
    for sheet in _elements(book, "xl/workbook.xml", "sheet"):
        number = next((text for name, text in sheet.items() if name.rpartition("}")[2] == "id"), "")
        name = targets.get(number, "").removeprefix("/").removeprefix("xl/")
        with book.open(f"xl/{name}") as file:
            data = file.read(largest)
        largest -= len(data)
        yield sheet["name"], list(_in(data))


def _in(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in _CELL.finditer(data):
        place, says = _PLACE.search(cell[1]), _SAYS.search(cell[2])
        if place:
            yield (int(place[2]) - 1, _column(place[1])), says[1].decode("ascii", "replace") if says else "#ERROR"


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
