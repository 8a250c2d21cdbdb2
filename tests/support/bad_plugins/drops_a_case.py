"""It takes the last case out of every order."""

from dataclasses import replace
from typing import Any

import sendrules as sr
from sendrules.local.ranking import rank as ranking

FAILS = "ranking"
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="drops_a_case", name="Badshire Council")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Order by date, and lose one."""
    rank = ranking.rank

    def shorter(*args: Any, **kwargs: Any) -> sr.Ranking:
        whole = rank(*args, **kwargs)
        return replace(whole, places=whole.places[:-1])

    ranking.rank = shorter
    return sr.DateOrder(id="order", title="By date", provenance=SOURCE)
