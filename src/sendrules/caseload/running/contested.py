"""Which answers of a duty are contested: what columns can tell of it, and which cases are left to the engine for one case."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Flags
from sendrules.caseload.columns.instances import Answers
from sendrules.caseload.results.of_columns import ContestedRows
from sendrules.law.other_answers import other_answers
from sendrules.law.statute import Statute


def contested_rows(id: str, batch: Batch, law: Statute, answers: Answers) -> ContestedRows:
    """Say which answers of a duty are contested, and by which questions.

    Where another answer to a question may start the duty in a case, the case is left to the engine for one case, which then
    gives the answer too. Everywhere else nothing is contested.

    Args:
        id: the id of the duty.
        batch: the cases.
        law: the statute, under the answers taken.
        answers: the answers of the duty under it.
    """
    none = np.empty(0, np.int64)
    readings = np.zeros(len(answers.instances), np.int32)
    return ContestedRows(readings, none, none.astype(np.int32), _may_start(id, batch, law))


def _may_start(id: str, batch: Batch, law: Statute) -> Flags:
    """By case, whether it has an event that starts the duty under an answer taken or another."""
    found = np.zeros(batch.cases, bool)
    for other in other_answers(law, id):
        found |= batch.cases_with(sorted(other.started_by))
    return found
