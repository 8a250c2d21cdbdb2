"""Three-valued conditions: what holds, what does not, and what nobody has recorded.

A condition is a small frozen object that is tested on an ``Occasion`` and answers with a ``Finding``: True, False or
None, always with the reason. ``AllOf``, ``AnyOf`` and ``Not`` follow Kleene: unknown stays unknown unless
another part settles it. The law's own conditions live in ``law/``; those over named facts, which
authorities' policies use, are here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.values import quick, value

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.fact_values import FactValue
    from sendrules.case.view import View


@quick
class Occasion:
    """When and on what a condition is tested.

    Attributes:
        view: the case as known on the day of the question.
        trigger: the event that started the limit, where one did.
        first: the first day of the period that the provision speaks of.
        last: its last day.
    """

    view: View
    trigger: Event | None = None
    first: date | None = None
    last: date | None = None


@quick
class Finding:
    """The answer of a condition.

    Attributes:
        holds: True, False, or None where a fact is missing.
        why: the reason, as a step of an explanation.
        since: the first day on which what holds was there, where it has one.
    """

    holds: bool | None
    why: Step
    since: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would have decided it, from the whole reason."""
        return tuple(dict.fromkeys(name for step in self.why.walk() for name in step.missing))


class Condition(Protocol):
    """Anything that can be tested on an occasion."""

    @property
    def looks_at(self) -> LooksAt:
        """Say what ``test`` may read of a chronology, on any occasion and in whatever it calls.

        Declared are the kinds of event that it asks the view for, the kinds of circumstance, and the fields of the start. The
        start's ``id``, ``kind`` and ``on`` need no declaration: whatever starts a limit is read. Named facts are not part of it.
        """
        ...

    def test(self, at: Occasion) -> Finding:
        """Say whether it holds there, and why."""
        ...


@value
class Is:
    """A named fact has this value; for a fact that is a list, the value is in it.

    >>> from sendrules.case.case import Case
    >>> from sendrules.case.view import View
    >>> view = View(Case(reference="A", facts={"phase_transfer_year": True}), date(2025, 1, 1))
    >>> Is("phase_transfer_year", True).test(Occasion(view)).holds
    True
    >>> Is("looked_after", True).test(Occasion(view)).holds is None
    True
    """

    fact: str
    value: FactValue

    @property
    def looks_at(self) -> LooksAt:
        """Nothing of a chronology: the condition reads facts alone."""
        return LooksAt.NOTHING

    def test(self, at: Occasion) -> Finding:
        """Compare; a fact that is not recorded gives None."""
        found = at.view.case.facts.get(self.fact)
        holds = None if found is None else _equal(found, self.value)
        missing = (f"facts.{self.fact}",) if found is None else ()
        step = Step("fact-is", f"{self.fact} is {self.value}", holds, inputs=((self.fact, found),), missing=missing)
        return Finding(holds, step)


@value
class OneOf:
    """A named fact has one of these values; for a fact that is a list, one of them is in it."""

    fact: str
    values: tuple[FactValue, ...]

    @property
    def looks_at(self) -> LooksAt:
        """Nothing of a chronology: the condition reads facts alone."""
        return LooksAt.NOTHING

    def test(self, at: Occasion) -> Finding:
        """Compare; a fact that is not recorded gives None."""
        found = at.view.case.facts.get(self.fact)
        holds = None if found is None else any(_equal(found, value) for value in self.values)
        title = f"{self.fact} is one of {', '.join(map(str, self.values))}"
        return _compared("fact-is-one-of", title, self.fact, found, holds)


@value
class AtLeast:
    """A named fact is a number, and this or more. What is no number does not hold."""

    fact: str
    value: int | float

    @property
    def looks_at(self) -> LooksAt:
        """Nothing of a chronology: the condition reads facts alone."""
        return LooksAt.NOTHING

    def test(self, at: Occasion) -> Finding:
        """Compare; a fact that is not recorded gives None."""
        found = at.view.case.facts.get(self.fact)
        holds = None if found is None else _is_number(found) and found >= self.value  # type: ignore[operator]
        return _compared("fact-at-least", f"{self.fact} is {self.value} or more", self.fact, found, holds)


@value
class AtMost:
    """A named fact is a number, and this or less. What is no number does not hold."""

    fact: str
    value: int | float

    @property
    def looks_at(self) -> LooksAt:
        """Nothing of a chronology: the condition reads facts alone."""
        return LooksAt.NOTHING

    def test(self, at: Occasion) -> Finding:
        """Compare; a fact that is not recorded gives None."""
        found = at.view.case.facts.get(self.fact)
        holds = None if found is None else _is_number(found) and found <= self.value  # type: ignore[operator]
        return _compared("fact-at-most", f"{self.fact} is {self.value} or less", self.fact, found, holds)


@value
class AllOf:
    """Every condition holds."""

    conditions: tuple[Condition, ...]

    @property
    def looks_at(self) -> LooksAt:
        """What the parts look at."""
        return LooksAt.all_of(part.looks_at for part in self.conditions)

    def test(self, at: Occasion) -> Finding:
        """False if any is False, else None if any is None, else True."""
        findings = [c.test(at) for c in self.conditions]
        holds = _kleene([f.holds for f in findings], settles=False)
        return Finding(holds, Step("all-of", "all of these hold", holds, steps=tuple(f.why for f in findings)))


@value
class AnyOf:
    """At least one condition holds."""

    conditions: tuple[Condition, ...]

    @property
    def looks_at(self) -> LooksAt:
        """What the parts look at."""
        return LooksAt.all_of(part.looks_at for part in self.conditions)

    def test(self, at: Occasion) -> Finding:
        """True if any is True, else None if any is None, else False."""
        findings = [c.test(at) for c in self.conditions]
        holds = _kleene([f.holds for f in findings], settles=True)
        since = min((f.since for f in findings if f.holds and f.since), default=None)
        return Finding(
            holds, Step("any-of", "at least one of these holds", holds, steps=tuple(f.why for f in findings)), since
        )


@value
class Not:
    """The condition does not hold; unknown stays unknown."""

    condition: Condition

    @property
    def looks_at(self) -> LooksAt:
        """What the condition looks at."""
        return self.condition.looks_at

    def test(self, at: Occasion) -> Finding:
        """Turn True and False round."""
        return self.turned(self.condition.test(at))

    @staticmethod
    def turned(finding: Finding) -> Finding:
        """Turn a finding round."""
        holds = None if finding.holds is None else not finding.holds
        return Finding(holds, Step("not", "this does not hold", holds, steps=(finding.why,)))


def _compared(rule: str, title: str, fact: str, found: FactValue | None, holds: bool | None) -> Finding:
    missing = (f"facts.{fact}",) if found is None else ()
    return Finding(holds, Step(rule, title, holds, inputs=((fact, found),), missing=missing))


def _is_number(value: FactValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kleene(values: list[bool | None], *, settles: bool) -> bool | None:
    if settles in values:
        return settles
    return None if None in values else not settles


def _equal(found: FactValue, wanted: FactValue) -> bool:
    if isinstance(found, tuple):
        return found == wanted if isinstance(wanted, tuple) else wanted in found
    return type(found) is type(wanted) and found == wanted
