"""A return written in every format that is read, with the names, dates and flags that real files of that format have."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

from sendrules.sen2.forms.workbooks import SHEETS, TEMPLATE_SHEET, TITLES
from sendrules.sen2.items import HEADER, ITEMS, MODULES, NAMED_PLAN, PARENTS, PERSON, REQUESTS, Form, Holds, Item
from sendrules.testing.returns.model import PlainReturn, Record

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IN_COLLECTION = ("Collection", "Year", "ReferenceDate")
_SSD_FILES = {
    "Person": ("ssd_send", "send_table_id", ""),
    "Requests": ("ssd_ehcp_requests", "ehcr_ehcp_request_id", "ehcr_send_table_id"),
    "Assessment": ("ssd_ehcp_assessment", "ehca_ehcp_assessment_id", "ehca_ehcp_request_id"),
    "NamedPlan": ("ssd_ehcp_named_plan", "ehcn_named_plan_id", "ehcn_ehcp_asmt_id"),
    "ActivePlans": ("ssd_ehcp_active_plans", "ehcp_active_ehcp_id", "ehcp_ehcp_request_id"),
    "SENneed": ("ssd_sen_need", "senn_table_id", "senn_active_ehcp_id"),
}
_FIVE = {"Person": "m1", "Requests": "m2", "Assessment": "m3", "NamedPlan": "m4", "ActivePlans": "m5"}
"""By module its file among the five, and so what they can hold."""


def write(made: PlainReturn, form: Form, path: Path) -> Path:
    """Write a return.

    Args:
        made: the return.
        form: the format.
        path: the file to write; for formats of several files the folder, or a zip.

    Returns:
        The path.

    >>> from tempfile import TemporaryDirectory
    >>> from sendrules.testing import synthetic_return
    >>> with TemporaryDirectory() as folder:
    ...     path = write(synthetic_return(3, seed=1), Form.FIVE, Path(folder) / "five")
    ...     sorted(file.name for file in path.iterdir())
    ['m1.csv', 'm2.csv', 'm3.csv', 'm4.csv', 'm5.csv']
    """
    if form is Form.XML:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            write_xml(made, file)
    elif form in (Form.TEMPLATE, Form.WORKBOOK):
        _write_workbook(made, form, path)
    else:
        _write_files(dict(_FILES[form](made)), path)
    return path


def write_xml(made: PlainReturn, file: TextIO) -> None:
    """Write a return as XML.

    Args:
        made: the return.
        file: where to.
    """
    children = {module: made.children(module) for module in MODULES if PARENTS[module] != HEADER}
    file.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- SYNTHETIC. No person in it is real. -->\n<Message>\n<Header>\n'
    )
    for tag, names in (
        ("CollectionDetails", _IN_COLLECTION),
        ("Source", [n for n in ITEMS[HEADER] if n not in _IN_COLLECTION]),
    ):
        inner = "".join(_element(name, made.header[name]) for name in names if name in made.header)
        file.write(f"<{tag}>\n{inner}</{tag}>\n")
    file.write("</Header>\n<Persons>\n")
    for person in range(len(made.records[PERSON])):
        _write_record(made, children, PERSON, person, file)
    file.write("</Persons>\n</Message>\n")


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n"


def _write_record(
    made: PlainReturn, children: Mapping[str, Sequence[list[int]]], module: str, number: int, file: TextIO
) -> None:
    file.write(f"<{module}>\n")
    file.write("".join(_element(name, text) for name, text in made.records[module][number].items()))
    for inner, of in children.items():
        if PARENTS[inner] == module:
            for one in of[number]:
                _write_record(made, children, inner, one, file)
    file.write(f"</{module}>\n")


def _write_files(files: Mapping[str, str], path: Path) -> None:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        return
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8", newline="")


def _table(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()


def _blade_day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.year}-{_MONTHS[day.month - 1]}-{day.day:02} 00:00:00"


def _blade(item: Item, text: str) -> str:
    """A value as COLLECT writes it."""
    if item.holds is Holds.DAY:
        return _blade_day(text)
    return {"1": "true", "0": "false"}[text] if item.holds is Holds.FLAG else text


def _as_is(_: Item, text: str) -> str:
    return text


def _day_first(item: Item, text: str) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}" if item.holds is Holds.DAY else text


def _carried(form: Form, module: str, *, header: bool = False) -> list[Item]:
    items = ITEMS[HEADER if header else module].values()
    return [item for item in items if item.heading(form) is not None]


def _cells(record: Record, items: Sequence[Item], written: Callable[[Item, str], str]) -> list[str]:
    return [written(item, record[item.name]) if item.name in record else "" for item in items]


def _blade_files(made: PlainReturn) -> Iterator[tuple[str, str]]:
    stem = "Blade-Export_20-01-2026_"
    items = _carried(Form.BLADE, "", header=True)
    heading = ["sen2tableid", "NativeId", "sen2orderseqcolumn", "sourceid"]
    row = ["1", "1", "1", "1", *_cells(made.header, items, _blade)]
    yield f"{stem}sen2.csv", _table([*heading, *(item.name.lower() for item in items)], iter([row]))
    for module in MODULES:
        items = _carried(Form.BLADE, module)
        parent = "sen2tableid" if module == PERSON else f"{PARENTS[module]}tableid".lower()
        heading = [f"{module}tableid".lower(), "NativeId", f"{module}orderseqcolumn".lower(), "sourceid", parent]
        rows = (
            [str(n + 1), "1", str(n + 1), "1", str(made.parents[module][n] + 1), *_cells(record, items, _blade)]
            for n, record in enumerate(made.records[module])
        )
        yield f"{stem}{module.lower()}.csv", _table([*heading, *(item.name.lower() for item in items)], rows)


def _request_of(made: PlainReturn, module: str, number: int) -> int:
    while module != REQUESTS:
        number, module = made.parents[module][number], PARENTS[module]
    return number


def _ids(made: PlainReturn, module: str, number: int) -> list[str]:
    """The ids of the person and of the request that a record belongs to, as the formats have them that know no other."""
    if module == PERSON:
        return [str(number + 1)]
    request = _request_of(made, module, number)
    return [str(made.parents[REQUESTS][request] + 1), str(request + 1)]


def _five_files(made: PlainReturn) -> Iterator[tuple[str, str]]:
    for module, name in _FIVE.items():
        items = _carried(Form.FIVE, module)
        late = module in (NAMED_PLAN, "ActivePlans")
        ids = (
            ["Person ID"] if module == PERSON else ["Person ID", "Request Records ID" if late else "Requests Record ID"]
        )
        rows = (
            [*_ids(made, module, n), *_cells(record, items, _day_first)]
            for n, record in enumerate(made.records[module])
        )
        yield f"{name}.csv", _table([*ids, *(item.headings[Form.FIVE] for item in items)], rows)


def _ssd_files(made: PlainReturn) -> Iterator[tuple[str, str]]:
    for module, (name, own, parent) in _SSD_FILES.items():
        items = _carried(Form.SSD, module)
        rows = (
            [
                f"{own[:4]}{n + 1}",
                *([f"{_SSD_FILES[PARENTS[module]][1][:4]}{made.parents[module][n] + 1}"] if parent else []),
                *(
                    text or ("1900-01-01" if item.holds is Holds.DAY else "SSD_PH")
                    for item, text in zip(items, _cells(record, items, _as_is), strict=True)
                ),
            ]
            for n, record in enumerate(made.records[module])
        )
        heading = [own, *([parent] if parent else []), *(item.headings[Form.SSD] for item in items)]
        yield f"{name}.csv", _table(heading, rows)


_FILES: Mapping[Form, Callable[[PlainReturn], Iterator[tuple[str, str]]]] = {
    Form.BLADE: _blade_files,
    Form.FIVE: _five_files,
    Form.SSD: _ssd_files,
}


def _write_workbook(made: PlainReturn, form: Form, path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if form is Form.TEMPLATE:
        sheet.title = TEMPLATE_SHEET
        for row in _template_rows(made):
            sheet.append(row)
    else:
        book.remove(sheet)
        for module, name in SHEETS.items():
            sheet = book.create_sheet(name)
            for row in _sheet_rows(made, module):
                sheet.append(row)
    for row in (row for sheet in book.worksheets for row in sheet.iter_rows()):
        for cell in row:
            if cell.data_type in (
                "f",
                "e",
            ):  # a text that begins with "=", or reads as an error of Excel, is a text all the same
                cell.data_type = "s"
    book.save(path)


def _typed(item: Item, text: str) -> object:
    """A value as a workbook holds it: flags, ranks and codes of figures as numbers, days as text as the template asks for them."""
    return (
        float(text)
        if item.holds in (Holds.FLAG, Holds.NUMBER) or (item.holds is Holds.CODE and text.isdigit())
        else text
    )


def _as_day(item: Item, text: str) -> object:
    return date.fromisoformat(text) if item.holds is Holds.DAY else _typed(item, text)


def _template_rows(made: PlainReturn) -> Iterator[list[object]]:
    notes = {"PersonBirthDate": " \n(ccyy-mm-dd)", "DateTime": " \n(ccyy-mm-ddThh:mm:ss)"}
    for module, title in TITLES.items():
        items = _carried(Form.TEMPLATE, module, header=module == HEADER)
        yield [title]
        headings = [item.headings[Form.TEMPLATE] + notes.get(item.name, "") for item in items]
        if module == HEADER:
            yield ["Record Type", *headings]
            yield ["Header", *(_typed(i, made.header[i.name]) if i.name in made.header else None for i in items)]
        else:
            yield ["Record Type", *_template_ids(module), "LA\n(From Header Record)", *headings]
            for n, record in enumerate(made.records[module]):
                cells = [_typed(i, record[i.name]) if i.name in record else None for i in items]
                yield [module, *(float(id) for id in _ids(made, module, n)), made.header.get("LEA"), *cells]
        yield []
        yield []


def _template_ids(module: str) -> list[str]:
    if module == PERSON:
        return ["Person ID\n\n(This must be a unique ID for each Person record)"]
    person = "Person ID\n\n(This must match the relevant ID in the Person record table)"
    own = (
        "a unique ID for each Requests record" if module == REQUESTS else "match the relevant ID in the Requests table"
    )
    return [person, f"Requests record ID\n\n(This must be {own})"]


def _sheet_rows(made: PlainReturn, module: str) -> Iterator[list[object]]:
    items = _carried(Form.WORKBOOK, module)
    ids = ["persontableid"] if module == PERSON else ["persontableid", "requeststableid"]
    spelled = {"requestsource": "rquestsource"}  # as seen in real workbooks
    yield [*ids, *(spelled.get(item.name.lower(), item.name.lower()) for item in items)]
    for n, record in enumerate(made.records[module]):
        cells = [_as_day(i, record[i.name]) if i.name in record else None for i in items]
        yield [*(float(id) for id in _ids(made, module, n)), *cells]
