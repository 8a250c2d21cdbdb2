"""What another answer to a contested question changes of one version of a duty, so that the rest is not worked out again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.anchors import Anchor, Kinds, Revival, other_limit
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import Limit
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.other_answers import OtherAnswer, id_of


@dataclass(frozen=True, slots=True)
class Difference:
    """Which events two rules for the same thing do not count alike.

    Attributes:
        alone: the kinds that one of them alone counts, or of which it cannot be said how they differ.
        unwritten: the kinds of which one counts only what was done in writing.
        notices_of: the kinds of decision that a written notice of no named kind may be the notice of, by that rule.
        dated: the kinds that both count, by one date here and by another there.
    """

    alone: tuple[EventKind, ...]
    unwritten: tuple[EventKind, ...] = ()
    notices_of: tuple[EventKind, ...] = ()
    dated: tuple[tuple[tuple[EventKind, ...], Dated, Dated], ...] = ()

    @property
    def kinds(self) -> tuple[EventKind, ...]:
        """Every kind that is not counted alike."""
        return (*self.alone, *self.unwritten, *(kind for kinds, _, _ in self.dated for kind in kinds))


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """What another answer changes of one version of a duty. None, or no kinds, where it leaves the rule as it is.

    Attributes:
        duty: the version under the answer taken.
        twin: that version under the other.
        performs: what performs it.
        ends: what ends it.
        revives: what takes it up again.
        overtakes: the kinds of event that do not overtake it alike.
        limit: whether its limit is another, or counts from that of another duty.
        turns_on_courses: whether the limit counts from what became of the start.
    """

    duty: Duty
    twin: Duty
    performs: Difference | None
    ends: Difference | None
    revives: Difference | None
    overtakes: tuple[EventKind, ...]
    limit: bool
    turns_on_courses: bool

    @property
    def courses(self) -> bool:
        """Whether it changes what can become of a start."""
        return bool(self.performs or self.ends or self.revives or self.overtakes)


def changes_of(other: OtherAnswer, duty: Duty) -> Changes:
    """Give what another answer changes of a version of a duty, worked out once.

    Args:
        other: the answer, of which it can be told what it changes.
        duty: the version under the answer taken.
    """
    key = ("changes", id_of(duty))
    found: Changes | None = other.law.memo.get(key)
    if found is None:  # the version, which the key names by its identity, is kept with it
        found = other.law.memo[key] = _changes(duty, other.twins[id_of(duty)])
    return found


def _changes(duty: Duty, twin: Duty) -> Changes:
    return Changes(
        duty,
        twin,
        difference(duty.discharged_by, twin.discharged_by),
        difference(duty.ends_with, twin.ends_with),
        difference(duty.revived_by, twin.revived_by),
        _overtaking(duty.overtaken_by, twin.overtaken_by),
        duty.limit != twin.limit or any(other_limit(leg) for leg in _legs(twin.limit)),
        any(isinstance(leg, Revival) for leg in _legs(twin.limit)),
    )


def _legs(limit: Limit | None) -> tuple[Anchor | None, ...]:
    return () if limit is None else tuple(limit.legs())


@cache
def difference(here: Kinds | None, there: Kinds | None) -> Difference | None:
    """Give which events two rules do not count alike; None where they are equal.

    Args:
        here: the rule under the answer taken.
        there: the rule under the other.
    """
    if here == there:
        return None
    every = _in_order(kind for rule in (here, there) if rule is not None for kind in rule.kinds)
    if here is None or there is None or type(here) is not type(there):
        return Difference(every)
    said = {name for name in here.more if getattr(here, name) != getattr(there, name)} - {"served"}
    kinds = set(here.kinds), set(there.kinds)
    written = [rule for rule in (here, there) if isinstance(rule, Answer) and rule.in_writing]
    # a written notice of no named kind counts by the kinds of decision that it may be the notice of
    if said - {"in_writing"} or (len(written) == len(kinds) and kinds[0] != kinds[1]):
        return Difference(every)
    alone, dated = _in_order(kinds[0] ^ kinds[1]), _dated(here, there)
    if not said:
        return Difference(alone, dated=dated)
    return Difference(alone, _in_order(kinds[0] & kinds[1]), written[0].kinds, dated)


def _dated(here: Kinds, there: Kinds) -> tuple[tuple[tuple[EventKind, ...], Dated, Dated], ...]:
    found: dict[tuple[Dated, Dated], list[EventKind]] = {}
    for kind in _in_order(set(here.kinds) & set(there.kinds)):
        if here.dated(kind) is not there.dated(kind):
            found.setdefault((here.dated(kind), there.dated(kind)), []).append(kind)
    return tuple((tuple(kinds), one, other) for (one, other), kinds in found.items())


def _overtaking(here: Overtaken | None, there: Overtaken | None) -> tuple[EventKind, ...]:
    if here == there:
        return ()
    if here and there and replace(here, kinds=there.kinds) == there:
        return _in_order(set(here.kinds) ^ set(there.kinds))
    return _in_order(kind for rule in (here, there) if rule is not None for kind in rule.kinds)


def _in_order(kinds: Iterable[EventKind]) -> tuple[EventKind, ...]:
    return tuple(sorted(set(kinds)))
