"""How duties stand in each case of a batch, as steps and panels read it: from columns, or from the engine for one case where they leave it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sendrules.case.meanings import KINDS as MEANINGS
from sendrules.case.view import View
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KINDS, NO_DAY, Flags, maybe_date, to_date
from sendrules.caseload.columns.instances import OUTCOMES, Instances
from sendrules.caseload.local.wait_by_duties import AnswersOf
from sendrules.caseload.results.of_columns import lifting
from sendrules.law.statute import Statute
from sendrules.local.answers.occurred import Ending, Occurred
from sendrules.statutory.amended import occurrences
from sendrules.statutory.judge import RULES
from sendrules.statutory.outcome import Disapplied, Ended, NeedsFacts

_ENDED, _DISAPPLIED, _NEEDS_FACTS = (OUTCOMES.index(kind.name) for kind in (Ended, Disapplied, NeedsFacts))


class Duties:
    """How duties stand in each case of a batch. A duty is answered for all when it is first asked about.

    Args:
        batch: the cases as known on the day of the question.
        law: the statute.
        answers_of: gives the answers of a duty on columns.

    Attributes:
        batch: the cases.
        law: the statute.
        left: the cases of which the engine for one case told how a duty stands.
    """

    def __init__(self, batch: Batch, law: Statute, answers_of: AnswersOf) -> None:
        self.batch, self.law = batch, law
        self.left: set[int] = set()
        self._answers_of = answers_of
        self._of: dict[tuple[str, bool], _OneDuty] = {}
        self._views: dict[int, View] = {}

    def of(self, id: str, case: int) -> Sequence[Occurred]:
        """Give every occurrence of a duty in a case, without the facts that are missing.

        Args:
            id: the id of the duty.
            case: the case, by its number in the table.
        """
        return self._told(id, case, undecided=False)

    def undecided(self, id: str, case: int) -> Sequence[Occurred]:
        """Give those that are still to be decided: open, or still to be done though the limit is lifted; with all that is said of them.

        Args:
            id: the id of the duty.
            case: the case, by its number in the table.
        """
        return self._told(id, case, undecided=True)

    def _told(self, id: str, case: int, *, undecided: bool) -> Sequence[Occurred]:
        if id not in self.law:
            return ()
        duty = self._of.get((id, undecided))
        if duty is None:
            duty = self._of[id, undecided] = self._answered(id, undecided=undecided)
        if not duty.guard[case]:
            return duty.of(case)
        self.left.add(case)
        found = (Occurred.of(instance) for instance in occurrences(id, self._view(case), self.law))
        return [each for each in found if not undecided or each.is_open or each.is_lifted]

    def _answered(self, id: str, *, undecided: bool) -> _OneDuty:
        answers = self._answers_of(id, self.batch, self.law)
        found, guard = answers.instances, answers.guard.copy()
        if undecided:
            found = found.pick(found.is_open | ((found.outcome == _DISAPPLIED) & (found.done < 0)))
            guard[found.case[found.outcome == _NEEDS_FACTS]] = True  # columns do not say which facts
        else:
            named = self.batch.code("about", np.maximum(found.ended, 0)) != 0 if len(found) else np.empty(0, bool)
            guard[found.case[(found.outcome == _ENDED) & named]] = True  # nor a name as it is written
        return _OneDuty(self.batch, self.law, id, found, guard)

    def _view(self, case: int) -> View:
        view = self._views.get(case)
        if view is None:
            table, tables = self.batch.table, self.batch.tables
            view = self._views[case] = View(table.case_of(case), to_date(self.batch.as_of), tables.calendar)
        return view


class _OneDuty:
    """The occurrences of a duty, made case by case when they are asked for.

    Attributes:
        guard: by case, whether the engine for one case has to tell.
    """

    def __init__(self, batch: Batch, law: Statute, id: str, found: Instances, guard: Flags) -> None:
        self.guard: list[bool] = guard.tolist()
        self._batch, self._law, self._versions, self._found = batch, law, law.versions(id), found
        self._is_open = found.is_open
        self._bounds: list[int] = np.searchsorted(found.case, np.arange(batch.cases + 1)).tolist()

    def of(self, case: int) -> Sequence[Occurred]:
        """Give the occurrences in a case.

        Args:
            case: the case.
        """
        first, end = self._bounds[case], self._bounds[case + 1]
        return [self._one(n) for n in range(first, end)]

    def _one(self, n: int) -> Occurred:
        found, batch = self._found, self._batch
        duty, rule = self._versions[found.version[n]], RULES[found.rule[n]]
        ended = found.ended[n] if rule.outcome is Ended else -1
        return Occurred(
            duty=duty,
            started_by=batch.table.id_of(int(batch.source[found.row[n]])),
            started=to_date(found.started[n]),
            limit=maybe_date(found.limit[n]),
            outcome=rule.outcome,
            is_open=bool(self._is_open[n]),
            is_done=bool(found.done[n] >= 0),
            done_on=maybe_date(found.done_day[n]),
            ended=None if ended < 0 else self._ending(int(ended), int(found.ended_day[n])),
            residual=lifting(found, n, duty, self._law)[0].residual if rule.outcome is Disapplied else "",
            depends_on=None if found.arose[n] else duty.contingent_on,
        )

    def _ending(self, row: int, counts_on: int) -> Ending:
        batch = self._batch
        on = to_date(batch.on[row])
        return Ending(MEANINGS[KINDS[batch.kind[row]]].title, on, on if counts_on == NO_DAY else to_date(counts_on))
