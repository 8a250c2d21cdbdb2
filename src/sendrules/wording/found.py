"""What a page tells of one case, sorted out once: what is late, what comes next, what the record does not show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sendrules.case.kinds import EventKind
from sendrules.law.model.duty import Bound
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Disapplied, Due, Ended, NoFixedLimit, NotInForce
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.besides import BESIDES
from sendrules.wording.disputing import disputing
from sendrules.wording.matters import is_only_unrecorded, rank
from sendrules.wording.said_once import said_once
from sendrules.wording.windows import TO_RESPOND


@dataclass(frozen=True)
class Found:
    """The occurrences of one case by how they stand, each in the order of what counts most, then of its day.

    Attributes:
        result: the answer for the case.
    """

    result: StatutoryResult

    @cached_property
    def owed(self) -> tuple[Instance, ...]:
        """Every occurrence of a binding duty that is no right, each breach once."""
        return said_once(
            i for d in self.result.started if d.duty.source.binds and not d.duty.right for i in d.instances
        )

    @cached_property
    def late(self) -> tuple[Instance, ...]:
        """What is late today, and of which a record is to be expected."""
        return _sorted(i for i in self.owed if i.compliance is Compliance.OVERDUE and not is_only_unrecorded(i))

    @cached_property
    def was_late(self) -> tuple[Instance, ...]:
        """What was done late or too early, or ended after its limit had passed."""
        return _sorted(
            i
            for i in self.owed
            if i.was_missed and i.compliance is not Compliance.OVERDUE and not is_only_unrecorded(i)
        )

    @cached_property
    def unrecorded(self) -> tuple[Instance, ...]:
        """What had a limit, and of which nothing is recorded, though no record is to be expected."""
        return _sorted(i for i in self.owed if is_only_unrecorded(i))

    @cached_property
    def lifted(self) -> tuple[Instance, ...]:
        """What an exception lifted the limit of, and is not done."""
        return _sorted(i for i in self.owed if isinstance(i.outcome, Disapplied) and not i.done)

    @cached_property
    def ahead(self) -> tuple[Instance, ...]:
        """What is still to be done by a day that has not come."""
        acts = (i for i in self.result.pending if i.duty.bound is Bound.NOT_LATER_THAN and isinstance(i.outcome, Due))
        kept = set(map(id, self.owed))
        return _sorted(i for i in acts if id(i) in kept)

    @cached_property
    def to_come(self) -> tuple[Instance, ...]:
        """What begins or ends by law, without an act, today or later."""
        as_of = self.result.view.as_of
        return _sorted(
            i
            for i in self.owed
            if i.duty.bound is Bound.TAKES_EFFECT and i.limit and i.limit >= as_of and isinstance(i.outcome, Due)
        )

    @cached_property
    def windows(self) -> tuple[Instance, ...]:
        """Times that are open today, each the longest of its kind where several are for the family to respond."""
        as_of = self.result.view.as_of
        return _sorted(
            i
            for i in self.owed
            if i.duty.bound is Bound.OPEN_UNTIL
            and isinstance(i.outcome, Due)
            and i.limit
            and i.limit >= as_of
            and not i.done
            and (i.trigger.kind not in TO_RESPOND or i.limit == self.closing[i.trigger.kind])
        )

    @cached_property
    def dateless(self) -> tuple[Instance, ...]:
        """What the law gives no day for, and is not recorded as done."""
        return _sorted(
            i
            for i in self.owed
            if (isinstance(i.outcome, NoFixedLimit) and i.compliance is Compliance.PENDING) or i.rule == "no-date-ended"
        )

    @cached_property
    def unclear(self) -> tuple[Instance, ...]:
        """What cannot be told for want of a fact, of a text or of a calendar."""
        as_of = self.result.view.as_of
        return _sorted(
            i
            for i in self.owed
            if isinstance(i.outcome, NotInForce)
            or (
                i.compliance is Compliance.UNKNOWN
                and i.rule not in ("perhaps-owed", "no-date-ended")
                and not (i.limit and as_of <= i.limit and not i.doubt and isinstance(i.outcome, Due))
            )
        )

    @cached_property
    def perhaps(self) -> tuple[Instance, ...]:
        """What was due only if something was decided of which nothing is recorded."""
        return _sorted(i for i in self.owed if i.rule == "perhaps-owed")

    @cached_property
    def in_time(self) -> tuple[Instance, ...]:
        """What was done in time."""
        return _sorted(i for i in self.owed if i.compliance is Compliance.MET and i.done)

    @cached_property
    def ended(self) -> tuple[Instance, ...]:
        """What is no longer needed, and was not missed before."""
        return _sorted(
            i for i in self.owed if isinstance(i.outcome, Ended) and not i.was_missed and i.rule != "no-date-ended"
        )

    @cached_property
    def closing(self) -> dict[EventKind, date]:
        """By kind of notice, the last day of the longest time that has to be left open: the law's own or the notice's."""
        closing: dict[EventKind, date] = {}
        for i in self.result.all_instances:
            if i.duty.bound is Bound.OPEN_UNTIL and i.limit and not isinstance(i.outcome, Ended):
                closing[i.trigger.kind] = max(closing.get(i.trigger.kind, i.limit), i.limit)
        return closing

    @cached_property
    def disputed(self) -> frozenset[int]:
        """The ``id()`` of each occurrence of ``missed`` that another answer to an open question of law would not count as missed."""
        return frozenset(id(i) for i in self.missed if disputing(i, self.result))

    @property
    def missed(self) -> tuple[Instance, ...]:
        """What may be complained of. What a file only says nothing of is not among it: nobody knows that it was missed."""
        return (*self.late, *self.was_late)

    @property
    def nothing_late(self) -> bool:
        """Whether nothing was missed, as far as the record shows."""
        return not self.result.overdue and not any(i.was_missed for i in self.result.all_instances)

    @property
    def anything_unknown(self) -> bool:
        """Whether it cannot be told of something in the law of plans whether it was kept."""
        return any(i.duty.provision.instrument not in BESIDES and i.was_missed is not False for i in self.unclear)


def _sorted(found: Iterable[Instance]) -> tuple[Instance, ...]:
    return tuple(sorted(found, key=lambda i: (rank(i), i.limit or i.started, i.trigger.id or "")))
