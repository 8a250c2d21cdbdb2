"""``PlanInputs``: everything that a forecast is made from, each part with its source, and what is not known absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse, undeclared
from sendrules.commissioning.inputs.demand import Demand
from sendrules.commissioning.inputs.numbers import Between, WholeMonths, within
from sendrules.commissioning.inputs.queue import Group, Lane, Waiting
from sendrules.commissioning.inputs.supply import Supply
from sendrules.errors import Problem
from sendrules.local.declarations.base import Day, Declared
from sendrules.local.declarations.values import Text

MOST_PLACES = 10_000_000
"""The most places that all supplies can have in a month. Counts have 32 bits, and the sum of many would not fit."""


class PlanInputs(Declared):
    """What a forecast is made from.

    Every part may be None, which says that it is not known. ``forecast`` then names it, and answers what needs it with
    "undetermined".
    """

    first_month: Day = Field(description="The first day of the first month of the forecast.")
    months: Annotated[int, Field(ge=1, le=240, strict=True)] = Field(description="How many months to forecast.")
    demand: Demand | None = Field(default=None, description="New requests.")
    supplies: tuple[Supply, ...] | None = Field(
        default=None, description="Teams and contracts; empty where there is none."
    )
    waiting: Waiting | None = Field(default=None, description="The cases that wait on the first day.")
    groups: Annotated[tuple[Group, ...], Field(min_length=1)] | None = Field(
        default=None, description="The kinds of case."
    )
    lanes: Annotated[tuple[Lane, ...], Field(min_length=1)] | None = Field(
        default=None, description="The parts of the queue, in the order in which places left over are offered."
    )
    plan_after_months: WholeMonths | None = Field(
        default=None, description="How many months after its allocation a case has its finalised plan."
    )
    leads_to_plan: Between | None = Field(default=None, description="The share of assessments that leads to a plan.")
    ages_up_after_months: Annotated[int, Field(ge=1, le=600, strict=True)] | Literal["never"] | None = Field(
        default=None,
        description='After how many whole months of waiting a case moves up one rank, and after as many again one more; "never" where it '
        "does not. Asked only where a lane has several ranks.",
    )
    source: Text = Field(description="Where the three figures above come from, and what is assumed.")

    @model_validator(mode="after")
    def _fits(self) -> PlanInputs:
        within(self.leads_to_plan, "leads_to_plan", 0, 1)
        refuse(*self._wrong())
        return self

    def _wrong(self) -> Iterator[Problem]:
        if self.first_month.day != 1:
            fix = f"Write {self.first_month.replace(day=1)}."
            yield Problem(("first_month",), f"this is not the first day of a month (given: {self.first_month}).", fix)
        for name in ("supplies", "groups", "lanes"):
            yield from _twice(name, [one.id for one in getattr(self, name) or ()])
        yield from _not_one("lanes", [lane.share for lane in self.lanes or ()])
        yield from _not_one("groups", [group.share for group in self.groups or ()])
        yield from self._too_many()
        yield from self._leads_nowhere()

    def _too_many(self) -> Iterator[Problem]:
        """Say where there are more places than a run can count."""
        places = sum(supply.a_month.high for supply in self.supplies or () if supply.a_month is not None)
        if places > MOST_PLACES:
            message = (
                f"together they take {places:,.0f} cases a month, of which at most {MOST_PLACES:,} can be followed."
            )
            yield Problem(("supplies",), message, "Check their a_month.")

    def _leads_nowhere(self) -> Iterator[Problem]:
        """Say where a lane or a group is named that is not declared."""
        lanes = None if self.lanes is None else [lane.id for lane in self.lanes]
        groups = None if self.groups is None else [group.id for group in self.groups]
        for name in ("groups", "supplies"):
            for n, one in enumerate(getattr(self, name) or ()):
                if lanes is not None and one.lane is not None and one.lane not in lanes:
                    yield undeclared((name, n, "lane"), "lane", one.lane, lanes)
        for id in self.waiting.counts if self.waiting else ():
            if groups is not None and id not in groups:
                yield undeclared(("waiting", "counts", id), "group", id, groups)


def _twice(name: str, ids: list[str]) -> Iterator[Problem]:
    for n, id in enumerate(ids):
        if id in ids[:n]:
            yield Problem((name, n, "id"), f"{id} stands twice.", "Give each a name of its own.")


def _not_one(name: str, shares: Iterable[float]) -> Iterator[Problem]:
    listed = list(shares)
    if listed and abs(sum(listed) - 1) > 1e-6:
        yield Problem(
            (name,), f"their shares come to {sum(listed):g} and not to 1.", "Change the shares so that they come to 1."
        )
