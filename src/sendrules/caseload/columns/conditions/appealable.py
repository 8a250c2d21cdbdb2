"""The twins of ``law/conditions/appealable.py``: decisions told by telephone, and their written notices."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.codes import KIND_CODE
from sendrules.caseload.columns.notices import told_before, told_only, written_after
from sendrules.caseload.columns.occasions import Findings, Occasions, findings, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.appealable import InWriting, WrittenNoticeOf


@tests(InWriting)
def in_writing(condition: InWriting, at: Occasions) -> Findings:
    """Look for written notice after a decision that was told; until it is recorded, no time is known to run."""
    del condition
    told = told_only(at.batch, at.trigger)
    unknown = np.zeros(len(at), bool)
    unknown[told] = written_after(at.batch, at.trigger[told]) < 0
    return findings(~told, unknown)


@tests(WrittenNoticeOf)
def written_notice_of(condition: WrittenNoticeOf, at: Occasions) -> Findings:
    """Look back to the decision that was told."""
    told = told_before(at.batch, at.trigger)
    return yes_or_no(at.batch.kind_of(told) == KIND_CODE[condition.kind])
