"""``to_pdf``: blocks of text as a tagged PDF, without a browser.

Typst sets the page. It gets every text as data, so nothing in a case is read as its language. The file follows PDF/UA-1: it has tags,
a title and a language, and its text can be selected. It needs the extra ``sendrules[pdf]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sendrules.errors import MissingExtra
from sendrules.report.letters.blocks import Block, parts
from sendrules.values import value

_NO_FONT = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SHEET = Path(__file__).parent / "typesetting" / "sheet.typ"


@value
class Drawing:
    """A drawing that stands after the text, with the table behind it.

    Attributes:
        heading: the heading above it.
        svg: the drawing.
        alt: what it shows, in words.
        heads: the headings of the table.
        rows: the rows of the table.
    """

    heading: str
    svg: str
    alt: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def to_pdf(
    blocks: Iterable[Block],
    *,
    title: str,
    day: date,
    may_fill: bool = False,
    dense: bool = False,
    drawing: Drawing | None = None,
) -> bytes:
    """Set blocks as a PDF of A4 pages. The same blocks give the same bytes.

    Args:
        blocks: what it says.
        title: the title of the document, which also stands at the foot of each of several pages.
        day: the day that the document is of.
        may_fill: whether what stands in square brackets is a gap to fill in.
        dense: whether the letters are smaller.
        drawing: a drawing after the text; None for none.

    Raises:
        MissingExtra: typst is not installed.

    >>> to_pdf([Block("title", ("A letter",)), Block("text", ("Dear all",))], title="A letter", day=date(2026, 1, 5))[:5]
    b'%PDF-'
    """
    data = {
        "title": title,
        "footer": title,
        "day": (day.year, day.month, day.day),
        "dense": dense,
        "blocks": [
            {"kind": block.kind, "lines": [_parts(line, may_fill=may_fill) for line in block.lines]} for block in blocks
        ],
        "drawing": None if drawing is None else {name: getattr(drawing, name) for name in _DRAWN},
    }
    return _compiled(json.dumps(data, ensure_ascii=False))


def _compiled(data: str) -> bytes:
    """Set the page. A sign that no font of this machine has is written as its number, for PDF/UA allows no empty box."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise MissingExtra("a PDF", "typst", "pdf") from error
    while True:
        try:
            found = typst.compile(_SHEET.read_bytes(), sys_inputs={"data": data}, pdf_standards=["ua-1"])
        except typst.TypstError as error:
            named = "".join(_NO_FONT.findall(str(error)))
            named += "".join(chr(int(code, 16)) for code in _ESCAPED.findall(named))
            unknown = {sign for sign in named if not sign.isascii()}
            if not unknown & set(data):
                raise
            data = data.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in unknown})
        else:
            assert isinstance(found, bytes)
            return found


_DRAWN = ("heading", "svg", "alt", "heads", "rows")


def _parts(line: str, *, may_fill: bool) -> list[dict[str, object]]:
    found = parts(line) if may_fill else [(line, False)]
    return [{"text": text, "gap": gap} for text, gap in found]
