"""Forecasts of a backlog: what waits, what is late and when it clears, in many runs, as ranges. It needs ``sendrules[plan]``."""

from sendrules.commissioning.forecast.answer import MEASURES, UNDETERMINED, Forecast, Undetermined, forecast
from sendrules.commissioning.forecast.case_months import case_months
from sendrules.commissioning.forecast.drawn import Drawn, draw
from sendrules.commissioning.forecast.draws import Draws
from sendrules.commissioning.forecast.flow import Flow
from sendrules.commissioning.forecast.order import queue_order
from sendrules.commissioning.forecast.ranges import Range, percentiles
from sendrules.commissioning.forecast.simulate import simulate

__all__ = [
    "MEASURES",
    "UNDETERMINED",
    "Drawn",
    "Draws",
    "Flow",
    "Forecast",
    "Range",
    "Undetermined",
    "case_months",
    "draw",
    "forecast",
    "percentiles",
    "queue_order",
    "simulate",
]
