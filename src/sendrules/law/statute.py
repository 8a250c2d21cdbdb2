"""``Statute``: the duties, limbs and readings in one place, with look-ups, checks and edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sendrules.case.kinds import EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.errors import InputError, Problem, UnknownDuty, UnknownReading
from sendrules.law.amendments.checks import problems_of
from sendrules.law.amendments.cohort import rule_of
from sendrules.law.amendments.edits import amended_duties
from sendrules.law.coverage import COVERAGE, Covered
from sendrules.law.duties import DUTIES
from sendrules.law.model.anchors import LimitOf, other_limit
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.model.looks_at import looks_at
from sendrules.law.model.reading import Reading
from sendrules.law.model.versions import Versions
from sendrules.law.readings import READINGS

if TYPE_CHECKING:  # an amendment loads pydantic, which a timetable does without
    from sendrules.law.model.amendment import Amendment


class Statute(Versions):
    """The encoded law, under the adopted readings or others.

    Args:
        duties: every duty; versions of one duty share an id and must not be in force on the same day.
        readings: every contested question.
        adopted: by the id of a question, the name of the alternative that replaces the adopted answer.
        base: the duties under the adopted readings, where ``duties`` are edited.
        amendment: the amendment that ``duties`` have in them; ``amended`` gives it.
        before: the statute without it.

    Raises:
        ValueError: two duties or limbs share an id, two versions overlap, or a name points nowhere.

    >>> statute().duty("reg-5-1-decision-to-assess").provision.ref
    'reg 5(1)'
    """

    __slots__ = (
        "_adopted",
        "_alternatives",
        "_looks_at",
        "_readings_of",
        "_started_by",
        "_starting",
        "_touched",
        "adopted",
        "before",
        "coverage",
        "limbs",
        "memo",
        "readings",
    )

    def __init__(
        self,
        duties: Iterable[Duty],
        readings: Iterable[Reading] = (),
        coverage: Mapping[str, Covered] | None = None,
        adopted: Mapping[str, str] | None = None,
        *,
        base: tuple[Duty, ...] | None = None,
        amendment: Amendment | None = None,
        before: Statute | None = None,
    ) -> None:
        super().__init__(duties)
        self._adopted = base if base is not None else self.duties
        self.readings: Mapping[str, Reading] = MappingProxyType({r.id: r for r in readings})
        self.coverage: Mapping[str, Covered] = MappingProxyType(dict(coverage or {}))
        self.adopted: Mapping[str, str] = MappingProxyType(dict(adopted or {}))
        self.amendment, self.before = amendment, before
        self._alternatives: dict[tuple[str, str], Statute] = {}
        self._started_by = {
            id: frozenset(t.kind for duty in versions for t in duty.trigger) for id, versions in self._versions.items()
        }
        self._starting: dict[EventKind, list[str]] = {}
        for id in self.ids:
            for kind in self._started_by[id]:
                self._starting.setdefault(kind, []).append(id)
        self._readings_of: dict[str, tuple[Reading, ...]] = {}
        for reading in self.readings.values():
            for id in reading.duties:
                self._readings_of[id] = (*self._readings_of.get(id, ()), reading)
        self._looks_at: dict[str, LooksAt] = {}
        self.memo: dict[Any, Any] = {}
        self.limbs: Mapping[str, Limb] = MappingProxyType(_limbs(self.duties))
        _check_names(self._versions, self.readings.values())
        self._touched = _touched(self)

    def __repr__(self) -> str:
        answers = "".join(f", {id}: {answer}" for id, answer in self.adopted.items())
        what_if = f", what if {self.amendment.id}" if self.amendment else ""
        return f"<Statute {len(self.duties)} duties{answers}{what_if}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if self.before is not None:
            return _amended, (self.before, self.amendment)
        # the encoded law is the same in every process, and readings hold functions: name it, do not copy it
        law = statute()
        if (self._adopted, self.readings, self.coverage) == (law._adopted, law.readings, law.coverage):
            return _encoded, (dict(self.adopted),)
        parts = self.duties, tuple(self.readings.values()), dict(self.coverage), dict(self.adopted)
        return partial(Statute, base=self._adopted), parts

    def started_by(self, id: str) -> frozenset[EventKind]:
        """Give the kinds of event that start a duty, in any version.

        Raises:
            UnknownDuty: with the nearest ids.
        """
        try:
            return self._started_by[id]
        except KeyError:
            raise UnknownDuty(id, self._versions) from None

    def under(self, readings: Mapping[str, str]) -> Statute:
        """Give this statute with other answers to contested questions.

        Args:
            readings: for a question's id, the name of one of its alternatives, or "adopted".

        Raises:
            UnknownReading: there is no such question or alternative.

        >>> other = statute().under({"send": "delivered"})
        >>> other.duty("reg-13-2-final-plan-20-weeks").discharged_by.by.value
        'served'
        """
        if self.before is not None and self.amendment is not None:
            return self.before.under(readings)._with(self.amendment)
        chosen = self._chosen(readings)
        return self if chosen == self.adopted else _under(self, tuple(chosen.items()))

    def _chosen(self, readings: Mapping[str, str]) -> dict[str, str]:
        """Give the answers other than the adopted ones: those of this statute, with these in their place."""
        chosen = dict(self.adopted)
        for name, answer in readings.items():
            if name not in self.readings:
                raise UnknownReading(name, self.readings)
            known = ["adopted", *self.readings[name].alternatives]
            if answer not in known:
                raise UnknownReading(answer, known)
            chosen[name] = answer
        return {name: answer for name, answer in chosen.items() if answer != "adopted"}

    def _answering(self, chosen: Mapping[str, str]) -> Statute:
        # the edits are made on the duties as adopted, in the order of the readings, so one answer can rest on another
        edits = [(r.duties, r.alternatives[chosen[r.id]]) for r in self.readings.values() if r.id in chosen]
        made: dict[Any, Duty] = self.memo.setdefault(
            "edits", {}
        )  # the same for every statute that rests on these duties
        duties = []
        for adopted in self._adopted:
            duty = adopted
            for ids, edit in edits:
                if duty.id not in ids:
                    continue
                if duty is adopted:
                    duty = made.get((edit, id(duty))) or made.setdefault((edit, id(duty)), edit(duty))
                else:
                    duty = edit(duty)
            duties.append(duty)
        found = Statute(duties, self.readings.values(), self.coverage, chosen, base=self._adopted)
        found.memo["edits"] = made
        return found

    def alternative(self, reading: str, answer: str) -> Statute:
        """Give this statute with another answer to one question, made once and kept."""
        key = (reading, answer)
        if key not in self._alternatives:
            if self.before is not None and self.amendment is not None:
                found = self.before.alternative(reading, answer)._with(self.amendment)
            else:
                found = self._answering(self._chosen({reading: answer}))
            self._alternatives[key] = found
        return self._alternatives[key]

    def amended(self, amendment: Amendment) -> Statute:
        """Give this statute as it would be with an amendment, for what an amendment's cohort rule puts under the new text.

        The old text ends on the day before the amendment's first. What the cohort rule leaves under the old text is
        answered by ``before``, the statute without the amendment. The result is not the law: ask ``Engine`` for both
        answers side by side.

        Args:
            amendment: the amendment.

        Raises:
            InputError: it does not fit the law; with everything that is wrong.
            ValueError: this statute is amended already.

        >>> from datetime import date
        >>> from sendrules.law.model.amendment import Amendment
        >>> edit = {"duty": "reg-13-2-final-plan-20-weeks", "limit": {"period": "16 weeks", "instead_of": "20 weeks"}}
        >>> sixteen = Amendment(
        ...     id="sixteen", title="A plan in 16 weeks", label="illustration", source="made up",
        ...     in_force_from=date(2026, 9, 1), cohort="request", edits=[edit],
        ... )
        >>> statute().amended(sixteen).duty("reg-13-2-final-plan-20-weeks").limit_for(date(2026, 9, 1))
        datetime.date(2026, 12, 22)
        """
        if self.before is not None:
            raise ValueError("this statute is amended already; put every edit in one amendment")
        found = self._with(amendment)
        problems = list(self._problems_under_others(amendment))
        if problems:
            raise InputError(f"amendment {amendment.id}", problems)
        return found

    def _with(self, amendment: Amendment) -> Statute:
        problems = list(problems_of(amendment, self._versions))
        if problems:
            raise InputError(f"amendment {amendment.id}", problems)
        return Statute(
            amended_duties(self.duties, amendment),
            self.readings.values(),
            self.coverage,
            self.adopted,
            base=self._adopted,
            amendment=amendment,
            before=self,
        )

    def _problems_under_others(self, amendment: Amendment) -> Iterator[Problem]:
        """What would not fit under another answer to a question that an edited duty rests on."""
        for edit in amendment.edits:
            for reading in self.readings_of(edit.duty):
                for answer in reading.alternatives:
                    for problem in problems_of(amendment, self.alternative(reading.id, answer)._versions):
                        said = f"{problem.message} (under the other answer {reading.id}={answer})"
                        yield replace(problem, message=said)

    def touches(self, duty: str) -> bool:
        """Whether the amendment may change a duty: it edits it, or a duty whose limit its limit counts from.

        Args:
            duty: the duty's id.
        """
        return duty in self._touched

    def readings_of(self, duty: str) -> tuple[Reading, ...]:
        """Give the contested questions that a duty rests on."""
        return self._readings_of.get(duty, ())

    def looks_at(self, duty: str) -> LooksAt:
        """Give all that a duty reads of a case, in any version, with what the limits read that its own counts from.

        Args:
            duty: the duty's id.
        """
        if duty not in self._looks_at:
            found = [looks_at(version) for version in self.versions(duty)]
            legs = (leg for version in self.versions(duty) if version.limit for leg in version.limit.legs())
            found += [self.looks_at(leg.duty) for leg in legs if isinstance(leg, LimitOf)]
            rule = rule_of(self.amendment.cohort) if self.amendment and self.touches(duty) else None
            found += [rule.looks_at] if rule else []
            self._looks_at[duty] = LooksAt.all_of(found)
        return self._looks_at[duty]

    def started_by_any(self, kinds: Iterable[EventKind]) -> set[str]:
        """Give the ids of the duties that events of these kinds may start."""
        return set().union(*(self._starting.get(kind, ()) for kind in kinds))


@cache
def statute() -> Statute:
    """Give the encoded law, under the adopted readings. It is built once and never changes."""
    return Statute(DUTIES, READINGS, COVERAGE)


@lru_cache(maxsize=4)  # whoever asks by other answers asks many cases by the same ones
def _under(law: Statute, chosen: tuple[tuple[str, str], ...]) -> Statute:
    return law._answering(dict(chosen))


def _encoded(adopted: Mapping[str, str]) -> Statute:
    return statute().under(adopted) if adopted else statute()


def _amended(before: Statute, amendment: Amendment) -> Statute:
    return before._with(amendment)


def _touched(law: Statute) -> frozenset[str]:
    """The ids of the duties that an amendment edits, and of those whose limits turn on theirs."""
    found = {edit.duty for edit in law.amendment.edits} if law.amendment else set()
    while True:
        legs = ((duty.id, leg) for duty in law.duties if duty.limit for leg in duty.limit.legs())
        more = {id for id, leg in legs if other_limit(leg) in found} - found
        if not more:
            return frozenset(found)
        found |= more


def _limbs(duties: tuple[Duty, ...]) -> dict[str, Limb]:
    limbs: dict[str, Limb] = {}
    owner: dict[str, str] = {}
    for duty in duties:
        for limb in duty.unless:
            # a limb serves one limit; only a reading may lend it to a second duty
            if limb.id in limbs and limbs[limb.id] != limb:
                raise ValueError(f"the limb {limb.id} stands under {owner[limb.id]} and differs under {duty.id}")
            limbs[limb.id], owner[limb.id] = limb, duty.id
    return limbs


def _check_names(versions: Mapping[str, tuple[Duty, ...]], readings: Iterable[Reading]) -> None:
    for group in versions.values():
        for duty in group:
            legs = duty.limit.legs() if duty.limit is not None else ()
            named = [leg.duty for leg in legs if isinstance(leg, LimitOf)]
            for name in named:
                if name not in versions:
                    raise ValueError(f"{duty.id} names {name}, which is no duty")
    for reading in readings:
        for name in reading.duties:
            if name not in versions:
                raise ValueError(f"the reading {reading.id} names {name}, which is no duty")
        if set(reading.described) != set(reading.alternatives):
            raise ValueError(f"the reading {reading.id} describes other answers than it has")
