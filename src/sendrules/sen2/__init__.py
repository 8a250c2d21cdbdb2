"""The SEN2 return: the person-level survey that every authority makes each January.

It needs the extra ``sendrules[sen2]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

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
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = ["Caseload", "Findings", "Records", "Return", "caseload_of", "check", "read"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module 'sendrules.sen2' has no attribute {name!r}")
        from importlib import import_module

        from sendrules.errors import MissingExtra

        try:
            value = getattr(import_module(f"sendrules.sen2.{_HOME[name]}"), name)
        except ModuleNotFoundError as error:
            if error.name is None or error.name.split(".")[0] not in ("numpy", "pyarrow"):
                raise
            raise MissingExtra(f"sendrules.sen2.{name}", error.name, "sen2") from error
        globals()[name] = value
        return value

    def __dir__():
        return __all__
