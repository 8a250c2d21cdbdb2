"""The answers not taken to a contested question, and what each changes of a duty: so that most need not be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.anchors import Kinds, LimitOf
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.statute import Statute

if TYPE_CHECKING:  # a view loads the models, which a timetable does without
    from sendrules.case.view import View

_ANSWERS = ("discharged_by", "ends_with", "revived_by")
_STARTS = frozenset({"trigger", "detained", "in_force"})
_WORDS = frozenset({"title", "notice", "earlier"})
"""Fields that change no answer for a case; the earlier version answers for itself."""


@dataclass(frozen=True, slots=True, eq=False)
class OtherAnswer:
    """An answer not taken to a contested question, and what it changes of one duty.

    Attributes:
        reading: the question's id.
        answer: the answer's name.
        described: the answer in words.
        law: the statute under it.
        started_by: the kinds of event that start the duty under either answer.
        changes: the fields of the duty that differ; None where it changes more than can be told by them.
        answered_otherwise: the kinds of event that answer a start under one of the two alone.
        dated_otherwise: the kinds that count by one date here and by another there.
        overtaken_otherwise: the kinds that overtake a start or move it to another authority, where that differs.
        excepted_otherwise: the ids of the exceptions that differ, of the duty and of those that its limit counts from.
        starting_otherwise: the kinds that start the duty in another way under the two answers.
        twins: by the identity of each version of the duty here, that version there.
        matters: a quick look at a case: False only where the answer changes nothing in it. None to try every case.
    """

    reading: str
    answer: str
    described: str
    law: Statute
    started_by: frozenset[EventKind]
    changes: frozenset[str] | None
    answered_otherwise: frozenset[EventKind]
    dated_otherwise: tuple[tuple[EventKind, Dated, Dated], ...]
    twins: Mapping[int, Duty]
    matters: Callable[[View], bool] | None = None
    overtaken_otherwise: frozenset[EventKind] = frozenset()
    starting_otherwise: frozenset[EventKind] = frozenset()
    excepted_otherwise: frozenset[str] = frozenset()

    @property
    def same_starts(self) -> bool:
        """Whether the same events start the duty, on the same days and in the same versions."""
        return self.changes is not None and not self.changes & _STARTS


def other_answers(law: Statute, id: str) -> tuple[OtherAnswer, ...]:
    """Give the answers not taken to the questions that a duty rests on, save those that leave it as it is.

    They are worked out once for each statute.

    Args:
        law: the statute, under the answers taken.
        id: the duty's id.
    """
    if law.before is not None and not law.touches(id):
        return other_answers(law.before, id)
    found: tuple[OtherAnswer, ...] | None = law.memo.get(("other answers", id))
    if found is None:
        found = law.memo["other answers", id] = tuple(_other_answers(law, id))
    return found


def contestable_by(law: Statute, kinds: Iterable[EventKind]) -> set[str]:
    """Give the ids of the duties that events of these kinds may start under some answer to a contested question.

    Args:
        law: the statute, under the answers taken.
        kinds: the kinds of event.
    """
    by_kind: dict[EventKind, list[str]] | None = law.memo.get("contestable")
    if by_kind is None:
        by_kind = law.memo["contestable"] = {}
        for id in law.ids:
            for kind in frozenset[EventKind]().union(*(o.started_by for o in other_answers(law, id))):
                by_kind.setdefault(kind, []).append(id)
    return set().union(*(by_kind.get(kind, ()) for kind in kinds))


def _other_answers(law: Statute, id: str) -> Iterator[OtherAnswer]:
    mine = law.versions(id)
    for reading in law.readings_of(id):
        described = {"adopted": f"the answer adopted by default holds ({reading.adopted})", **reading.described}
        for answer, words in described.items():
            if answer == law.adopted.get(reading.id, "adopted"):
                continue
            other = law.alternative(reading.id, answer)
            theirs = other.versions(id)
            legs = _counted_from((*mine, *theirs))
            if mine == theirs and all(law.versions(name) == other.versions(name) for name in legs):
                continue
            plain = len(mine) == len(theirs)
            pairs = tuple(zip(mine, theirs, strict=True)) if plain else ()
            changes = frozenset(name for a, b in pairs for name in _differing(a, b)) if plain else None
            if changes is not None and legs:
                changes |= {"limit", "unless"}  # it may move, or be lifted, with that of the duty that it counts from
            yield OtherAnswer(
                reading.id,
                answer,
                words,
                other,
                law.started_by(id) | other.started_by(id),
                changes,
                _answered_otherwise(pairs),
                tuple(_dated_otherwise(pairs)),
                {id_of(a): b for a, b in pairs},
                reading.matters,
                frozenset(kind for a, b in pairs for kind in _overtaken_otherwise(a, b)),
                frozenset(kind for a, b in pairs for kind in _starting_otherwise(a, b)),
                frozenset(_excepted_otherwise(law, other, (id, *legs))),
            )


def id_of(duty: Duty) -> int:
    """Give what a version is found by in ``OtherAnswer.twins``: its identity, for a duty is large and slow to compare."""
    return id(duty)


def _counted_from(duties: Sequence[Duty]) -> frozenset[str]:
    """The other duties that limits count from."""
    return frozenset(leg.duty for d in duties if d.limit for leg in d.limit.legs() if isinstance(leg, LimitOf))


def _differing(one: Duty, other: Duty) -> Iterator[str]:
    for field in fields(Duty):
        if field.init and field.name not in _WORDS and getattr(one, field.name) != getattr(other, field.name):
            yield field.name


def _rules(pairs: Sequence[tuple[Duty, Duty]]) -> Iterator[tuple[Kinds | None, Kinds | None]]:
    for a, b in pairs:
        for name in _ANSWERS:
            yield getattr(a, name), getattr(b, name)


def _answered_otherwise(pairs: Sequence[tuple[Duty, Duty]]) -> frozenset[EventKind]:
    found: set[EventKind] = set()
    for a, b in _rules(pairs):
        if a is not None and b is not None and a == b.but(kinds=a.kinds, by=a.by):
            found |= set(a.kinds) ^ set(b.kinds)
        elif a != b:  # another rule altogether
            found |= {kind for rule in (a, b) if rule is not None for kind in rule.kinds}
    return frozenset(found)


def _dated_otherwise(pairs: Sequence[tuple[Duty, Duty]]) -> Iterator[tuple[EventKind, Dated, Dated]]:
    for a, b in _rules(pairs):
        if a is None or b is None:
            continue
        for kind in a.kinds:
            if kind in b.kinds and a.dated(kind) is not b.dated(kind):
                yield kind, a.dated(kind), b.dated(kind)


def _overtaken_otherwise(a: Duty, b: Duty) -> Iterator[EventKind]:
    mine, theirs = a.overtaken_by, b.overtaken_by
    if mine and theirs and replace(mine, kinds=theirs.kinds) == theirs:
        yield from set(mine.kinds) ^ set(theirs.kinds)
    else:
        yield from (kind for rule in (mine, theirs) if rule is not None for kind in rule.kinds)
    yield from set(a.moves_with) ^ set(b.moves_with)


def _excepted_otherwise(law: Statute, other: Statute, ids: Iterable[str]) -> Iterator[str]:
    """The exceptions that differ in any version of these duties."""
    for id in ids:
        mine, theirs = ([limb for duty in one.versions(id) for limb in duty.unless] for one in (law, other))
        for limb in (*mine, *theirs):
            if [each for each in mine if each.id == limb.id] != [each for each in theirs if each.id == limb.id]:
                yield limb.id


def _starting_otherwise(a: Duty, b: Duty) -> Iterator[EventKind]:
    """The kinds whose triggers differ; all, where more than the triggers of some kinds does."""
    if a.trigger == b.trigger:
        return
    kinds = {trigger.kind for trigger in (*a.trigger, *b.trigger)}
    differing = {kind for kind in kinds if _of_kind(a, kind) != _of_kind(b, kind)}
    left = ([t for t in duty.trigger if t.kind not in differing] for duty in (a, b))
    same_rest = next(left) == next(left) and any(t.under_order for t in a.trigger) == any(
        t.under_order for t in b.trigger
    )
    yield from differing if same_rest else kinds


def _of_kind(duty: Duty, kind: EventKind) -> list[Trigger]:
    return [trigger for trigger in duty.trigger if trigger.kind is kind]
