"""Whether it is clear which decision a certificate or an appeal belongs to: the conditions of ``law/shared/appeals.py``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.belonging import CERTIFICATE, belonging, contacted_in_time
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import KIND_CODE, LAST_DAY, NO_DAY, Days, Flags, Rows
from sendrules.caseload.columns.conditions.doubts import sure_unless
from sendrules.caseload.columns.notices import notices
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.spans import any_of_each, each_chosen, pairs
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.certificates import CONTACTS, ONE_MONTH, TWO_MONTHS
from sendrules.law.shared.appeals import AgainstIt, CertificateSettled
from sendrules.law.shared.tribunal_time import start_of_proceedings

_APPEAL = (EventKind.APPEAL,)
_CERTIFICATE = KIND_CODE[EventKind.MEDIATION_CERTIFICATE]


def _last_day_to_appeal(batch: Batch, ends: Days) -> Days:
    """The last day for an appeal whose time ends on a day; ``BEYOND``, after every day, where the calendar ends before."""
    tables = batch.tables
    return tables.apply("start of proceedings", lambda day: start_of_proceedings(day, tables.calendar), ends)


@tests(CertificateSettled)
def _certificate_settled(condition: CertificateSettled, at: Occasions) -> Findings:
    """Look where the adviser was contacted, or a certificate came."""
    open_ = at.batch.cases_with((*CONTACTS, *CERTIFICATE))[at.case]
    if at.last is not None and open_.any():
        open_[open_] = _unsettled(condition, at.of(open_), at.last[open_])
    return sure_unless(open_ & (at.last is not None))


def _unsettled(condition: CertificateSettled, at: Occasions, last: Days) -> Flags:
    """Whether a contact in time has no certificate, or a certificate may be about two decisions."""
    batch, case, on = at.batch, at.case, at.on
    appealed = batch.on_of(batch.first_from(_APPEAL, case, on), LAST_DAY)
    asked = batch.on_of(batch.first_from((condition.used_by,), case, on), batch.as_of)
    of_certificate = batch.kind[at.trigger] == _CERTIFICATE
    open_: Flags = np.where(of_certificate, _of_several(at, asked), _perhaps_its_own(at, asked) | _unanswered(at))
    open_ &= (last != NO_DAY) & (appealed > last)
    return open_


def _of_several(at: Occasions, asked: Days) -> Flags:
    """Of certificates: whether it may belong to several decisions, and the time of the last decides."""
    batch = at.batch
    which, decision = belonging(batch).of_certificates(at.trigger)
    ends = np.full(len(at), NO_DAY, np.int32)
    np.maximum.at(ends, which, batch.tables.after(TWO_MONTHS, batch.days(Dated.SENT)[decision]))
    several = np.bincount(which, minlength=len(at)) > 1
    return several & (asked <= _last_day_to_appeal(batch, ends))


def _perhaps_its_own(at: Occasions, asked: Days) -> Flags:
    """Of decisions: whether a certificate may belong to it or to another, and would decide."""
    batch = at.batch
    which, certificate = belonging(batch).of_decisions(at.trigger, alone=False)
    ends = batch.tables.after(ONE_MONTH, batch.days(Dated.SENT)[certificate])
    return any_of_each(which, asked[which] <= _last_day_to_appeal(batch, ends), len(at))


def _unanswered(at: Occasions) -> Flags:
    """Of decisions: whether a contact in time lies after every certificate."""
    batch, case = at.batch, at.case
    last = batch.on_of(batch.last_until(CERTIFICATE, case, LAST_DAY), -1)
    return contacted_in_time(batch, at.trigger, np.maximum(at.on, last + 1), LAST_DAY)


class Appealed(NamedTuple):
    """Each appeal beside each decision that it may be against, in order of the appeal: ``decisions_appealed``.

    Attributes:
        appeal: the row of the appeal.
        decision: the row of the decision.
    """

    appeal: Rows
    decision: Rows


def appealed(batch: Batch) -> Appealed:
    """Give the decisions that each appeal of a batch may be against: their time was running, and no appeal was surely theirs."""
    kept: Appealed | None = batch.memo.get("appealed")
    if kept is None:
        kept = batch.memo["appealed"] = _appealed(batch)
    return kept


def _appealed(batch: Batch) -> Appealed:
    """Take the first appeal of every case, then the second of those that have one, and so on: each uses decisions up."""
    appeals = batch.rows(_APPEAL)
    case, on = batch.case[appeals], batch.on[appeals]
    of_appealed = notices(batch).rows
    of_appealed = of_appealed[batch.cases_with(_APPEAL)[batch.case[of_appealed]]]
    which, decision = each_chosen(batch, Chosen(batch, of_appealed), case, 0, on)
    place = np.searchsorted(of_appealed, decision)
    running = on[which] <= _time_ends(batch, of_appealed)[place]
    which, decision, place = which[running], decision[running], place[running]
    nth = np.arange(len(appeals)) - np.searchsorted(case, case)
    used, keep = np.zeros(len(of_appealed), bool), np.zeros(len(which), bool)
    for n in range(int(nth.max(initial=-1)) + 1):
        now = np.flatnonzero((nth[which] == n) & ~used[place])
        keep[now] = True
        used[place[now[_of_one_day(which[now], batch.on[decision[now]], len(appeals))]]] = True
    return Appealed(appeals[which[keep]], decision[keep])


def _of_one_day(which: Rows, on: Days, how_many: int) -> Flags:
    """By pair whether all pairs of its row have one day."""
    least, most = np.full(how_many, LAST_DAY, np.int32), np.full(how_many, -1, np.int32)
    np.minimum.at(least, which, on)
    np.maximum.at(most, which, on)
    found: Flags = least[which] == most[which]
    return found


def _time_ends(batch: Batch, decisions: Rows) -> Days:
    """The last day on which an appeal against each decision may be in time, with any certificate that may fit."""
    sent, tables = batch.days(Dated.SENT), batch.tables
    ends = tables.after(TWO_MONTHS, sent[decisions])
    for alone in (True, False):
        which, certificate = belonging(batch).of_decisions(decisions, alone=alone)
        np.maximum.at(ends, which, tables.after(ONE_MONTH, sent[certificate]))
    return _last_day_to_appeal(batch, ends)


@tests(AgainstIt)
def _against_it(condition: AgainstIt, at: Occasions) -> Findings:
    """Look where an appeal came."""
    del condition
    open_ = at.batch.cases_with(_APPEAL)[at.case]
    if open_.any():
        open_[open_] = _against_another(at.of(open_))
    return sure_unless(open_)


def _against_another(at: Occasions) -> Flags:
    """Whether an appeal may be against this decision and another, and none is surely against this decision."""
    batch = at.batch
    found = appealed(batch)
    mine = _days_of_its_decisions(at)
    cases = batch.case[found.appeal]
    which, pair = pairs(np.searchsorted(cases, at.case, "left"), np.searchsorted(cases, at.case, "right"))
    is_mine = np.isin(_keyed(which, batch.on[found.decision[pair]]), mine)
    # an appeal of which every decision is of my days is surely against mine
    one_appeal = which * len(batch) + found.appeal[pair]
    surely = is_mine & ~np.isin(one_appeal, one_appeal[~is_mine])
    return any_of_each(which, is_mine, len(at)) & ~any_of_each(which, surely, len(at))


def _days_of_its_decisions(at: Occasions) -> Rows:
    """The days of the decisions that each start is about, as keys: its own, or those that a certificate may belong to."""
    batch = at.batch
    certified = np.flatnonzero(batch.kind[at.trigger] == _CERTIFICATE)
    itself = np.flatnonzero(batch.kind[at.trigger] != _CERTIFICATE)
    which, decision = belonging(batch).of_certificates(at.trigger[certified])
    return np.concatenate((_keyed(itself, at.on[itself]), _keyed(certified[which], batch.on[decision])))


def _keyed(which: Rows, day: Days) -> Rows:
    return (which << 17) | day
