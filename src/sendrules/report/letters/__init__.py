"""Letters that a family writes to a local authority, with the dates and provisions of a case filled in.

It needs the extra ``sendrules[report]``, and for a PDF ``sendrules[pdf]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.report.letters.kinds import LetterKind
    from sendrules.report.letters.pdf import Drawing, to_pdf
    from sendrules.report.letters.writing import Letter, letter

_HOMES = {"kinds": "LetterKind", "pdf": "Drawing to_pdf", "writing": "Letter letter"}

_NEEDS = {"jinja2": "report", "typst": "pdf"}

__all__ = ["Drawing", "Letter", "LetterKind", "letter", "to_pdf"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, needs=_NEEDS)
