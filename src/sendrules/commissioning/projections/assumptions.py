"""What projections rest on, in words, a line for each assumption."""

from __future__ import annotations

from collections.abc import Iterator

from sendrules.commissioning.forecast.answer import Forecast
from sendrules.commissioning.inputs.numbers import Between
from sendrules.commissioning.projections.ages import AgeShares
from sendrules.explanation import words

OURS = (
    "The columns and definitions are ours. The department's template for local reform plans (tables 10 to 12) was not seen: compare "
    "its definitions before you copy a number."
)


def assumptions_of(forecast: Forecast, ages: AgeShares | None, under_way: int | None) -> Iterator[tuple[str, str]]:
    """Give what projections rest on: what it is about, and what is assumed.

    Args:
        forecast: the forecast.
        ages: the shares of age.
        under_way: how many cases had a place before the forecast begins.
    """
    inputs, draws = forecast.inputs, forecast.draws
    yield "template", OURS
    yield (
        "years",
        f"Calendar years. The forecast begins on {words(inputs.first_month)} and has {inputs.months} months. A year that began before it is left out.",
    )
    yield (
        "ranges",
        (
            f"P10, P50 and P90 of {draws.runs:,} runs with seed {draws.seed}: what 10%, 50% and 90% of the runs do not exceed. They hold what "
            "the inputs say is uncertain, and nothing else: no change of the law, of policy or of the population."
        ),
    )
    yield (
        "rounding",
        (
            "P10, P50 and P90 of all ages are rounded to whole cases. The bands share each of them out in whole cases: each is rounded down, "
            "and what is left goes to the largest remainders. So the rows of a year add up. The years do not add up to a total of their own."
        ),
    )
    yield (
        "age",
        (
            "Whole years completed on the day of the request, for requests, assessments and plans alike. "
            "Who is under 5, 5 to 10, 11 to 15, 16 to 19 or 20 to 25; nobody is put into a band by guess. "
            "The shares of age stay as they are in every year and run, so the range of a band is that of the total."
        ),
    )
    yield "age shares", ages.source if ages else "Not known."
    if ages and ages.small:
        yield (
            "small numbers",
            (
                f"A band of {', '.join(ages.small)} rests on fewer than 5 cases. Look at it before you publish: it may point to a person."
            ),
        )
    yield "plans", _plans(forecast, under_way)
    yield from _sources(forecast)


def _plans(forecast: Forecast, under_way: int | None) -> str:
    after = forecast.inputs.plan_after_months
    wait = "not known when" if after is None else f"{after} months after its place"
    before = (
        "How many cases had a place before and have no plan yet is not known."
        if under_way is None
        else f"{under_way:,} cases had a place before and have no plan yet; their plans come within these months."
    )
    return f"A plan is finalised {wait}. {before}"


def _sources(forecast: Forecast) -> Iterator[tuple[str, str]]:
    """Each figure of the inputs, and where it comes from."""
    inputs = forecast.inputs
    yield "inputs", inputs.source
    if (demand := inputs.demand) is not None:
        figures = {
            "requests in a month": demand.a_month,
            "growth a year": demand.growth_a_year,
            "share agreed to assess": demand.assessed,
        }
        told = "; ".join(f"{name}: {_between(one)}" for name, one in figures.items())
        yield "demand", f"{told}. {demand.source}"
    for supply in inputs.supplies or ():
        yield f"supply {supply.id}", f"{_between(supply.a_month)} a month. {supply.source}"
    if inputs.waiting is not None:
        yield "waiting at the start", f"{inputs.waiting.total:,}. {inputs.waiting.source}"
    yield "share that leads to a plan", _between(inputs.leads_to_plan)


def _between(given: Between | None) -> str:
    if given is None:
        return "not known"
    if given.fixed:
        return f"{given.low:g}"
    return f"{given.low:g} to {given.high:g}" + ("" if given.likely is None else f", likeliest {given.likely:g}")
