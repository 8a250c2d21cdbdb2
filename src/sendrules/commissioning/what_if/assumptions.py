"""The assumptions of a forecast: the numbers in its inputs that are not known exactly, by name, and inputs with one of them fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from sendrules.case.refusals import did_you_mean, translated
from sendrules.commissioning.inputs.numbers import Between
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number of the inputs that may be one thing or another.

    Attributes:
        at: where it stands, such as ``demand.a_month`` or ``supplies.team.vacancy``.
        low: the lowest that it can be.
        high: the highest.
    """

    at: str
    low: float
    high: float


def assumptions_of(inputs: PlanInputs) -> Iterator[Assumption]:
    """Give every range in the inputs that is more than one number.

    Args:
        inputs: the inputs.
    """
    for at, value in _numbers(inputs):
        if isinstance(value, Between) and not value.fixed:
            yield Assumption(at, value.low, value.high)


def _numbers(inputs: PlanInputs) -> Iterator[tuple[str, Any]]:
    """Every field that is a number or a range, with its name; of a supply, with the supply's id."""
    parts = [("", inputs), ("demand", inputs.demand), *((f"supplies.{one.id}", one) for one in inputs.supplies or ())]
    for prefix, part in parts:
        for name in type(part).model_fields if part is not None else ():
            value = getattr(part, name)
            if isinstance(value, Between | float | int) and not isinstance(value, bool) and name != "months":
                yield f"{prefix}.{name}".lstrip("."), value


def named(inputs: PlanInputs, ranges: Mapping[str, tuple[float, float]]) -> Iterator[Assumption]:
    """Give assumptions that somebody names, each with its lowest and highest.

    Args:
        inputs: the inputs.
        ranges: by the name of a number, the two.

    Raises:
        InputError: there is no such number, or a range is none.
    """
    known = dict(_numbers(inputs))
    for at, given in ranges.items():
        if at not in known:
            fix = did_you_mean(at, known) or f"The numbers are {', '.join(known)}."
            raise InputError("the assumptions", [Problem(at, "the inputs have no such number.", fix)])
        low, high = given
        if not low < high:
            raise InputError(
                "the assumptions", [Problem(at, f"{low} is not below {high}.", "Give the lower one first.")]
            )
        yield Assumption(at, low, high)


def fixed(inputs: PlanInputs, at: str, value: float) -> PlanInputs:
    """Give the inputs with one number fixed, and all others as they are.

    Args:
        inputs: the inputs.
        at: the name of the number.
        value: what it is to be.

    Raises:
        InputError: it cannot be that.
    """
    data = inputs.model_dump()
    *parts, name = at.split(".")
    whole = dict(_numbers(inputs))[at]
    _within(data, parts)[name] = int(value) if type(whole) is int else value
    try:
        return PlanInputs.model_validate(data)
    except ValidationError as error:
        problems = [problem for details in error.errors(include_url=False) for problem in translated(details)]
        raise InputError("the assumptions", problems) from None


def _within(data: dict[str, Any], parts: list[str]) -> dict[str, Any]:
    if not parts:
        return data
    if parts[0] == "supplies":
        found: dict[str, Any] = next(one for one in data["supplies"] if one["id"] == ".".join(parts[1:]))
        return found
    part: dict[str, Any] = data[parts[0]]
    return part
