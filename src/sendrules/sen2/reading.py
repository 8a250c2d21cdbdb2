"""``sendrules.sen2.read``: a return from a file or a folder, whatever its format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sendrules.errors import InputError, Problem
from sendrules.outside_files import unreadable
from sendrules.sen2.cells import day_format_named
from sendrules.sen2.forms.folders import read_folder
from sendrules.sen2.forms.workbooks import read_workbook
from sendrules.sen2.forms.xml import read_xml
from sendrules.sen2.raw import RawReturn
from sendrules.sen2.returns import Return
from sendrules.sen2.settle import settled

_WORKBOOK = (".xlsm", ".xlsx", ".xls", ".xlsb")


def read(
    path: str | Path,
    *,
    year: int | None = None,
    survey_day: date | None = None,
    authority: str | None = None,
    day_format: str | None = None,
) -> Return:
    """Read a SEN2 return: XML, COLLECT's CSV files or the five of Data to Insight (a folder or a zip), the department's template or
    another workbook, or the tables of the Standard Safeguarding Dataset.

    Names are matched in every spelling that was seen, whatever the case of their letters. What is not known is listed in ``not_read``,
    and what cannot be used in ``refused``, each with its file, row and field. Nothing is made blank in silence.

    Args:
        path: the file, folder or zip.
        year: the year of the collection, for formats without a header. The return describes the calendar year before.
        survey_day: the survey day, for formats without a header; found by the year where it is known.
        authority: the three-digit code of the authority, for formats without a header.
        day_format: ``DD/MM/YYYY`` or ``MM/DD/YYYY``, where days are written in figures that leave it open.

    Raises:
        InputError: the file cannot be read as a return at all.
        MissingExtra: it is a workbook, and python-calamine is not installed.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from sendrules.testing import Form, synthetic_return, write_return
    >>> with TemporaryDirectory() as folder:
    ...     found = read(write_return(synthetic_return(20, seed=1), Form.XML, Path(folder) / "return.xml"))
    >>> found.people, found.version, found.refused, found["Requests"].columns["ReceivedDate"].type
    (20, '1.3 or later', (), DataType(date32[day]))
    """
    day_first = day_format_named(day_format)
    raw = _raw(Path(path))
    if not any(map(len, raw.modules.values())):
        raise InputError(
            str(path), [Problem("", "there is no person in it.", "Check that it is the right file, and whole.")]
        )
    return settled(raw, day_first=day_first, year=year, survey_day=survey_day, authority=authority)


def _raw(path: Path) -> RawReturn:
    suffix = path.suffix.lower()
    if path.is_dir() or suffix in (".zip", ".csv"):
        return read_folder(path)
    if suffix in _WORKBOOK:
        return read_workbook(path)
    if suffix == ".xml":
        return read_xml(path)
    if not path.exists():
        raise InputError(str(path), [unreadable(FileNotFoundError(2, "No such file or directory"), path)])
    fix = "Give .xml, .zip, .xlsm or .xlsx, or the folder with the CSV files."
    raise InputError(str(path), [Problem("", f"a return is not kept in {suffix or 'such'} files.", fix)])
