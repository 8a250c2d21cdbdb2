"""The declared inputs of a forecast: strict, each with its source, built in Python or read from TOML. ``missing_of`` names what is not known."""

from sendrules.commissioning.inputs.demand import Demand
from sendrules.commissioning.inputs.missing import Missing, missing_of
from sendrules.commissioning.inputs.numbers import Between
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.commissioning.inputs.queue import Group, Lane, Waiting
from sendrules.commissioning.inputs.supply import Supply
from sendrules.commissioning.inputs.toml_file import parse_inputs, read_inputs

__all__ = [
    "Between",
    "Demand",
    "Group",
    "Lane",
    "Missing",
    "PlanInputs",
    "Supply",
    "Waiting",
    "missing_of",
    "parse_inputs",
    "read_inputs",
]
