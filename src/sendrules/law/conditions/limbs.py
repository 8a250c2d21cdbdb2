"""The conditions of the exceptions (limbs): small frozen objects with each provision's own parameters.

Each is exact and separate for each provision. None of them judges whether it was impractical to keep the limit: that is
a determination. A missing fact gives None, never a guess in either direction.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sendrules.case.conditions import Condition, Finding, Occasion
from sendrules.case.kinds import Dated, EventKind, Role, same_name
from sendrules.case.looks_at import Around, LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.in_words import a_role, counted, role, the_role, the_roles
from sendrules.law.conditions.young_person import YOUNG_PERSON_LOOKS_AT, young_person
from sendrules.time.periods import Weeks
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.circumstances import Closure
    from sendrules.case.events import Event


@value
class AdviceSoughtAroundClosure:
    """Advice was asked of certain persons in the window around a long closure of their institution.

    The window opens one week before the first day closed and shuts one week before the day of re-opening, both
    days included; the closure must last at least ``at_least``. The request counts on the day it was made.

    Attributes:
        asked: who must have been asked.
        settings: what kind of institution must have been closed.
        at_least: how long the closure must last.
        margin: how far before each end the window lies.
        last_day_included: whether the last day of the window counts (the adopted reading).
    """

    asked: tuple[Role, ...]
    settings: tuple[Role, ...]
    at_least: Weeks = Weeks(4)
    margin: Weeks = Weeks(1)
    last_day_included: bool = True

    @property
    def looks_at(self) -> LooksAt:
        """The requests for advice, and the closures that begin up to the margin after the period."""
        return LooksAt.at(EventKind.ADVICE_REQUEST) | _circumstances("closure", 7 * self.margin.n)

    def test(self, at: Occasion) -> Finding:
        """Compare every request with every closure; one pair that fits is enough, and the others say why not."""
        title = f"advice was asked of {the_roles(self.asked)} in the window around a closure"
        closures = [c for c in at.view.case.circumstances if c.kind == "closure"]
        requests = at.view.events(EventKind.ADVICE_REQUEST)
        steps: list[Step] = []
        since: date | None = None
        for request in requests:
            if not _inside(request.on, at, trigger_day=True):
                steps.append(_no(f"the {request.title} was made between the start and the limit", False))
                continue
            found = [self._remembered(request, closure, at) for closure in closures]
            steps.extend(found)
            if any(step.value is True for step in found):
                since = min(since or request.on, request.on)
        if not requests:
            steps.append(_no("a request for advice is recorded", False))
        elif not closures:
            steps.append(_no("a closure is recorded", False))
        return _any(f"closure-window-{'-or-'.join(self.asked)}", title, steps, since)

    def _remembered(self, request: Event, closure: Closure, at: Occasion) -> Step:
        """Give the step for a pair, which several limits share: it does not depend on the limit."""
        key = (
            self,
            request.id,
            closure.institution,
            closure.first_day_closed,
            closure.reopens,
            closure.setting,
        )
        step = at.view.memo.get(key)
        if step is None:
            step = at.view.memo[key] = self._pair(request, closure)
        return step

    def _pair(self, request: Event, closure: Closure) -> Step:
        """Compare one request with one closure: give everything that fails, or else what is not recorded."""
        asked = request.day(Dated.SENT)
        opens = self.margin.latest_before(closure.first_day_closed)
        inputs: tuple[tuple[str, Any], ...] = (
            ("requested", asked),
            ("closed from", closure.first_day_closed),
            ("window opens", opens),
        )
        fails: list[str] = []
        if request.to is not None and request.to not in self.asked:
            fails.append(f"asked of {the_role(request.to)}, not of {the_roles(self.asked)}")
        if closure.setting not in self.settings:
            wanted = " or ".join(map(a_role, self.settings))
            fails.append(f"a closure of {a_role(closure.setting)}, not of {wanted}")
        if request.about is not None and not same_name(request.about, closure.institution):
            fails.append(f"the request was to {request.about}")
        shuts = None
        if closure.reopens is not None:
            days = (closure.reopens - closure.first_day_closed).days
            shuts = self.margin.latest_before(closure.reopens)
            if not self.last_day_included:
                shuts -= timedelta(1)
            inputs += (("re-opens", closure.reopens), ("days closed", days), ("window shuts", shuts))
            if days < 7 * self.at_least.n:
                fails.append(f"closed for {counted(days, 'day')}, fewer than {7 * self.at_least.n}")
        if asked < opens or (shuts is not None and asked > shuts):
            fails.append("outside the window")
        title = f"the {request.title} fits the closure of {closure.institution}"
        if fails:
            return Step("closure-and-request", f"{title} ({'; '.join(fails)})", False, inputs=inputs)
        missing = tuple(
            name
            for name, value in (
                (f"{request.id}.to", request.to),
                (f"{request.id}.about", request.about),
                ("closure.reopens", closure.reopens),
            )
            if value is None
        )
        if missing:
            return Step("closure-and-request", title, inputs=inputs, missing=missing)
        return Step("closure-and-request", title, True, inputs=inputs)


@value
class Exceptional:
    """Exceptional circumstances affect the child, the parent or the young person during the period.

    Attributes:
        personal: whether the provision asks for *personal* circumstances.
    """

    personal: bool

    @property
    def looks_at(self) -> LooksAt:
        """The circumstances, and whether the person is a young person."""
        return YOUNG_PERSON_LOOKS_AT | _circumstances("exceptional-circumstances")

    def test(self, at: Occasion) -> Finding:
        """Look for circumstances recorded as exceptional that touch the period."""
        kind = "exceptional personal circumstances" if self.personal else "exceptional circumstances"
        personal = " and personal" if self.personal else ""
        steps: list[Step] = []
        since: date | None = None
        for item in at.view.case.circumstances:
            if item.kind != "exceptional-circumstances":
                continue
            young = item.affects is Role.PARENT and young_person(at.view, at.first or at.view.as_of)
            if young:
                steps.append(_no(_A_CHILDS_PARENT, False))
                continue
            touches = _touches(item.first_day, item.last_day, at)
            inputs = (("from", item.first_day), ("to", item.last_day)) if item.last_day else (("from", item.first_day),)
            if touches is not True:
                steps.append(Step("circumstances", f"{item.what}, in the period", touches, inputs=inputs))
            elif self.personal and item.personal is None:
                steps.append(_no(f"{item.what}, recorded as personal", None, ("exceptional-circumstances.personal",)))
            elif self.personal and not item.personal:
                steps.append(Step("circumstances", f"{item.what}, recorded as personal", False, inputs=inputs))
            elif young is None:
                steps.append(_no(_A_CHILDS_PARENT, None, _MISSING))
            else:
                steps.append(Step("circumstances", f"{item.what}, in the period{personal}", True, inputs=inputs))
                since = min(since or item.first_day, item.first_day)
        if not steps:
            steps.append(_no("exceptional circumstances are recorded", False))
        return _any(
            "exceptional-personal" if self.personal else "exceptional",
            f"{kind} affected the child, parent or young person in the period",
            steps,
            since,
        )


@value
class AbsentFromArea:
    """The child, the parent or the young person was absent from the area for a continuous time during the period.

    Attributes:
        at_least: how long.
        within: whether an absence of that length must lie within the period (the adopted reading), or may overlap the
            period.
        who: whose absence counts; empty if anyone's absence counts.
    """

    at_least: Weeks = Weeks(4)
    within: bool = True
    who: tuple[Role, ...] = ()

    @property
    def looks_at(self) -> LooksAt:
        """The absences, and whether the person is a young person."""
        return YOUNG_PERSON_LOOKS_AT | _circumstances("absence")

    def test(self, at: Occasion) -> Finding:
        """Look for one continuous absence that is long enough; days after the day of the question do not count."""
        steps: list[Step] = []
        since: date | None = None
        need = 7 * self.at_least.n
        for item in at.view.case.circumstances:
            if item.kind != "absence":
                continue
            young = item.who is Role.PARENT and young_person(at.view, at.first or at.view.as_of)
            if young:
                steps.append(_no(_A_CHILDS_PARENT, False))
                continue
            if self.who and item.who not in self.who:
                steps.append(_no(f"the {role(item.who)}'s absence counts", False))
                continue
            first, last = item.first_day, min(item.last_day or at.view.as_of, at.view.as_of)
            inside_first = max(first, at.first) if at.first else first
            inside_last = min(last, at.last) if at.last else last
            inside = max((inside_last - inside_first).days + 1, 0)
            days = inside if self.within else max((last - first).days + 1, 0)
            holds = days >= need and inside > 0
            if holds and young is None:
                steps.append(_no(_A_CHILDS_PARENT, None, _MISSING))
                continue
            if holds:
                since = min(since or first, first)
            how = counted(days, "continuous day")
            how += " in the period" if self.within else f", {inside} of them in the period"
            steps.append(
                Step(
                    "absence",
                    f"the {role(item.who)} was absent for long enough ({how})",
                    holds,
                    inputs=(("from", first), ("to", item.last_day or "not ended"), ("needed", need)),
                )
            )
        if not steps:
            steps.append(_no("an absence is recorded", False))
        whom = the_roles(self.who) if self.who else "the child, parent or young person"
        return _any(
            "absence",
            f"{whom} was absent from the area for at least {counted(self.at_least.n, 'week')} in the period",
            steps,
            since,
        )


@value
class AppointmentMissed:
    """The child or young person failed to keep an appointment made by the body asked, during its period."""

    @property
    def looks_at(self) -> LooksAt:
        """The body asked, and the appointments of any day: whose one was may not be recorded."""
        return LooksAt(own=frozenset({"about"})) | _circumstances("missed-appointment", None)

    def test(self, at: Occasion) -> Finding:
        """Look for a missed appointment with the same body inside the period."""
        steps: list[Step] = []
        since: date | None = None
        about = at.trigger.about if at.trigger else None
        for item in at.view.case.circumstances:
            if item.kind != "missed-appointment" or item.on > at.view.as_of:
                continue
            inputs = (("on", item.on),)
            if about is None:
                steps.append(_no("the body asked made the appointment", None, ("advice-request.about",)))
            elif not same_name(item.about, about):
                steps.append(
                    Step("appointment", f"{about} made the appointment ({item.about} made it)", False, inputs=inputs)
                )
            else:
                holds = _inside(item.on, at)
                if holds:
                    since = min(since or item.on, item.on)
                title = f"the {role(item.who)} missed an appointment in the period"
                steps.append(Step("appointment", title, holds, inputs=inputs))
        if not steps:
            steps.append(_no("a missed appointment is recorded", False))
        return _any("appointment-missed", "an examination or test that the body arranged was missed", steps, since)


@value
class CoronavirusReason:
    """A reason relating to the incidence or transmission of coronavirus (SI 2020/471)."""

    @property
    def looks_at(self) -> LooksAt:
        """The reasons recorded."""
        return _circumstances("coronavirus")

    def test(self, at: Occasion) -> Finding:
        """Look for such a reason that touches the period."""
        found = [c for c in at.view.case.circumstances if c.kind == "coronavirus"]
        touching = [c for c in found if _touches(c.first_day, c.last_day, at)]
        steps = [
            Step("coronavirus", f"{c.what}, in the period", c in touching, inputs=(("from", c.first_day),))
            for c in found
        ]
        if not steps:
            steps.append(_no("a reason relating to coronavirus is recorded", False))
        since = min((c.first_day for c in touching), default=None)
        return _any("coronavirus", "there was a reason relating to coronavirus in the period", steps, since)


@value
class WithinFirst:
    """A condition on only the first weeks of the period, for a provision that borrows the shorter period of another.

    Attributes:
        weeks: how much of the period counts.
        condition: what must hold in those weeks.
    """

    weeks: Weeks
    condition: Condition

    @property
    def looks_at(self) -> LooksAt:
        """What the condition looks at."""
        return self.condition.looks_at

    def test(self, at: Occasion) -> Finding:
        """Test the condition on the shorter period."""
        last = at.last
        if at.first is not None and last is not None:
            last = min(last, self.weeks.last_day(at.first - timedelta(1)))
        return self.condition.test(replace(at, last=last))


_A_CHILDS_PARENT = "the parent counts, as the parent of a child and not of a young person"
_MISSING = (f"a child or a young person: {EventKind.TURNS_25.value}, or who asked",)


def _circumstances(kind: str, days_before: int | None = 0) -> LooksAt:
    return LooksAt(circumstances=frozenset({Around(kind, days_before)}))


def _touches(first: date, last: date | None, at: Occasion) -> bool:
    """Whether days from ``first`` to ``last`` share a day with the period, as far as the day of the question."""
    if first > at.view.as_of:
        return False
    return (at.last is None or first <= at.last) and (at.first is None or last is None or last >= at.first)


def _inside(day: date, at: Occasion, *, trigger_day: bool = False) -> bool:
    first = at.first - timedelta(1) if at.first and trigger_day else at.first
    return (first is None or first <= day) and (at.last is None or day <= at.last)


def _no(title: str, value: bool | None, missing: tuple[str, ...] = ()) -> Step:
    return Step("finding", title, value, missing=missing)


def _any(rule: str, title: str, steps: list[Step], since: date | None = None) -> Finding:
    """Give True if one step holds, else not known if any step is not known, else False."""
    values = [s.value for s in steps]
    holds = True if True in values else None if None in values else False
    return Finding(holds, Step(rule, title, holds, steps=tuple(steps)), since)
