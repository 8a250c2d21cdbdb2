"""It takes cases in the order in which they are given."""

from dataclasses import replace
from typing import Any

import sendrules as sr
from sendrules.local.ranking import rank as ranking

FAILS = "ranking"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="first_come_first_served", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Order by whatever order the question has."""
    rank = ranking.rank

    def as_given(waiting: Any, *args: Any, **kwargs: Any) -> sr.Ranking:
        items = list(waiting)
        whole = rank(items, *args, **kwargs)
        by = {place.reference: place for place in whole.places}
        order = [by[item.case.reference] for item in items]
        return replace(whole, places=tuple(replace(p, place=n) for n, p in enumerate(order, start=1)))

    ranking.rank = as_given
    return sr.DateOrder(id="order", title="By date", provenance=SOURCE)
