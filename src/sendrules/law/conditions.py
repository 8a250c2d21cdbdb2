"""The conditions that the provisions themselves set: small frozen objects with the provision's own parameters.

They are exact and separate for each provision. Nothing here judges whether compliance was impractical: that is a
determination. Missing facts give None, never a guess in either direction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sendrules.case.conditions import Condition, Finding, Occasion
from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.explanation import Step
from sendrules.time.periods import Months, Weeks

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Closure, Event


@dataclass(frozen=True, slots=True)
class AdviceSoughtAroundClosure:
    """Advice was requested of certain persons in the window around a long closure of their institution.

    The window opens one week before the first day closed and shuts one week before the day of re-opening, both
    days included; the closure must last at least ``at_least``. The request counts on the day it was made.

    Attributes:
        asked: who must have been asked.
        settings: what kind of institution must have been closed.
        at_least: how long the closure must last.
        margin: how far before each end the window lies.
    """

    asked: tuple[Role, ...]
    settings: tuple[Role, ...]
    at_least: Weeks = Weeks(4)
    margin: Weeks = Weeks(1)

    def test(self, at: Occasion) -> Finding:
        """Look for one request and one closure that fit; list every pair that does not, with what fails."""
        title = "advice requested of " + " or ".join(self.asked) + " in the window around a closure"
        closures = [c for c in at.view.case.circumstances if c.kind == "closure"]
        steps: list[Step] = []
        requests = at.view.events(EventKind.ADVICE_REQUEST)
        for request in requests:
            if not _inside(request.on, at, trigger_day=True):
                steps.append(
                    _no(
                        f"{request.title}: not made between the start and the limit, so no cause of missing it",
                        False,
                    )
                )
            elif request.to is None:
                missing = (f"{request.id}.to",) if closures else ()
                steps.append(
                    _no(
                        f"{request.title}: not recorded who was asked",
                        None if closures else False,
                        missing=missing,
                    )
                )
            elif request.to not in self.asked:
                steps.append(
                    _no(
                        f"{request.title}: asked of {request.to.value}, not of {' or '.join(self.asked)}",
                        False,
                    )
                )
            else:
                steps.extend(self._pair(request, closure) for closure in closures)
        if not requests:
            steps.append(_no("no request for advice is recorded", False))
        elif not closures:
            steps.append(_no("no closure is recorded", False))
        return _any(f"closure-window-{'-or-'.join(self.asked)}", title, steps)

    def _pair(self, request: Event, closure: Closure) -> Step:
        title = f"{request.title} and the closure of {closure.institution}"
        if closure.setting not in self.settings:
            return _no(
                f"{title}: a closure of a {closure.setting.value}, not of a {' or '.join(self.settings)}",
                False,
            )
        if request.about is None:
            return _no(
                f"{title}: which institution was asked is not recorded", None, (f"{request.id}.about",)
            )
        if _name(request.about) != _name(closure.institution):
            return _no(f"{title}: the request was to {request.about!r}", False)
        if closure.reopens is None:
            return _no(f"{title}: the day of re-opening is not recorded", None, ("closure.reopens",))
        asked = request.day(Dated.SENT)
        days = (closure.reopens - closure.first_day_closed).days
        opens = self.margin.latest_before(closure.first_day_closed)
        shuts = self.margin.latest_before(closure.reopens)
        inputs: tuple[tuple[str, Any], ...] = (
            ("requested", asked), ("closed from", closure.first_day_closed), ("re-opens", closure.reopens),
            ("days closed", days), ("window opens", opens), ("window shuts", shuts),
        )  # fmt: skip
        if days < 7 * self.at_least.n:
            how = f"closed for {days} days, fewer than {7 * self.at_least.n}"
            return Step("closure-and-request", f"{title}: {how}", False, inputs=inputs)
        if not opens <= asked <= shuts:
            return Step("closure-and-request", f"{title}: outside the window", False, inputs=inputs)
        return Step("closure-and-request", f"{title}: inside the window", True, inputs=inputs)


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Exceptional circumstances affect the child, the parent or the young person during the period.

    Attributes:
        personal: whether the provision asks for *personal* circumstances.
    """

    personal: bool

    def test(self, at: Occasion) -> Finding:
        """Look for circumstances recorded as exceptional that touch the period."""
        kind = "exceptional personal circumstances" if self.personal else "exceptional circumstances"
        steps: list[Step] = []
        for item in at.view.case.circumstances:
            if item.kind != "exceptional-circumstances":
                continue
            touches = _touches(item.first_day, item.last_day, at)
            inputs = (("from", item.first_day), ("to", item.last_day)) if item.last_day else (
                ("from", item.first_day),)  # fmt: skip
            if touches is not True:
                steps.append(
                    Step("circumstances", f"{item.what}: not during the period", touches, inputs=inputs)
                )
            elif self.personal and item.personal is None:
                steps.append(_no(f"{item.what}: whether they are personal is not recorded", None,
                                 ("exceptional-circumstances.personal",)))  # fmt: skip
            elif self.personal and not item.personal:
                steps.append(Step("circumstances", f"{item.what}: not personal", False, inputs=inputs))
            else:
                steps.append(Step("circumstances", f"{item.what}: recorded", True, inputs=inputs))
        if not steps:
            steps.append(_no("none are recorded", False))
        return _any(
            "exceptional-personal" if self.personal else "exceptional",
            f"{kind} affecting the child, parent or young person in the period",
            steps,
        )


@dataclass(frozen=True, slots=True)
class AbsentFromArea:
    """The child, the parent or the young person was absent from the area for a continuous time during the period.

    Attributes:
        at_least: how long.
        within: whether that much absence must lie within the period (the reading adopted), or may overlap it.
    """

    at_least: Weeks = Weeks(4)
    within: bool = True

    def test(self, at: Occasion) -> Finding:
        """Look for one continuous absence that is long enough; days after the question do not count."""
        steps: list[Step] = []
        need = 7 * self.at_least.n
        for item in at.view.case.circumstances:
            if item.kind != "absence":
                continue
            first, last = item.first_day, min(item.last_day or at.view.as_of, at.view.as_of)
            inside_first = max(first, at.first) if at.first else first
            inside_last = min(last, at.last) if at.last else last
            inside = max((inside_last - inside_first).days + 1, 0)
            days = inside if self.within else max((last - first).days + 1, 0)
            holds = days >= need and inside > 0
            how = f"{days} continuous days" + (
                " within the period" if self.within else " touching the period"
            )
            steps.append(
                Step("absence", f"{item.who.value} absent: {how}", holds,
                     inputs=(("from", first), ("to", item.last_day or "not ended"), ("needed", need)))
            )  # fmt: skip
        if not steps:
            steps.append(_no("no absence is recorded", False))
        return _any(
            "absence", f"absence from the area for at least {self.at_least.n} weeks in the period", steps
        )


@dataclass(frozen=True, slots=True)
class AppointmentMissed:
    """The child or young person failed to keep an appointment made by the body asked, during its period."""

    def test(self, at: Occasion) -> Finding:
        """Look for a missed appointment with the same body inside the period."""
        steps: list[Step] = []
        about = at.trigger.about if at.trigger else None
        for item in at.view.case.circumstances:
            if item.kind != "missed-appointment" or item.on > at.view.as_of:
                continue
            inputs = (("on", item.on),)
            if about is None:
                steps.append(_no("which body was asked is not recorded", None, ("advice-request.about",)))
            elif _name(item.about) != _name(about):
                steps.append(
                    Step("appointment", f"made by {item.about}, not by {about}", False, inputs=inputs)
                )
            else:
                holds = _inside(item.on, at)
                where = "in" if holds else "outside"
                steps.append(
                    Step("appointment", f"missed by the {item.who.value} {where} the period", holds, inputs=inputs)
                )  # fmt: skip
        if not steps:
            steps.append(_no("no missed appointment is recorded", False))
        return _any("appointment-missed", "an examination or test made by the body was missed", steps)


@dataclass(frozen=True, slots=True)
class CoronavirusReason:
    """A reason relating to the incidence or transmission of coronavirus (SI 2020/471)."""

    def test(self, at: Occasion) -> Finding:
        """Look for such a reason that touches the period."""
        steps = [
            Step("coronavirus", f"{item.what}: recorded", _touches(item.first_day, item.last_day, at),
                 inputs=(("from", item.first_day),))
            for item in at.view.case.circumstances
            if item.kind == "coronavirus"
        ]  # fmt: skip
        if not steps:
            steps.append(_no("no such reason is recorded", False))
        return _any("coronavirus", "a reason relating to coronavirus", steps)


@dataclass(frozen=True, slots=True)
class AskedOneOf:
    """The request was to one of these bodies; who cannot be told is not known.

    Attributes:
        roles: the bodies that the provision binds.
        unclear: who may or may not be such a body.
    """

    roles: tuple[Role, ...]
    unclear: tuple[Role, ...] = ()

    def test(self, at: Occasion) -> Finding:
        """Look at who was asked."""
        to = at.trigger.to if at.trigger else None
        name = at.trigger.id if at.trigger else "advice-request"
        if to is None or to in self.unclear:
            said = "who was asked" if to is None else f"for which body the {to.value} acts"
            return Finding(
                None, _no(f"{said} is not recorded: is it a body under s.31?", None, (f"{name}.to",))
            )
        holds = to in self.roles
        what = "is" if holds else "is not"
        return Finding(
            holds, Step("asked-one-of", f"{to.value} {what} a body that s.31 lists", holds, inputs=(("to", to),))
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotAssessedWithin:
    """No assessment was concluded in so many months before the trigger.

    Attributes:
        months: how far to look back; the boundary day itself counts as inside.
        concluded_by: the kinds of event that conclude an assessment.
    """

    months: Months
    concluded_by: tuple[EventKind, ...]

    def test(self, at: Occasion) -> Finding:
        """Look for an assessment concluded in the months before."""
        day: date | None = at.trigger.on if at.trigger else None
        if day is None:
            return Finding(None, _no("the day to look back from is not recorded", None, ("trigger",)))
        since = self.months.latest_before(day)
        found = [e for e in at.view.events(*self.concluded_by) if since <= e.on < day]
        holds = not found
        title = f"no assessment concluded in the {self.months.n} months before"
        inputs: tuple[tuple[str, Any], ...] = (("since", since), ("before", day))
        return Finding(
            holds,
            Step(
                "not-assessed-within",
                title,
                holds,
                inputs=inputs + tuple((e.title, e.on) for e in found[-1:]),
            ),
        )


@dataclass(frozen=True, slots=True)
class WithinFirst:
    """A condition on the first weeks of the period only: for a provision that borrows another's shorter period.

    Attributes:
        weeks: how much of the period counts.
        condition: what must hold in it.
    """

    weeks: Weeks
    condition: Condition

    def test(self, at: Occasion) -> Finding:
        """Test the condition on the shorter period."""
        last = at.last
        if at.first is not None and last is not None:
            last = min(last, self.weeks.last_day(at.first - timedelta(1)))
        return self.condition.test(replace(at, last=last))


@dataclass(frozen=True, slots=True)
class ClosingDayStated:
    """The notice with the draft plan states the last day for representations."""

    def test(self, at: Occasion) -> Finding:
        """Look at the trigger's own closing day."""
        closes = at.trigger.closes if at.trigger else None
        return Finding(
            closes is not None, Step("closing-day-stated", "the notice states its closing day", closes)
        )


def _touches(first: date, last: date | None, at: Occasion) -> bool:
    """Whether days from ``first`` to ``last`` share a day with the period, as far as the day of the question."""
    if first > at.view.as_of:
        return False
    return (at.last is None or first <= at.last) and (at.first is None or last is None or last >= at.first)


def _inside(day: date, at: Occasion, *, trigger_day: bool = False) -> bool:
    first = at.first - timedelta(1) if at.first and trigger_day else at.first
    return (first is None or first <= day) and (at.last is None or day <= at.last)


def _name(text: str) -> str:
    return " ".join(text.casefold().split())


def _no(title: str, value: bool | None, missing: tuple[str, ...] = ()) -> Step:
    return Step("finding", title, value, missing=missing)


def _any(rule: str, title: str, steps: list[Step]) -> Finding:
    """One that holds is enough; else unknown if any is unknown."""
    values = [s.value for s in steps]
    holds = True if True in values else None if None in values else False
    return Finding(holds, Step(rule, title, holds, steps=tuple(steps)))
