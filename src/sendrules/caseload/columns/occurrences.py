"""``Occurrences``: the starts of a duty under one law, with what became of them and the anchors found for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar

import numpy as np

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Days, Flags, Rows
from sendrules.caseload.columns.courses import Courses, Starts
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.twins import NoTwin, test
from sendrules.law.model.anchors import Anchor
from sendrules.law.statute import Statute
from sendrules.values import quick


@quick(eq=False)
class FoundRows:
    """What an anchor turned out to be, one a row: ``Found`` for many.

    Attributes:
        day: the day that counts; ``NO_DAY`` where the anchor is absent or nobody can tell the day, and ``BEYOND`` where the
            anchor turns on days that the calendar does not know.
        row: the row of the event; -1 where it is absent, or a day and no event.
    """

    day: Days
    row: Rows


@quick(eq=False)
class Occurrences:
    """The starts of a duty under one law: ``Occurrence`` for many.

    They are all starts of the duty in the batch, so that what lies between two starts can be told.

    Attributes:
        courses: the starts, and what became of them.
        law: the other duties, for limits that count from theirs.
        guard: by case, whether the engine for one case has to answer instead.
        anchors: every anchor that was looked for, with what it turned out to be.
        no_twin: the classes that some case was left to the engine for one case for, as they have no twin.
    """

    courses: Courses
    law: Statute
    guard: Flags
    anchors: dict[Anchor, FoundRows] = field(default_factory=dict, repr=False)
    no_twin: set[str] = field(default_factory=set, repr=False)

    @property
    def starts(self) -> Starts:
        """The starts."""
        return self.courses.starts

    @property
    def batch(self) -> Batch:
        """The cases as known on the day of the question."""
        return self.courses.starts.batch

    def find(self, anchor: Anchor) -> FoundRows:
        """Give what an anchor means for each, found once.

        Raises:
            NoTwin: its class has no twin.
        """
        found = self.anchors.get(anchor)
        if found is None:
            twin = FINDS.get(type(anchor))
            if twin is None:
                raise NoTwin(anchor)
            found = self.anchors[anchor] = twin(anchor, self)
        return found

    def day_of(self, anchor: Anchor | None) -> Days:
        """Give the day of an anchor, the start's own for None."""
        return self.starts.day if anchor is None else self.find(anchor).day

    def test(self, condition: object, occasions: Occasions) -> Findings:
        """Test a condition on a few occasions; where it has no twin, leave their cases to the engine for one case.

        Args:
            condition: the condition.
            occasions: where it is tested.
        """
        try:
            return test(condition, occasions)
        except NoTwin as none:
            self.no_twin.add(str(none))
            occasions.guard[occasions.case] = True
            return Findings(np.zeros(len(occasions), np.int8))


Find = Callable[[Any, Occurrences], FoundRows]
FINDS: dict[type, Find] = {}
"""By the class of an anchor its twin."""
F = TypeVar("F", bound=Find)


def finds(*classes: type) -> Callable[[F], F]:
    """Register a function as the twin of anchors of these classes: it takes the anchor and the occurrences."""

    def register(twin: F) -> F:
        FINDS.update(dict.fromkeys(classes, twin))
        return twin

    return register
