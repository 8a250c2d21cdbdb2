"""What a forecast would need and is not known, with the question to ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.commissioning.inputs.supply import Supply
from sendrules.values import value

T = TypeVar("T")
EVERYTHING = "everything"
ON_TIME = "on time"
PLANS = "plans"


@value
class Missing:
    """One input that is not known.

    Attributes:
        at: where it belongs, such as ``demand.withdrawn``.
        ask: what to find out.
        needed_for: what cannot be said without it: ``everything``, ``on time`` or ``plans``.
    """

    at: str
    ask: str
    needed_for: str = EVERYTHING


_PARTS = {
    "demand": "How many requests come in each month?",
    "supplies": "Which teams and contracts take cases, and how many a month? Give an empty list where there is none.",
    "waiting": "How many cases wait on the first day, by how long they have waited?",
    "groups": "Which kinds of case are there? Give one with a share of 1 where they are not told apart.",
    "lanes": "Which lanes has the queue? Give one with a share of 1 where there are none.",
}
_OF_DEMAND = {
    "a_month": "How many requests come in, in a month of average season?",
    "seasonal": "How do the months of the year differ? Give 1.0 for each where no season is known.",
    "growth_a_year": "By how much do requests grow in a year? Write 0 where they do not.",
    "withdrawn": "What share of waiting cases is withdrawn in a month? Write 0 where none is.",
    "assessed": "What share of requests is agreed to assess? Write 1 where the figures count agreed assessments.",
}
_OF_SUPPLY = {
    "a_month": "How many cases does it take in a whole month?",
    "starts": "From which day can it take cases?",
    "ends": 'Which is its last day? Write "never" where it has none.',
    "vacancy": "What is the chance that a post is vacant in a month? Write 0 where that cannot be.",
    "rejected": "What share of its reports is rejected? Write 0 where none is.",
}


def missing_of(inputs: PlanInputs) -> tuple[Missing, ...]:
    """Name every input that is not known and that an answer needs.

    Args:
        inputs: the inputs.

    >>> inputs = PlanInputs(first_month="2027-01-01", months=12, source="illustration")
    >>> [one.at for one in missing_of(inputs)][:3]
    ['demand', 'supplies', 'waiting']
    """
    return tuple(_missing(inputs))


def known(value: T | None) -> T:
    """Give an input that ``missing_of`` did not name.

    Args:
        value: the input.

    Raises:
        ValueError: it is not known: whoever calls did not ask ``missing_of`` first.
    """
    if value is None:
        raise ValueError("an input is not known: ask missing_of before you work with the inputs")
    return value


def _missing(inputs: PlanInputs) -> Iterator[Missing]:
    yield from (Missing(name, ask) for name, ask in _PARTS.items() if getattr(inputs, name) is None)
    if inputs.demand is not None:
        for name, ask in _OF_DEMAND.items():
            if getattr(inputs.demand, name) is None:
                yield Missing(f"demand.{name}", ask)
    for supply in inputs.supplies or ():
        yield from _of_supply(supply, inputs)
    if inputs.waiting is not None:
        for group in inputs.groups or ():
            if group.id not in inputs.waiting.counts:
                yield Missing(
                    f"waiting.counts.{group.id}", "How many of this group wait? Give an empty list where none does."
                )
    yield from _of_queue(inputs)


def _of_supply(supply: Supply, inputs: PlanInputs) -> Iterator[Missing]:
    at = f"supplies.{supply.id}"
    yield from (Missing(f"{at}.{name}", ask) for name, ask in _OF_SUPPLY.items() if getattr(supply, name) is None)
    if supply.starts is not None and supply.starts > inputs.first_month and supply.late_by_months is None:
        yield Missing(f"{at}.late_by_months", "How many months late may it start? Write 0 where it cannot.")
    if supply.vacancy and supply.vacancy_loses is None:
        yield Missing(f"{at}.vacancy_loses", "How many cases a month does a vacancy lose?")
    if supply.rejected and supply.back_after_months is None:
        yield Missing(f"{at}.back_after_months", "After how many months is a rejected report's case back in the queue?")


def _of_queue(inputs: PlanInputs) -> Iterator[Missing]:
    ranks: dict[str, set[int]] = {}
    for group in inputs.groups or ():
        ranks.setdefault(group.lane, set()).add(group.rank)
    if inputs.ages_up_after_months is None and any(len(of_lane) > 1 for of_lane in ranks.values()):
        ask = 'After how many months does a case move up a rank? Write "never" where it does not.'
        yield Missing("ages_up_after_months", ask)
    if inputs.plan_after_months is None:
        yield Missing("plan_after_months", "How many months after allocation is the plan finalised?", ON_TIME)
    if inputs.leads_to_plan is None:
        yield Missing("leads_to_plan", "What share of assessments leads to a plan?", PLANS)
