"""Which decision a mediation certificate belongs to, of many cases: the functions of ``law/conditions/certificates.py``.

It is worked out once a batch. A batch has few certificates, so each is laid beside every decision before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows
from sendrules.caseload.columns.lives import contains
from sendrules.caseload.columns.notices import notices
from sendrules.caseload.columns.occasions import Occasions
from sendrules.caseload.columns.spans import any_of_each, each_chosen, pairs
from sendrules.caseload.columns.twins import test
from sendrules.law.conditions.certificates import CONTACTS, TWO_MONTHS
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.life import CORONAVIRUS_2020

CERTIFICATE = (EventKind.MEDIATION_CERTIFICATE,)


@dataclass(frozen=True, slots=True, eq=False)
class Belonging:
    """Each certificate beside each decision that it may belong to, in order of the certificate and then of the decision.

    Attributes:
        certificate: the row of the certificate.
        decision: the row of the decision.
        alone: whether the certificate can belong to that decision alone.
    """

    certificate: Rows
    decision: Rows
    alone: Flags

    def of_certificates(self, rows: Rows) -> tuple[Rows, Rows]:
        """Give every pair of an index into ``rows``, which are certificates, and the row of a decision it may belong to."""
        low = np.searchsorted(self.certificate, rows, "left")
        which, index = pairs(low, np.searchsorted(self.certificate, rows, "right"))
        return which, self.decision[index]

    def of_decisions(self, rows: Rows, *, alone: bool) -> tuple[Rows, Rows]:
        """Give every pair of an index into ``rows``, which are decisions, and the row of a certificate, in order.

        Args:
            rows: the rows of decisions.
            alone: whether of certificates that can belong to no other decision, or of those that may belong to another.
        """
        chosen = np.flatnonzero(self.alone == alone)
        chosen = chosen[np.argsort(self.decision[chosen], kind="stable")]
        decisions = self.decision[chosen]
        low = np.searchsorted(decisions, rows, "left")
        which, index = pairs(low, np.searchsorted(decisions, rows, "right"))
        return which, self.certificate[chosen[index]]


def belonging(batch: Batch, *, contacted: bool = False) -> Belonging:
    """Give the decisions that each certificate may belong to: ``decisions_of``.

    Args:
        batch: the cases.
        contacted: whether to look at contacts alone.
    """
    key = ("belonging", contacted)
    kept: Belonging | None = batch.memo.get(key)
    if kept is None:
        kept = batch.memo[key] = _belonging(batch, contacted=contacted)
    return kept


def _belonging(batch: Batch, *, contacted: bool) -> Belonging:
    rows = batch.rows(CERTIFICATE)
    case, on = batch.case[rows], batch.on[rows]
    known = notices(batch)
    which, decision = each_chosen(batch, known, case, 0, on)
    since = batch.on_of(batch.last_before(CERTIFICATE, case, on), -1) + 1
    mine = contacted_in_time(batch, decision, since[which], on[which])
    if not contacted:
        # without a contact it is the last decision before it, and with it any other of the same day
        last = batch.on_of(known.last_before(case, on))
        last = np.where(last == NO_DAY, on, last)
        found = any_of_each(which, mine, len(rows))
        mine |= ~found[which] & (batch.on[decision] == last[which])
    which, decision = which[mine], decision[mine]
    alone = np.bincount(which, minlength=len(rows)) == 1
    return Belonging(rows[which], decision, alone[which])


def certificate_of(batch: Batch, decisions: Rows, *, contacted: bool = False) -> Rows:
    """Give the first certificate that belongs to each decision and to no other; -1 for none.

    Args:
        batch: the cases.
        decisions: the rows of the decisions.
        contacted: whether to look at contacts alone.
    """
    which, certificate = belonging(batch, contacted=contacted).of_decisions(decisions, alone=True)
    found = np.full(len(decisions), -1, np.int64)
    found[which[::-1]] = certificate[::-1]  # of several the first is set last
    return found


def two_months_end(batch: Batch, decisions: Rows) -> tuple[Days, Days]:
    """Give the date that each notice of a decision bears, and the last day for contacting the adviser (reg 34(2))."""
    written, sent = batch.field("written", decisions), batch.days(Dated.SENT)[decisions]
    dated = np.where(written == NO_DAY, sent, written)
    return dated, batch.tables.after(TWO_MONTHS, dated)


def contacted_in_time(batch: Batch, decisions: Rows, first: NDArray[Any], last: NDArray[Any] | int) -> Flags:
    """Say of each decision whether a contact in certain days can lead to a certificate on it.

    Args:
        batch: the cases.
        decisions: the rows of the decisions.
        first: the first day on which the contact may be.
        last: the last day, or one for each.
    """
    case, on = batch.case[decisions], batch.on[decisions]
    dated, ends = two_months_end(batch, decisions)
    found = batch.any_between(CONTACTS, case, np.maximum(on, first), np.minimum(ends, last))
    late = contains(CORONAVIRUS_2020, ends)
    late &= batch.any_between(CONTACTS, case, np.maximum(first, ends + 1), last)
    if late.any():
        no_guard = np.zeros(batch.cases, bool)  # the condition can always be told
        excused = Occasions(batch, decisions[late], no_guard, dated[late], ends[late])
        found[late] |= test(CoronavirusReason(), excused).holds == 1
    return found
