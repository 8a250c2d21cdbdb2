"""A plan that came in the year from an authority that had ended before it. A code that is not known is left alone."""

from datetime import date

import numpy as np

from sendrules.authorities import Standing, standing
from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ACTIVE_PLANS
from sendrules.sen2.returns import Flags

_FROM = (ACTIVE_PLANS, "TransferLA")


def _wrong(asked: Asked) -> Flags:
    year, plans = asked.found.header.year, asked.found[ACTIVE_PLANS]
    if year is None or not len(plans):
        return np.zeros(len(asked.records[ACTIVE_PLANS]), bool)
    first = date(year - 1, 1, 1)
    codes = plans.columns["TransferLA"].to_pylist()
    ended = {code for code in {*codes} - {None} if standing(code, first) is Standing.ENDED}
    found: Flags = np.append(np.array([code in ended for code in codes], bool), False)[asked.records[ACTIVE_PLANS]]
    return found


CHECK = by_request(
    "SR310",
    _wrong,
    says="The plan moved in during the year from an authority that had ended before it.",
    fix="Give the code of the authority that took over (sendrules.authorities knows them).",
    reads=(_FROM,),
    points_at=_FROM,
    examples=(
        Example(found=True, says={"ActivePlans.TransferLA": "835"}, why="Dorset until 2019"),
        Example(found=False, says={"ActivePlans.TransferLA": "838"}),
        Example(found=False, says={"ActivePlans.TransferLA": "998"}, why="nothing is known of this code"),
        Example(found=False, says={}),
    ),
)
