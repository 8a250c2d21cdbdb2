"""The SEN2 return: the person-level survey that every authority makes each January.

It needs the extra ``sendrules[sen2]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.sen2.checks.run import Findings, check
    from sendrules.sen2.events import Caseload, caseload_of
    from sendrules.sen2.reading import read
    from sendrules.sen2.returns import Records, Return

_HOMES = {
    "checks.run": "Findings check",
    "events": "Caseload caseload_of",
    "reading": "read",
    "returns": "Records Return",
}

__all__ = ["Caseload", "Findings", "Records", "Return", "caseload_of", "check", "read"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="sen2", needs=("numpy", "pyarrow"))
