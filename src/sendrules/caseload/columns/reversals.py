"""What takes duties up again after they had ended, for many starts: the twin of ``Reversal``."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.candidates import Candidates
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, Days, Flags, Rows, is_one_of
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.event_table import Codes
from sendrules.law.model.discharge import Reversal


class Reversals:
    """What takes up again what had ended.

    Args:
        rule: what does.
        starts: every start of the duty.
        events: the candidates.
    """

    def __init__(self, rule: Reversal, starts: Starts, events: Candidates) -> None:
        self._rule, self._starts, self._events = rule, starts, events

    def may(self, kind: Codes, ended: Codes) -> Flags:
        """Whether events of kinds may reverse endings of kinds: ``Reversal.reverses``."""
        found: Flags = is_one_of(self._rule.kinds)[kind]
        if self._rule.only:
            pairs = self._rule.only
            alone = is_one_of(back for back, _ in pairs)[kind] | is_one_of(gone for _, gone in pairs)[ended]
            pair = np.zeros(len(kind), bool)
            for back, gone in pairs:
                pair |= (kind == KIND_CODE[back]) & (ended == KIND_CODE[gone])
            found &= ~alone | pair
        return found

    def anew(self, s: Rows, since: Days, e: Rows) -> Flags:
        """Whether what begins something else, and is not the start itself, lies between endings and events."""
        found = np.zeros(len(s), bool)
        for kind in np.unique(self._events.kind[e]).tolist():
            until = self._rule.stops_at(KINDS[kind])
            if until and self._events.batch.has(until):
                mine = np.flatnonzero(self._events.kind[e] == kind)
                of, first, last = s[mine], since[mine], self._events.on[e[mine]]
                starts = self._starts
                own = is_one_of(until)[starts.batch.kind[starts.row[of]]]
                own &= (first <= starts.on[of]) & (starts.on[of] <= last)
                found[mine] = self._events.batch.count(until, starts.case[of], first, last) > own
        return found
