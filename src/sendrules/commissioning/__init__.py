"""When the work is done: exact schedules of what a policy buys, forecasts of a backlog, and the governance gates on the way.

Its names load what they need when they are first used. The exact schedules and the gates need no extra; the rest needs
``sendrules[plan]``.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.commissioning.exact.allocation import ALLOCATION_SCHEMA, Allocated, Allocation, allocate
    from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces
    from sendrules.commissioning.exact.grouped import Lateness
    from sendrules.commissioning.exact.simple import SimpleOrder
    from sendrules.commissioning.forecast.answer import Forecast
    from sendrules.commissioning.forecast.draws import Draws
    from sendrules.commissioning.inputs import PlanInputs, parse_inputs, read_inputs

_HOMES: dict[str, str] = {  # by module of this package: its public names, with spaces between them
    "exact.allocation": "ALLOCATION_SCHEMA Allocated Allocation allocate",
    "exact.given": "CaseToAllocate MonthPlaces",
    "exact.grouped": "Lateness",
    "exact.simple": "SimpleOrder",
    "forecast.answer": "Forecast",
    "forecast.draws": "Draws",
    "inputs": "PlanInputs parse_inputs read_inputs",
}

__all__: list[str] = [
    "ALLOCATION_SCHEMA",
    "Allocated",
    "Allocation",
    "CaseToAllocate",
    "Draws",
    "Forecast",
    "Lateness",
    "MonthPlaces",
    "PlanInputs",
    "SimpleOrder",
    "allocate",
    "parse_inputs",
    "read_inputs",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="plan", needs=("numpy", "pyarrow", "rich", "scipy"))
