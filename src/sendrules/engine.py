"""The public functions: ``timetable``, ``evaluate`` and ``Engine``.

The law first; then, beside it, what an authority adds, or what an amendment would change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sendrules.case.kinds import EventKind
from sendrules.errors import NoPublishedPolicy, WrongType
from sendrules.law.part import part_started_by
from sendrules.statutory.timetable import timetable_of
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

if TYPE_CHECKING:
    from pathlib import Path

    from sendrules.case.case import Case
    from sendrules.law.model.amendment import Amendment
    from sendrules.law.statute import Statute
    from sendrules.local.answers.replies import ReplyTarget
    from sendrules.local.declarations.policy import LocalPolicy
    from sendrules.local.ranking.overrides import PlaceOverride
    from sendrules.local.ranking.places import Ranking
    from sendrules.result import Result
    from sendrules.statutory.result import StatutoryResult
    from sendrules.statutory.rows import Timetable

_NO_READINGS: Mapping[str, str] = {}


def timetable(
    kind: EventKind | str,
    on: date,
    *,
    readings: Mapping[str, str] = _NO_READINGS,
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
    what_if: Amendment | None = None,
    detained: bool = False,
    **details: Any,
) -> Timetable:
    """Give every duty that follows from one date, with its limit and its provision.

    Args:
        kind: the kind of event: ``"request"``, ``"review-meeting"``, ``"tribunal-order"``, ...
        on: its day: of receipt for a request, of service for a draft plan.
        readings: other answers to contested questions.
        calendar: the working days.
        what_if: an amendment of the law; what it would give stands beside the law's rows, in ``Timetable.what_if``.
        detained: whether the person is detained, so that the Detained Persons Regulations 2015 apply.
        details: fields of the event that a provision looks at: ``order="assess"``, ``to="post-16-institution"``,
            ``aware=date(...)``.

    Raises:
        UnknownKind: there is no such kind of event.
        UnknownDetail: the kind has no such field, or the field no such value.
        UnknownReading: there is no such question or answer.
        WrongType: ``on`` is not a date.

    >>> for row in timetable("request", date(2025, 5, 21))[:2]:
    ...     print(row.due, row.id)
    2025-07-02 reg-4-1-not-necessary-determination
    2025-07-02 reg-5-1-decision-to-assess
    """
    engine = Engine(readings=readings, calendar=calendar, what_if=what_if)
    return engine.timetable(kind, on, detained=detained, **details)


def evaluate(
    case: Case,
    *,
    as_of: date,
    readings: Mapping[str, str] = _NO_READINGS,
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
    what_if: Amendment | None = None,
) -> Result:
    """Say for every duty what the law required by when, whether it was done, and whether an exception is real.

    Args:
        case: the case.
        as_of: the day of the question; nothing later is seen. There is no default: the library reads no clock.
        readings: other answers to contested questions.
        calendar: the working days.
        what_if: an amendment of the law; what it would give stands beside the law's answer, in ``Result.what_if``.

    Raises:
        UnknownReading: there is no such question or answer.
        InputError: the amendment does not fit the law.
        WrongType: ``case`` is not a ``Case``, or ``as_of`` is not a date.

    >>> from sendrules.case.case import Case
    >>> from sendrules.case.events import Event
    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> evaluate(case, as_of=date(2025, 10, 9))["reg-13-2-final-plan-20-weeks"].compliance
    <Compliance.OVERDUE: 'overdue'>
    """
    return Engine(readings=readings, calendar=calendar, what_if=what_if).evaluate(case, as_of=as_of)


class Engine:
    """The law, bound once to readings and a calendar; and beside it one authority's policy, where one is chosen.

    ``Engine()`` is the law alone. The hooks of an authority run once, when the engine is built; none sees a case.

    Args:
        policy: what the authority declares; None for the law alone.
        readings: other answers to contested questions.
        calendar: the working days.
        what_if: an amendment of the law. It changes no answer of the law: what it would give stands beside it.

    Attributes:
        policy: what the authority declares; None for the law alone.
        amended: the same statute with the amendment; None where there is none.
        calendar: the working days.

    Raises:
        UnknownReading: there is no such question or answer.
        InputError: the amendment does not fit the law.

    >>> from sendrules.case.case import Case
    >>> from sendrules.case.events import Event
    >>> engine = Engine(readings={"send": "delivered"})
    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> engine.evaluate(case, as_of=date(2025, 6, 2)).next_due
    <Instance reg-5-1-decision-to-assess from 2025-05-21: due 2025-07-02, pending>
    """

    __slots__ = ("_law", "amended", "calendar", "policy")

    def __init__(
        self,
        policy: LocalPolicy | None = None,
        *,
        readings: Mapping[str, str] = _NO_READINGS,
        calendar: WorkingCalendar = ENGLAND_AND_WALES,
        what_if: Amendment | None = None,
    ) -> None:
        self.policy, self.calendar = policy, calendar
        self._law = _statute().under(readings) if readings else None
        self.amended: Statute | None = self.law.amended(what_if) if what_if else None

    def __repr__(self) -> str:
        beside = f", what if {self.amended.amendment.id}" if self.amended and self.amended.amendment else ""
        return f"<Engine {self.policy.authority.key if self.policy else 'of the law alone'}{beside}>"

    @property
    def law(self) -> Statute:
        """The statute, under the readings chosen. It is loaded when it is first asked for: a timetable needs a part of it."""
        if self._law is None:
            self._law = _statute()
        return self._law

    @classmethod
    def for_authority(
        cls,
        key: str,
        *,
        settings: Mapping[str, Any] | None = None,
        fallback: str | None = None,
        readings: Mapping[str, str] = _NO_READINGS,
        calendar: WorkingCalendar = ENGLAND_AND_WALES,
        what_if: Amendment | None = None,
    ) -> Engine:
        """Build an engine for one installed authority.

        Args:
            key: its key, from ``installed_authorities()``.
            settings: values for its settings, in place of the published policy's.
            fallback: the key of an authority, such as ``"generic"``, whose policy stands in where this one has none, or
                none in force on the day. Results record it.
            readings: other answers to contested questions.
            calendar: the working days.
            what_if: an amendment of the law, as for ``Engine``.

        Raises:
            MissingPlugin: nothing installed offers it.
            BrokenPlugin: it cannot be imported or registered, or a hook raised.
            MistypedPlugin: a hook returned something other than what it promises.
            ChangedLaw: the law changed in this process while the plugin was loaded, or before.
            InputError: the settings are not the authority's.
            UnknownReading: there is no such question or answer.
        """
        from sendrules.local.loading.loader import load_policy

        policy = load_policy(key, settings)
        if fallback is not None:
            policy = policy.or_else(load_policy(fallback))
        return cls(policy, readings=readings, calendar=calendar, what_if=what_if)

    @classmethod
    def from_policy(
        cls,
        path: str | Path,
        *,
        fallback: str | None = None,
        readings: Mapping[str, str] = _NO_READINGS,
        calendar: WorkingCalendar = ENGLAND_AND_WALES,
        what_if: Amendment | None = None,
    ) -> Engine:
        """Build an engine from a policy file in TOML, for an authority that writes no Python.

        Args:
            path: the file.
            fallback: the key of an installed authority, such as ``"generic"``, whose policy stands in where this one has
                none, or none in force on the day. Results record it.
            readings: other answers to contested questions.
            calendar: the working days.
            what_if: an amendment of the law, as for ``Engine``.

        Raises:
            RefusedPolicy: the file cannot be used; every refusal is listed with its line and its fix.
            InputError: the file cannot be read.
            MissingPlugin: nothing installed offers the fallback.
            UnknownReading: there is no such question or answer.
        """
        from sendrules.local.loading.policy_file import read_policy

        policy = read_policy(path)
        if fallback is not None:
            from sendrules.local.loading.loader import load_policy

            policy = policy.or_else(load_policy(fallback))
        return cls(policy, readings=readings, calendar=calendar, what_if=what_if)

    def timetable(self, kind: EventKind | str, on: date, *, detained: bool = False, **details: Any) -> Timetable:
        """Give every duty that follows from one date; no policy changes it, and no amendment.

        Raises:
            UnknownKind: there is no such kind of event.
            UnknownDetail: the kind has no such field, or the field no such value.
            WrongType: ``on`` is not a date.
        """
        law = part_started_by(kind) if self._law is None else self._law
        found = timetable_of(kind, on, law, self.calendar, details, detained=detained)
        if self.amended is not None:
            found.what_if = timetable_of(kind, on, self.amended, self.calendar, details, detained=detained)
        return found

    def evaluate(self, case: Case, *, as_of: date) -> Result:
        """Give the law's answer, computed alone and first, and the authority's view beside it, where there is an authority.

        Args:
            case: the case.
            as_of: the day of the question.

        Raises:
            WrongType: ``case`` is not a ``Case``, or ``as_of`` is not a date.
        """
        from sendrules.result import Result, WhatIf

        law = _statutory(case, self.law, as_of, self.calendar)
        what_if = WhatIf(law, self.amended) if self.amended is not None else None
        if self.policy is None:
            return Result(law, what_if=what_if)
        from sendrules.local.apply import apply_policy

        return Result(law, apply_policy(law, self.policy), what_if)

    def prioritise(
        self,
        cases: Iterable[Case],
        *,
        as_of: date,
        overrides: Iterable[PlaceOverride] = (),
        queue: str | None = None,
    ) -> Ranking:
        """Put cases in the authority's order, each place with its reasons. An amendment changes no place.

        Those that wait for what the queue is for come first, in order. Then come those of which it is not known, and those that
        do not wait, each with the reason.

        Args:
            cases: the cases; each reference once.
            as_of: the day of the question.
            overrides: persons' decisions that put a case elsewhere, each with role, reason and last day.
            queue: the id of the queue, where the policy has several.

        Raises:
            NoPublishedPolicy: there is no authority, or it has none in force on the day, and no fallback stands in.
            InputError: two cases share a reference, an override is not allowed by the policy, or there is no such queue, or
                several and none was named.
            WrongType: ``cases`` are not ``Case`` objects, or ``as_of`` is not a date.
        """
        from sendrules.local.ranking.queues import chosen_queue
        from sendrules.local.ranking.rank import rank
        from sendrules.statutory.result import some_answers
        from sendrules.statutory.waiting import waiting_of

        policy = self._policy("prioritisation")
        waits_for = chosen_queue(policy.on(as_of), as_of, queue).waits_for
        asked = (some_answers(_checked(case), self.law, as_of, self.calendar) for case in _cases(cases))
        waiting = [waiting_of(law, waits_for) for law in asked]
        return rank(waiting, policy, as_of, overrides, queue)

    def replies(
        self,
        received: date,
        *,
        event: str = "message",
        channel: str | None = None,
        acknowledged: date | None = None,
        case: Case | None = None,
    ) -> tuple[ReplyTarget, ...]:
        """Give by when a message is acknowledged and answered under the authority's own standards of service.

        Each standard gives one answer, with the channels that it is for. There is none where the authority has published no
        communication standard that is in force on the day. ``evaluate`` tells of the updates that count from the wait.

        Args:
            received: the day it was received, or of the event.
            event: what is answered.
            channel: how it came; None for the standards of every channel.
            acknowledged: the day it was acknowledged, for a reply that is counted from then.
            case: the case that it is about, where a standard is for some cases only. Without it the standard is given, with its
                condition in words.

        Raises:
            NoPublishedPolicy: there is no authority.
            NoStandardFor: the authority has communication standards, and none is for the event or the channel.
            BeyondHorizonError: the calendar does not reach.
            WrongType: ``case`` is not a ``Case``.
        """
        from sendrules.local.answers.replies import replies

        policy = self._policy("standards").on(received)
        about = None if case is None else _checked(case)
        return replies(
            policy, received, self.calendar, event=event, channel=channel, acknowledged=acknowledged, case=about
        )

    def _policy(self, hook: str) -> LocalPolicy:
        if self.policy is None:
            raise NoPublishedPolicy("the law alone", hook)
        return self.policy


def _statute() -> Statute:
    from sendrules.law.statute import statute

    return statute()


def _statutory(case: Case, law: Statute, as_of: date, calendar: WorkingCalendar) -> StatutoryResult:
    from sendrules.statutory.result import statutory_result

    return statutory_result(_checked(case), law, as_of, calendar)


def _checked(case: object) -> Case:
    from sendrules.case.case import Case

    if not isinstance(case, Case):
        raise WrongType(
            f"a Case is needed, not {type(case).__name__}; make one with Case(reference=..., events=[...]), "
            f"Case.model_validate(data), read_case(text) or read_case_file(path)"
        )
    return case


def _cases(cases: object) -> Iterable[Case]:
    from sendrules.case.case import Case

    if isinstance(cases, Case):
        raise WrongType("several cases are needed, not one Case; put it in a list: prioritise([case], as_of=...)")
    if isinstance(cases, str | bytes | Mapping) or not isinstance(cases, Iterable):
        raise WrongType(f"a list of Case objects is needed, not {type(cases).__name__}")
    return cases
