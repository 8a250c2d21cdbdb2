"""The ten people in a format, with something in the file changed: what the tests of reading read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sendrules.errors import InputError
from sendrules.sen2 import Return, read
from sendrules.sen2.items import Form
from sendrules.testing.returns.write import write
from ten_people import ten_people

Change = Callable[[str], str | bytes]


def as_xml(folder: Path) -> str:
    """The ten people in XML, as text."""
    return write(ten_people(), Form.XML, folder / "whole.xml").read_text(encoding="utf-8")


def read_bytes(folder: Path, data: str | bytes, name: str = "return.xml", **how: str) -> Return:
    """Read what is given as the bytes of a file."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path, **how)  # type: ignore[arg-type]


def changed_folder(folder: Path, changes: dict[str, Change], form: Form = Form.BLADE) -> Path:
    """Write the ten people as CSV files, with the text of those changed whose names end so."""
    path = write(ten_people(), form, folder / "files")
    for file in path.iterdir():
        for ending, change in changes.items():
            if file.name.endswith(ending):
                data = change(file.read_bytes().decode())
                file.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def problem(call: Callable[[], object]) -> str:
    """The one problem that a call is refused for, with its fix, and not the path."""
    try:
        call()
    except InputError as error:
        (one,) = error.problems
        line = f"line {one.line}: " if one.line else ""
        return f"{line}{one.message} {one.fix}"
    raise AssertionError("nothing was refused")


def refusals(found: Return) -> list[tuple[str, str, str, str]]:
    """By refused value or record: the row and field, the value, what is wrong, and the fix."""
    return [(f"{one.spot.row} {one.spot.field}".strip(), one.value, one.message, one.fix) for one in found.refused]


def not_read(found: Return) -> list[tuple[str, int, int | None]]:
    """By thing that nothing is known of: its name and module, how often, and the row where it stands first."""
    return [
        (f"{one.module} {one.spot.field or Path(one.spot.file).name}".strip(), one.times, one.spot.row)
        for one in found.not_read
    ]
