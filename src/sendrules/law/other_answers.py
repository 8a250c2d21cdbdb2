"""The answers not taken to a contested question, and what each changes of a duty: so that most need not be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.anchors import Kinds, LimitOf
from sendrules.law.model.duty import Duty
from sendrules.law.statute import Statute

if TYPE_CHECKING:  # a view loads the models, which a timetable does without
    from sendrules.case.view import View

_ANSWERS = frozenset({"discharged_by", "ends_with", "revived_by"})
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

    @property
    def exceptions_only(self) -> bool:
        """Whether it changes the exceptions to the limit and nothing else."""
        return self.changes is not None and self.changes <= {"unless"}

    @property
    def answers_only(self) -> bool:
        """Whether it changes what performs or ends the duty and nothing else."""
        return self.changes is not None and self.changes <= _ANSWERS

    @property
    def limit_only(self) -> bool:
        """Whether it changes the day of the limit and nothing else."""
        return self.changes is not None and self.changes <= {"limit"}

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
            plain = len(mine) == len(theirs) and not legs
            pairs = tuple(zip(mine, theirs, strict=True)) if plain else ()
            changes = frozenset(name for a, b in pairs for name in _differing(a, b)) if plain else None
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
