"""Published yearly counts: the inflow and the capacity that they show, a forecast from them, and how well it would have done.

It needs the extra ``sendrules[plan]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.commissioning.history.assumptions import Assumptions
    from sendrules.commissioning.history.back_test import BackTest, backtest
    from sendrules.commissioning.history.baselines import BASELINES
    from sendrules.commissioning.history.counts import Series, read_series, series_in
    from sendrules.commissioning.history.fitting import Fit, fit
    from sendrules.commissioning.history.monthly import inputs_of
    from sendrules.commissioning.history.projecting import More, Projection, project
    from sendrules.commissioning.history.scores import interval_score

_HOMES = {
    "assumptions": "Assumptions",
    "back_test": "BackTest backtest",
    "baselines": "BASELINES",
    "counts": "Series read_series series_in",
    "fitting": "Fit fit",
    "monthly": "inputs_of",
    "projecting": "More Projection project",
    "scores": "interval_score",
}

__all__ = [
    "BASELINES",
    "Assumptions",
    "BackTest",
    "Fit",
    "More",
    "Projection",
    "Series",
    "backtest",
    "fit",
    "inputs_of",
    "interval_score",
    "project",
    "read_series",
    "series_in",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="plan", needs=("numpy", "pyarrow", "rich", "scipy"))
