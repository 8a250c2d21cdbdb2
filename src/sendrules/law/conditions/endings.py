"""How an appeal ended, and whether it was opened again."""

from __future__ import annotations

from typing import ClassVar

from sendrules.case.conditions import Finding
from sendrules.case.kinds import Ending, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.own_fields import Own, OwnFields
from sendrules.law.model.anchors import Found, Next, Occurrence, counted
from sendrules.values import value

REOPENINGS = (EventKind.DECISION_SET_ASIDE, EventKind.APPEAL_REINSTATED)
"""What opens an appeal again that had ended."""


@value
class EndedBy(OwnFields):
    """The appeal ended in this way.

    Attributes:
        ending: the way.
    """

    reads: ClassVar[tuple[str, ...]] = ("ended",)

    ending: Ending

    def of(self, at: Own) -> Finding:
        """Look at how it ended; what is not recorded is not known."""
        ended = at.trigger.ended if at.trigger else None
        title = f"the appeal was {self.ending.value.replace('-', ' ')}"
        missing = () if ended else (f"{at.trigger.id if at.trigger else 'appeal-ended'}.ended",)
        holds = None if ended is None else ended is self.ending
        return Finding(
            holds, Step("ended-by", title, holds, inputs=(("ended", ended),) if ended else (), missing=missing)
        )


class Determined(Next):
    """What ended the appeal for good: the first ending after the start that nothing undid before the next.

    An appeal is not opened again for this purpose once the plan has ceased after its end: the authority could not know.
    """

    __slots__ = ()

    @property
    def looks_at(self) -> LooksAt:
        """The endings, what undoes them, and the end of the plan."""
        return super().looks_at | LooksAt.at(*REOPENINGS, EventKind.PLAN_CEASED)

    def find(self, at: Occurrence) -> Found | None:
        """Look on from the start."""
        view = at.view
        endings = [e for e in view.alike(at.event, *self.kinds) if e.on >= at.event.on]
        for n, ending in enumerate(endings):
            until = endings[n + 1].on if n + 1 < len(endings) else view.as_of
            reopened = view.between(ending.on, until, *REOPENINGS)
            ceased = view.between(ending.on, reopened[0].on, EventKind.PLAN_CEASED) if reopened else ()
            if not reopened or ceased:
                return counted(ending, self, view)
        return None
