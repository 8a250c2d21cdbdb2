"""The twins of the conditions in ``law/conditions/mediation.py``: what mediation was about, and contacts in time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.codes import NO_DAY, Flags, Rows, to_day
from sendrules.caseload.columns.conditions.own_fields import members
from sendrules.caseload.columns.notices import in_writing
from sendrules.caseload.columns.occasions import Findings, Occasions, findings, yes_or_no
from sendrules.caseload.columns.twins import test, tests
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.conditions.mediation import ContactedInTime, IssuesWere
from sendrules.law.model.life import CORONAVIRUS_2020

_WANTED, _CONTACT = (EventKind.MEDIATION_WANTED,), (EventKind.MEDIATION_CONTACT,)


@tests(IssuesWere)
def issues_were(condition: IssuesWere, at: Occasions) -> Findings:
    """Look back to the request for mediation; where its issues are not recorded, the answer is not known."""
    batch = at.batch
    wanted = batch.last_until(_WANTED, at.case, at.on)
    about = np.zeros(len(at), np.int32)
    about[wanted >= 0] = batch.code("issues", wanted[wanted >= 0])
    return findings(members("issues", frozenset(condition.issues))[about], about == 0)


@tests(ContactedInTime)
def contacted_in_time(condition: ContactedInTime, at: Occasions) -> Findings:
    """Compare the first contact after the last notice with the date of that notice."""
    batch = at.batch
    notice = in_writing(batch, condition.notices).last_until(at.case, at.on)
    noticed = np.flatnonzero(notice >= 0)
    holds = np.ones(len(at), bool)
    holds[noticed] = _in_time(condition, at.of(noticed), notice[noticed])
    return yes_or_no(holds)


def _in_time(condition: ContactedInTime, at: Occasions, notice: Rows) -> Flags:
    batch, case, on = at.batch, at.case, at.on
    written = batch.field("written", notice)
    dated = np.where(written == NO_DAY, batch.days(Dated.SENT)[notice], written)
    contact = batch.on_of(batch.first_from(_CONTACT, case, batch.on[notice]))
    contacted = np.where((contact == NO_DAY) | (contact > on), on, contact)
    last = batch.tables.after(condition.months, dated)
    holds: Flags = contacted <= last
    excused = np.flatnonzero(~holds & (last >= _CORONAVIRUS[0]) & (last <= _CORONAVIRUS[1]))
    if len(excused):
        late = replace(at.of(excused), first=dated[excused], last=last[excused])
        holds[excused] = test(CoronavirusReason(), late).holds == 1
    return holds


def _life() -> tuple[int, int]:
    assert CORONAVIRUS_2020.last is not None
    return to_day(CORONAVIRUS_2020.first), to_day(CORONAVIRUS_2020.last)


_CORONAVIRUS = _life()
