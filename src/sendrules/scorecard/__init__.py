"""Measures of a whole authority: the official ones, what they cannot show, and the published figures beside them.

It needs the extra ``sendrules[sen2]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendrules.scorecard.breakdowns import Breakdown
    from sendrules.scorecard.card import Scorecard, scorecard
    from sendrules.scorecard.declared import Measure
    from sendrules.scorecard.figures import Figure

_HOMES = {"breakdowns": "Breakdown", "card": "Scorecard scorecard", "declared": "Measure", "figures": "Figure"}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = ["Breakdown", "Figure", "Measure", "Scorecard", "scorecard"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module 'sendrules.scorecard' has no attribute {name!r}")
        from importlib import import_module

        from sendrules.errors import MissingExtra

        try:
            value = getattr(import_module(f"sendrules.scorecard.{_HOME[name]}"), name)
        except ModuleNotFoundError as error:
            if error.name is None or error.name.split(".")[0] not in ("numpy", "pyarrow"):
                raise
            raise MissingExtra(f"sendrules.scorecard.{name}", error.name, "sen2") from error
        globals()[name] = value
        return value

    def __dir__():
        return __all__
