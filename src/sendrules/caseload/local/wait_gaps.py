"""What a gap of the record leaves open of the wait: ``_unless_in_a_gap`` of ``statutory/waiting.py`` on columns."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import ORDERING, EventKind
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, ROLE_CODE, Days
from sendrules.caseload.columns.event_table import CIRCUMSTANCES
from sendrules.caseload.local.wait_columns import NOT_KNOWN, NOT_WAITING, WAITING, WaitColumns
from sendrules.caseload.local.wait_records import Records
from sendrules.caseload.local.wait_since import last_days
from sendrules.statutory.waited_for import AGREED, FINALISED_PLAN, WaitingFor

_GAP = CIRCUMSTANCES.index("record-gap")


def unless_in_a_gap(records: Records, out: WaitColumns, waits_for: WaitingFor) -> None:
    """Leave open whether cases wait where what would end the wait, or begin it, may lie in days of which the file says nothing.

    Args:
        records: what is recorded in the cases.
        out: how the cases wait; it is changed.
        waits_for: what is waited for.
    """
    grounds, batch = records.batch.table.grounds, records.batch
    gaps = np.flatnonzero(grounds.kind == _GAP)
    if not len(gaps):
        return
    undecided = (out.part == WAITING) | ((out.part == NOT_WAITING) & out.not_yet)
    since = np.maximum(out.received, _shown(records, waits_for))
    ends, begins = _kinds(waits_for, not_yet=False), _kinds(waits_for, not_yet=True)
    for gap in gaps.tolist():  # few, and in the order of the case
        case = int(grounds.case[gap])
        first, last, named = int(grounds.first[gap]), int(grounds.last[gap]), grounds.kind_sets[grounds.kinds[gap]]
        lies_open = first <= batch.as_of and (last == NO_DAY or last >= since[case])
        kinds = begins if out.not_yet[case] else ends
        if undecided[case] and lies_open and (not named or not kinds.isdisjoint(named)):
            undecided[case] = False
            until = "on" if last == NO_DAY else "to {other}"
            out.part[case] = NOT_KNOWN
            out.why[case] = records.texts.code(f"the file does not show what happened from {{day}} {until}")
            out.why_day[case], out.other_day[case] = first, last


def _shown(records: Records, waits_for: WaitingFor) -> Days:
    """Give by case the day of the last event that shows that what is waited for was not there yet; ``NO_DAY`` for none."""
    batch, role = records.batch, waits_for.from_role
    rows = batch.rows(waits_for.shows)
    if role is not None:  # a request for another's advice shows nothing
        of_another = batch.code("to", rows) != ROLE_CODE[role]
        rows = rows[(batch.kind[rows] != KIND_CODE[EventKind.ADVICE_REQUEST]) | ~of_another]
    return last_days(batch, rows)


def _kinds(waits_for: WaitingFor, *, not_yet: bool) -> frozenset[EventKind]:
    """Give the kinds of event that end the wait; and where what is waited for cannot come yet, those that begin it."""
    whats = (waits_for, FINALISED_PLAN) if waits_for.once_agreed else (waits_for,)
    kinds = {kind for what in whats for kind in (*what.gives, *(kind for kind, _ in what.ends))}
    if not_yet:
        kinds |= {*AGREED, *ORDERING}
    if waits_for.from_role is not None:
        kinds.add(EventKind.ALLOCATED)
    return frozenset(kinds)
