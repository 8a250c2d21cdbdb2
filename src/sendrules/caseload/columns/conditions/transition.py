"""The twins of the conditions in ``law/conditions/transition.py``: transfers and school years of the Transitional Order."""

from __future__ import annotations

from datetime import date

import numpy as np

from sendrules.case.kinds import EventKind, Role
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import LAST_DAY, ROLE_CODE, Flags, Rows, to_day
from sendrules.caseload.columns.occasions import Findings, Occasions, findings
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.transition import MovesOnIn2016Or2017, Post16TransferIn2015

_TRANSFER, _YEAR_9 = (EventKind.PHASE_TRANSFER,), (EventKind.YEAR_9,)
_POST_16 = ROLE_CODE[Role.POST_16_INSTITUTION]


def in_years(batch: Batch, kinds: tuple[EventKind, ...], years: tuple[int, ...]) -> Rows:
    """Give the events of these kinds in certain years.

    Args:
        batch: the cases.
        kinds: the kinds of event.
        years: the years.
    """
    rows = batch.rows(kinds)
    on = batch.on[rows]
    within = np.zeros(len(rows), bool)
    for year in years:
        within |= (on >= to_day(date(year, 1, 1))) & (on <= to_day(date(year, 12, 31)))
    return rows[within]


@tests(Post16TransferIn2015)
def post_16_transfer_in_2015(condition: Post16TransferIn2015, at: Occasions) -> Findings:
    """Look on from the statement."""
    del condition
    rows = in_years(at.batch, _TRANSFER, (2015,))
    to = at.batch.code("to", rows)
    untold = _from_the_start(at, rows[to == 0])
    return findings(_from_the_start(at, rows[to == _POST_16]), untold)


@tests(MovesOnIn2016Or2017)
def moves_on(condition: MovesOnIn2016Or2017, at: Occasions) -> Findings:
    """Look on from the statement; where nothing says where a transfer leads, the answer is not known."""
    del condition
    years = (2016, 2017)
    rows = in_years(at.batch, _TRANSFER, years)
    to = at.batch.code("to", rows)
    untold, there = _from_the_start(at, rows[to == 0]), _from_the_start(at, rows[to > 0])
    return findings(there | _from_the_start(at, in_years(at.batch, _YEAR_9, years)), untold)


def _from_the_start(at: Occasions, rows: Rows) -> Flags:
    """Whether one of these rows lies on the start's day or later."""
    return Chosen(at.batch, rows).count(at.case, at.on, LAST_DAY) > 0
