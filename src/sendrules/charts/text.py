"""Text in a chart: whatever was given, it only reads as text, and it fits."""

from __future__ import annotations

import re
import textwrap
from datetime import date

from sendrules.outside_text import on_one_line

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What cannot stand in XML; a text may hold U+FFFE and U+FFFF, which ``on_one_line`` passes."""
LONGEST_WORDS = 2000
"""The longest title or description within the SVG. What is longer ends with three dots; the table has it in full."""
LONGEST_NAME = 40
"""The longest name of a line or a bar as drawn."""
_CUT = "…"


def plain(text: str, longest: int = LONGEST_WORDS) -> str:
    r"""Give a text on one line, no longer than asked, with nothing in it that steers or hides.

    Args:
        text: any text.
        longest: the most characters.

    >>> print(plain("A\u202eB\nC"), plain("waiting", 5))
    A\u202eB\nC wait…
    """
    shown = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", on_one_line(text))
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + _CUT


def broken(text: str, width: int, most: int) -> list[str]:
    """Break a text into lines; what does not fit on the last ends with three dots.

    Args:
        text: any text.
        width: the most characters in a line.
        most: the most lines.

    >>> broken("Cases that wait at the end of each month", 16, 2)
    ['Cases that wait', 'at the end of…']
    """
    return textwrap.wrap(plain(text), width, max_lines=most, placeholder=_CUT)


def month(day: date) -> str:
    """Give a month in words.

    >>> month(date(2026, 12, 1))
    'December 2026'
    """
    return f"{day:%B} {day.year}"


def number(given: float | None, unit: str = "") -> str:
    """Give a number in words: whole where it is whole, else with one decimal.

    Args:
        given: the number; None where it is not known.
        unit: ``%`` where it is a share in percent; any other unit stands in the heading.

    >>> number(1234.0), number(46.42, "%"), number(None)
    ('1,234', '46.4%', 'not known')
    """
    if given is None:
        return "not known"
    shown = f"{given:,.1f}".removesuffix(".0")
    return f"{'0' if shown == '-0' else shown}{unit if unit == '%' else ''}"
