"""``Part``: one version of a duty with its starts, whose limits are settled."""

from __future__ import annotations

from sendrules.caseload.columns.codes import Flags
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.law.model.duty import Duty
from sendrules.values import quick


@quick(eq=False)
class Part:
    """One version of a duty with its starts: what a limit is settled for. Another limit may be settled for the same part.

    Attributes:
        duty: the version.
        version: which version it is, by index.
        at: every start, with what became of it.
        which: the starts that this version answers.
        in_force: whether the version was in force on the day that starts it, where that day decides.
    """

    duty: Duty
    version: int
    at: Occurrences
    which: Flags
    in_force: Flags
