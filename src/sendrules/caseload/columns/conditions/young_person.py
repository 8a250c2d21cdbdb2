"""Whether the person is a young person on a day, as far as a case tells: the twin of ``law/conditions/young_person``."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind, Role
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import KIND_CODE, ROLE_CODE, Days, Flags, Truth
from sendrules.caseload.columns.event_table import Codes
from sendrules.law.conditions.young_person import ASKED, MOVES, OF_A_YOUNG_PERSON, OF_EITHER, last_of_school_age

TURNS_25 = (EventKind.TURNS_25,)
_YOUNG = [ROLE_CODE[role] for role in OF_A_YOUNG_PERSON]
_EITHER = [ROLE_CODE[role] for role in OF_EITHER]


def young_person(batch: Batch, case: Codes, day: Days) -> Truth:
    """Say of each case whether the person was a young person on a day; -1 where the case leaves it open.

    Args:
        batch: the cases.
        case: the cases, which may be there several times.
        day: a day for each.
    """
    asked_by_young, left, moved = _shown(batch)
    young = asked_by_young.last_until(case, day) >= 0
    young |= left.last_until(case, day) >= 0
    last = batch.last_until(ASKED, case, day)
    by = np.where(last >= 0, batch.code("by", np.maximum(last, 0)), 0)
    told = np.where(young, 1, np.where(np.isin(by, _EITHER) | moved[case], -1, 0)).astype(np.int8)
    return _by_birthday(batch, case, day, told)


def _by_birthday(batch: Batch, case: Codes, day: Days, otherwise: Truth) -> Truth:
    """Let the twenty-fifth birthday decide where one is recorded, on whatever day it falls."""
    if not batch.has(TURNS_25):
        return otherwise
    birthday = batch.first_from(TURNS_25, case, 0)
    leaves = batch.tables.apply("last of school age", last_of_school_age, batch.on_of(birthday))
    return np.where(birthday >= 0, (day > leaves).astype(np.int8), otherwise)


def _shown(batch: Batch) -> tuple[Chosen, Chosen, Flags]:
    """The requests of a young person, the moves beyond school, and by case whether a move to post-16 is known."""
    kept: tuple[Chosen, Chosen, Flags] | None = batch.memo.get("young person")
    if kept is None:
        asked, moves = batch.rows(ASKED), batch.rows(MOVES)
        post_16 = batch.kind[moves] == KIND_CODE[EventKind.POST_16_MOVE]
        away = post_16 | (batch.code("to", moves) == ROLE_CODE[Role.POST_16_INSTITUTION])
        moved = np.zeros(batch.cases, bool)
        moved[batch.case[moves[post_16]]] = True
        asked_by_young = Chosen(batch, asked[np.isin(batch.code("by", asked), _YOUNG)])
        kept = batch.memo["young person"] = asked_by_young, Chosen(batch, moves[away]), moved
    return kept
