"""Measures of a whole authority: the official ones, what they cannot show, and the published figures beside them.

It needs the extra ``sendrules[sen2]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.scorecard.breakdowns import Breakdown
    from sendrules.scorecard.card import Scorecard, scorecard
    from sendrules.scorecard.declared import Measure
    from sendrules.scorecard.figures import Figure

_HOMES = {"breakdowns": "Breakdown", "card": "Scorecard scorecard", "declared": "Measure", "figures": "Figure"}

__all__ = ["Breakdown", "Figure", "Measure", "Scorecard", "scorecard"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="sen2", needs=("numpy", "pyarrow"))
