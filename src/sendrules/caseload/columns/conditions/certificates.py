"""The certificate of a decision, and the decision of a certificate: the anchors of ``law/conditions/certificates.py``."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.belonging import CERTIFICATE, belonging, certificate_of
from sendrules.caseload.columns.codes import is_one_of
from sendrules.caseload.columns.conditions.lookups import rows_found
from sendrules.caseload.columns.occurrences import FoundRows, Occurrences, finds
from sendrules.law.conditions.certificates import CertificateOf, DecisionOf


@finds(CertificateOf)
def _certificate_of(anchor: CertificateOf, at: Occurrences) -> FoundRows:
    batch, rows = at.batch, at.starts.row
    found = np.full(len(rows), -1, np.int64)
    if batch.has(CERTIFICATE):
        found = certificate_of(batch, rows, contacted=anchor.contacted)
        if anchor.only_for:
            found[~is_one_of(anchor.only_for)[batch.kind[rows]]] = -1
    return rows_found(batch, found, anchor.by)


@finds(DecisionOf)
def _decision_of(anchor: DecisionOf, at: Occurrences) -> FoundRows:
    batch, rows = at.batch, at.starts.row
    at.guard[at.starts.case[~is_one_of(CERTIFICATE)[batch.kind[rows]]]] = True  # what else starts it is not told
    which, decision = belonging(batch).of_certificates(rows)
    found = np.full(len(rows), -1, np.int64)
    found[which[::-1]] = decision[::-1]  # of several the first is set last
    return rows_found(batch, found, anchor.by)
