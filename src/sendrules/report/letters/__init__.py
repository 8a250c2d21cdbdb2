"""Letters that a family writes to a local authority, with the dates and provisions of a case filled in.

It needs the extra ``sendrules[report]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.report.letters.kinds import LetterKind
    from sendrules.report.letters.writing import Letter, letter

_HOMES = {"kinds": "LetterKind", "writing": "Letter letter"}

__all__ = ["Letter", "LetterKind", "letter"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="report", needs=("jinja2",))
