"""The page of one case, for its family or for an officer: as HTML that needs nothing else, as a tagged PDF, and as plain text.

It needs the extra ``sendrules[report]``; a PDF needs ``sendrules[pdf]``. Names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.report.reader_page.making import Reader, ReaderPage, reader_page

_HOMES = {"making": "ReaderPage Reader reader_page"}

__all__ = ["Reader", "ReaderPage", "reader_page"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="report", needs=("jinja2", "altair", "vl_convert"))
