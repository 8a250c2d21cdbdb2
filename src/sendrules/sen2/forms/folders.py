"""A return in several CSV files, in a folder or a zip: COLLECT's nine, Data to Insight's five, or the tables of the safeguarding dataset."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sendrules.errors import InputError, Problem
from sendrules.outside_files import bytes_of, unreadable
from sendrules.sen2.forms.csv_tables import Cells, csv_files, headings_of, table_of
from sendrules.sen2.forms.tables import Assembly, Table, is_technical, items_by_heading, likeness, plain
from sendrules.sen2.items import ITEMS, MODULES, Form, Holds
from sendrules.sen2.places import NotRead, Spot
from sendrules.sen2.raw import RawReturn

LARGEST = 2_000_000_000
"""How many bytes all files of a zip may have when they are unpacked."""
_MOST_FILES = 200
_IN_FOLDERS = (Form.BLADE, Form.SSD, Form.FIVE)
_PLACEHOLDERS = ("SSD_PH", "1900-01-01", "1900-01-01 00:00:00", "1900-01-01T00:00:00")
"""What the Standard Safeguarding Dataset writes where it has nothing yet."""


def read_folder(path: Path, largest: int = LARGEST) -> RawReturn:
    """Read a return from the CSV files of a folder or a zip, whatever their names: their columns say what they are.

    Args:
        path: the folder or the zip.
        largest: how many bytes all files may have when they are unpacked.

    Raises:
        InputError: it cannot be read, has no file of a return, files of two formats, or two files for one module.
    """
    others: list[NotRead] = []
    files = dict(_files(path, largest, others))
    if not files:
        raise InputError(
            str(path),
            [Problem("", "there is no CSV file in it.", "Give the folder with the CSV files, or the XML file itself.")],
        )
    headings = {name: headings_of(name, data) for name, data in files.items()}
    form = _form_of(str(path), list(headings.values()))
    found = Assembly(form, str(path), list(files))
    taken: dict[str, str] = {}
    found.not_read += others
    for name, data in files.items():
        module = _module_of(form, headings[name])
        if module is None and "sen2tableid" in {plain(h) for h in headings[name]} and form is Form.BLADE:
            found.add_header(table_of(name, data))
        elif module is None:
            found.not_read.append(NotRead(Spot(name), "", 1))
        elif module in taken:
            message = f"{taken[module]} and {name} both have {module} records."
            raise InputError(str(path), [Problem("", message, "Keep the files of one export only.")])
        else:
            taken[module] = name
            table = table_of(name, data, partial(_cells, form, module))
            found.add(module, _without_placeholders(table, form))
    return found.found()


def _cells(form: Form, module: str, heading: str) -> Cells:
    """How a column is read: what recurs by its distinct texts, ids and names as they are, and running numbers not at all."""
    if is_technical(form, module, heading):
        return Cells.NONE
    item = items_by_heading(form, module).get(plain(heading))
    recurs = item is not None and (form is Form.SSD or ITEMS[module][item].holds is not Holds.TEXT)
    return Cells.FEW if recurs else Cells.MANY


def _files(path: Path, largest: int, others: list[NotRead]) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        for file in csv_files(path):
            yield str(file), bytes_of(file, largest)
        return
    if path.suffix.lower() != ".zip":
        yield str(path), bytes_of(path, largest)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            others += [NotRead(Spot(f"{path.name}/{name}"), "", 1) for name in _others(archive)]
            yield from _unpacked(path, archive, largest)
    except OSError as error:
        raise InputError(str(path), [unreadable(error, path)]) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise InputError(
            str(path), [Problem("", "the zip is damaged or locked.", "Export it again, without a password.")]
        ) from None


def _unpacked(path: Path, archive: zipfile.ZipFile, largest: int) -> Iterator[tuple[str, bytes]]:
    """The CSV files of a zip. No more is unpacked than is allowed, whatever the zip says of itself."""
    listed = [one for one in archive.infolist() if _is_csv(one.filename)]
    left = largest
    too_much = Problem(
        "",
        f"the files in it are larger than {largest:,} bytes when they are unpacked.",
        "Check that it is the right one.",
    )
    if len(listed) > _MOST_FILES:
        raise InputError(str(path), [Problem("", f"there are more than {_MOST_FILES} files in it.", too_much.fix)])
    for one in sorted(listed, key=lambda one: one.filename):
        with archive.open(one) as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise InputError(str(path), [too_much])
        yield f"{path.name}/{one.filename}", data


def _others(archive: zipfile.ZipFile) -> Iterator[str]:
    """The files of a zip that are no tables, save those that a Mac adds."""
    for one in archive.infolist()[:_MOST_FILES]:
        if not one.is_dir() and not one.filename.lower().endswith(".csv") and not one.filename.startswith("__MACOSX/"):
            yield one.filename


def _is_csv(name: str) -> bool:
    """Whether a file of a zip is one of the tables; a Mac adds files of its own beside each."""
    return name.lower().endswith(".csv") and not name.rpartition("/")[2].startswith("._")


def _form_of(path: str, headings: Sequence[Sequence[str]]) -> Form:
    fits = {
        form: sum(max(likeness(form, module, names) for module in MODULES) for names in headings)
        for form in _IN_FOLDERS
    }
    form = max(fits, key=lambda one: fits[one])
    if not fits[form]:
        message = "none of the files has the columns of a SEN2 return."
        raise InputError(
            path, [Problem("", message, "Give COLLECT's export, the five CSV files, or the SSD's tables.")]
        )
    return form


def _module_of(form: Form, headings: Sequence[str]) -> str | None:
    fits = {module: likeness(form, module, headings) for module in MODULES}
    best = max(fits, key=lambda module: fits[module])
    return best if fits[best] else None


def _without_placeholders(table: Table, form: Form) -> Table:
    """The table with blanks where the safeguarding dataset says that it has nothing yet."""
    if form is not Form.SSD:
        return table
    blank = pa.array(_PLACEHOLDERS)
    columns = []
    for column in (c if pa.types.is_dictionary(c.type) else c.dictionary_encode() for c in table.columns):
        texts = pc.if_else(pc.is_in(column.dictionary, value_set=blank), None, column.dictionary)
        again = texts.take(column.indices).dictionary_encode()
        columns.append(again)
    return Table(table.file, table.headings, columns, table.rows)
