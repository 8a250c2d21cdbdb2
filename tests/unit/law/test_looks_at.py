"""What each condition, anchor and duty says that it looks at, held against what it reads of the golden cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import pytest

import sendrules as sr
from golden import golden_cases
from sendrules.case.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Finding, Is, Not, Occasion, OneOf
from sendrules.case.looks_at import Around, LooksAt
from sendrules.case.view import View
from sendrules.explanation import Step
from sendrules.law.conditions.certificates import CertificateOf, DecisionOf
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
    WithinFirst,
)
from sendrules.law.conditions.mediation import ContactedInTime, IssuesWere
from sendrules.law.conditions.own_fields import OwnFields
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.model.anchors import Anchor, Begun, Last, Latest, Next, Revival, Stated
from sendrules.law.shared.appeals import CertificateSettled
from sendrules.statutory.match import courses
from sendrules.statutory.settle import instances
from sendrules.time.periods import Weeks

LIMBS = (AdviceSoughtAroundClosure, Exceptional, AbsentFromArea, AppointmentMissed, CoronavirusReason, WithinFirst)
TWENTY_WEEKS = timedelta(140)
NEVER_DECLARED = frozenset({"id", "kind", "on", "planned", "note"})
"""What every event has, and what nothing reads."""


class Recording(View):
    """A view that notes the kinds of event that it is asked for."""

    __slots__ = ("asked",)

    def __init__(self, case: sr.Case, as_of: date) -> None:
        super().__init__(case, as_of)
        self.asked: set[sr.EventKind] = set()

    def events(self, *kinds: sr.EventKind) -> Sequence[sr.Event]:
        self.asked.update(kinds)
        return super().events(*kinds)


@dataclass(frozen=True)
class InTheLaw:
    """A condition of the law, and the kinds of event that start what it is a condition of."""

    condition: Condition
    starts: frozenset[sr.EventKind]
    duty: str

    def __str__(self) -> str:
        return f"{type(self.condition).__name__}-{self.duty}"


def laws() -> Iterator[sr.Statute]:
    """The law as adopted, and under each other answer to each contested question."""
    yield sr.statute()
    for reading in sr.statute().readings.values():
        yield from (sr.statute().alternative(reading.id, answer) for answer in reading.alternatives)


def conditions_of(duty: sr.Duty) -> Iterator[tuple[Condition, frozenset[sr.EventKind]]]:
    starts = frozenset(trigger.kind for trigger in duty.trigger)
    yield from ((trigger.when, frozenset({trigger.kind})) for trigger in duty.trigger if trigger.when)
    yield from ((condition, starts) for condition in (duty.doubt, duty.unsure) if condition)
    yield from ((limb.when, starts) for limb in duty.unless)
    if duty.overtaken_by:
        yield from ((condition, frozenset({kind})) for kind, condition in duty.overtaken_by.when)


@cache
def in_the_law() -> tuple[InTheLaw, ...]:
    """Every condition in every duty, once, with all that starts it."""
    found: dict[Condition, tuple[frozenset[sr.EventKind], str]] = {}
    for law in laws():
        for duty in law.duties:
            for condition, starts in conditions_of(duty):
                before, first = found.get(condition, (frozenset(), duty.id))
                found[condition] = (before | starts, first)
    return tuple(InTheLaw(condition, *rest) for condition, rest in found.items())


@cache
def anchors_in_the_law() -> tuple[tuple[Anchor, sr.Duty], ...]:
    """Every anchor of every limit, with the duties of the limit."""
    found = {
        (leg, duty.id): duty
        for law in laws()
        for duty in law.duties
        for leg in (duty.limit.legs() if duty.limit else ())
    }
    return tuple((leg, duty) for (leg, _), duty in found.items() if leg is not None)


@cache
def cases() -> tuple[tuple[sr.Case, date, frozenset[sr.EventKind]], ...]:
    """The golden cases, on the day of their question."""
    return tuple((g.case, g.as_of, frozenset(e.kind for e in g.case.events)) for g in golden_cases())


def occasions(one: InTheLaw) -> Iterator[Occasion]:
    """Every start of the condition in a golden case, with no period, with one of twenty weeks, and with its end alone."""
    for case, as_of, kinds in cases():
        if kinds.isdisjoint(one.starts):
            continue
        for start in Recording(case, as_of).events(*one.starts):
            last = start.on + TWENTY_WEEKS
            yield Occasion(Recording(case, as_of), start)
            yield Occasion(Recording(case, as_of), start, start.on + timedelta(1), last)
            yield Occasion(Recording(case, as_of), start, last=last)


def asked_for(one: InTheLaw) -> frozenset[sr.EventKind]:
    """The kinds of event that a condition asked for in any golden case."""
    asked: set[sr.EventKind] = set()
    for at in occasions(one):
        tell(one.condition, at)
        asked |= at.view.asked
    return frozenset(asked)


def undeclared(one: InTheLaw, declared: LooksAt) -> frozenset[sr.EventKind]:
    return asked_for(one) - declared.events


def kept(circumstance: sr.Circumstance, declared: LooksAt, at: Occasion) -> bool:
    """Whether a circumstance is of a kind that is declared, and lies where it is declared to matter."""
    first = getattr(circumstance, "first_day_closed", None) or getattr(circumstance, "first_day", None)
    last = getattr(circumstance, "reopens", None) or getattr(circumstance, "last_day", None) or date.max
    for around in declared.circumstances:
        if around.kind != circumstance.kind:
            continue
        if around.days_before is None or first is None:
            return True
        begins = first - timedelta(around.days_before)
        if begins <= (at.last or date.max) and last >= (at.trigger.on if at.first else date.min):
            return True
    return False


def tell(condition: Condition, at: Occasion) -> tuple[object, ...] | None:
    """What a condition finds; None where the calendar does not reach."""
    try:
        finding = condition.test(at)
    except sr.BeyondHorizonError:
        return None
    return finding.holds, finding.since, finding.missing


def only_what_is_declared(at: Occasion, declared: LooksAt) -> Occasion:
    """The same occasion in a case that holds what is declared and nothing else."""
    case = at.view.case
    events = tuple(e for e in case.events if e.kind in declared.events or e.id == at.trigger.id)
    about = tuple(c for c in case.circumstances if kept(c, declared, at))
    start = at.trigger
    if start.kind not in declared.events:  # else all of its fields are looked at
        start = start.model_copy(update=dict.fromkeys(_fields(start) - declared.own))
    less = sr.Case(reference=case.reference, events=events, circumstances=about)
    return Occasion(View(less, at.view.as_of), start, at.first, at.last)


def _fields(event: sr.Event) -> frozenset[str]:
    return frozenset(event.model_fields_set) - NEVER_DECLARED


def differs(one: InTheLaw, declared: LooksAt) -> list[str]:
    """The starts at which a condition finds something else where only what is declared is known."""
    found = []
    for at in occasions(one):
        less = only_what_is_declared(at, declared)
        if tell(one.condition, at) != tell(one.condition, less):
            found.append(f"{at.view.case.reference}: {at.trigger.id}")
    return found


@pytest.mark.parametrize("one", in_the_law(), ids=str)
def test_what_a_condition_asks_for_is_declared(one):
    assert undeclared(one, one.condition.looks_at) == frozenset()


@pytest.mark.parametrize("one", in_the_law(), ids=str)
def test_what_is_declared_is_enough(one):
    assert differs(one, one.condition.looks_at) == []


@pytest.mark.parametrize("id", sr.statute().ids)
def test_what_a_duty_asks_for_is_declared(id):
    """Its starts, what answers them, its anchors, its limit and its exceptions, in every golden case."""
    law, asked = sr.statute(), set()
    for case, as_of, kinds in cases():
        if kinds.isdisjoint(law.started_by(id)):
            continue
        view = Recording(case, as_of)
        for version in law.versions(id):
            for instance in instances(version, view, law):
                assert isinstance(instance.limbs, tuple)  # tested when they are asked for
        asked |= view.asked
    assert asked - law.looks_at(id).events == set()


@pytest.mark.parametrize("shape", [Next, Latest, Last, Begun, LastReview, CertificateOf, DecisionOf, Revival, Stated])
def test_what_an_anchor_asks_for_is_declared(shape):
    found = 0
    for anchor, duty in anchors_in_the_law():
        if type(anchor) is not shape:
            continue
        asked: set[sr.EventKind] = set()
        for case, as_of, kinds in cases():
            if kinds.isdisjoint({trigger.kind for trigger in duty.trigger}):
                continue
            for course in courses(duty, View(case, as_of)):
                view = Recording(case, as_of)
                found += anchor.find(replace(course, view=view)) is not None
                asked |= view.asked
        assert asked - anchor.looks_at.events == set(), (duty.id, anchor)
    assert found


NOT_ALL_REACHED = {"Unfinished", "Exceptional", "CertificateSettled", "InWriting"}
"""The conditions of which the golden cases do not reach every branch in every duty."""


@pytest.mark.parametrize("one", [c for c in in_the_law() if type(c.condition).__name__ not in NOT_ALL_REACHED], ids=str)
def test_a_kind_of_event_left_out_is_found(one):
    asked, declared = asked_for(one), one.condition.looks_at.events
    assert [kind for kind in declared if not asked - (declared - {kind})] == []


@pytest.mark.parametrize("one", [c for c in in_the_law() if isinstance(c.condition, LIMBS)], ids=str)
def test_a_kind_of_circumstance_left_out_is_found(one):
    declared = one.condition.looks_at
    assert declared.circumstances
    for around in declared.circumstances:
        assert differs(one, replace(declared, circumstances=declared.circumstances - {around})) != []


@pytest.mark.parametrize("one", [c for c in in_the_law() if isinstance(c.condition, OwnFields)], ids=str)
def test_a_field_of_the_start_left_out_is_found(one):
    declared = one.condition.looks_at
    assert declared.own
    for field in declared.own - NEVER_DECLARED:
        assert differs(one, replace(declared, own=declared.own - {field})) != []


@dataclass(frozen=True)
class Forgetful:
    """Reads appeals, and says that it reads certificates."""

    looks_at = LooksAt.at(sr.EventKind.MEDIATION_CERTIFICATE)

    def test(self, at: Occasion) -> Finding:
        return Finding(bool(at.view.events(sr.EventKind.APPEAL)), Step("forgetful", "an appeal", None))


def test_a_condition_that_forgets_to_declare_is_found():
    one = InTheLaw(Forgetful(), frozenset({sr.EventKind.REFUSAL_TO_ASSESS}), "a duty")
    assert undeclared(one, one.condition.looks_at) == {sr.EventKind.APPEAL}
    assert differs(one, one.condition.looks_at) != []


def E(kind: str, on: date, **more: object) -> sr.Event:  # noqa: N802
    return sr.Event(kind=kind, on=on, id=kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("days_before", "found"), [(7, True), (6, False)])
def test_a_closure_matters_from_a_week_before_it_begins(days_before, found):
    condition = AdviceSoughtAroundClosure(asked=(sr.Role.HEAD_TEACHER,), settings=(sr.Role.SCHOOL,))
    closure = sr.Closure(
        institution="A", setting="school", first_day_closed=date(2025, 7, 9), reopens=date(2025, 9, 3)
    )  # fmt: skip
    events = [
        E("request", date(2025, 5, 21)), E("advice-request", date(2025, 7, 2), about="A", to="head-teacher"),
    ]  # fmt: skip
    case = sr.Case(reference="B", events=events, circumstances=[closure])
    # six weeks from 21 May 2025 end on 2 July, a week before the closure
    at = Occasion(Recording(case, date(2025, 9, 10)), case.events[0], date(2025, 5, 22), date(2025, 7, 2))
    declared = replace(condition.looks_at, circumstances=frozenset({Around("closure", days_before)}))
    assert condition.test(at).holds is True
    assert condition.test(only_what_is_declared(at, declared)).holds is found
    assert (condition.looks_at == declared) is found


FIRST, SECOND = E("refusal-to-assess", date(2020, 3, 10)), E("no-plan-notice", date(2020, 5, 20))
LATE, DECLINED = E("mediation-contact", date(2020, 6, 1)), E("mediation-declined", date(2020, 6, 2))
ISSUED = E("mediation-certificate", date(2020, 6, 10))


@pytest.mark.parametrize(
    ("condition", "start", "events"),
    [
        # two months from 10 March 2020 end on 10 May, so the contact of 1 June is late without the reason
        (ContactedInTime((sr.EventKind.REFUSAL_TO_ASSESS,)), DECLINED, (FIRST, LATE, DECLINED)),
        # with the reason, the certificate may be about the decision of March or that of May
        (CertificateSettled(), SECOND, (FIRST, SECOND, LATE, ISSUED)),
    ],
)
def test_a_reason_of_2020_before_the_start_matters_to_a_late_contact(condition, start, events):
    reason = sr.Coronavirus(first_day=date(2020, 4, 1), last_day=date(2020, 5, 15), what="the office was closed")
    case = sr.Case(reference="C", events=events, circumstances=[reason])
    at = Occasion(Recording(case, date(2020, 7, 1)), start, start.on, date(2020, 8, 3))
    declared = condition.looks_at
    assert declared.circumstances == {Around("coronavirus", None)}
    found = tell(condition, at)
    assert tell(condition, only_what_is_declared(at, declared)) == found
    for less in (frozenset(), frozenset({Around("coronavirus", 0)})):
        assert tell(condition, only_what_is_declared(at, replace(declared, circumstances=less))) != found


CONTACT, REASON = IssuesWere((sr.Issues.HEALTH,)), CoronavirusReason()
BOTH = LooksAt(frozenset({sr.EventKind.MEDIATION_WANTED}), frozenset({Around("coronavirus")}))


@pytest.mark.parametrize(
    ("condition", "looks_at"),
    [
        (AllOf((CONTACT, REASON)), BOTH),
        (AnyOf((CONTACT, REASON)), BOTH),
        (AllOf(()), LooksAt.NOTHING),
        (Not(AnyOf((CONTACT, REASON))), BOTH),
        (WithinFirst(Weeks(16), REASON), LooksAt(circumstances=frozenset({Around("coronavirus")}))),
        (Is("looked_after", True), LooksAt.NOTHING),
        (OneOf("phase", ("primary",)), LooksAt.NOTHING),
        (AtLeast("age", 16), LooksAt.NOTHING),
        (AtMost("age", 16), LooksAt.NOTHING),
    ],
    ids=repr,
)
def test_conditions_of_conditions_look_at_what_their_parts_do(condition, looks_at):
    assert condition.looks_at == looks_at
