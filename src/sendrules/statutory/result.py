"""The statutory answer for one case on one day: every duty, its instances, and what a contested reading would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from sendrules.case.case import Case
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.citation import Provision
from sendrules.errors import Problem, UnknownDuty, WrongType
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.other_answers import contestable_by, other_answers
from sendrules.law.statute import Statute
from sendrules.statutory.amended import occurrences
from sendrules.statutory.contested import differing, may_differ
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.limbs import LimbFinding
from sendrules.statutory.outcome import Compliance, Due, Ended, NeedsFacts, NotTriggered, Outcome
from sendrules.statutory.warnings import law_warnings
from sendrules.statutory.why_not import why_not
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar


class DutyResult:
    """How one duty stands: its instances, and as attributes the most pressing open one, else the latest closed.

    Attributes:
        duty: the duty.
        instances: every occurrence, in order of start.
    """

    __slots__ = ("_alternatives", "_law", "_view", "duty", "instances")

    def __init__(self, id: str, found: tuple[Instance, ...], view: View, law: Statute) -> None:
        self.duty, self.instances = _duty(id, found, law), found
        self._view, self._law = view, law
        self._alternatives: tuple[Alternative, ...] | None = None

    def __repr__(self) -> str:
        due = f" {self.due}" if self.due else ""
        return f"<DutyResult {self.id}: {self.outcome.name}{due}, {self.compliance.value}>"

    @property
    def leading(self) -> Instance | None:
        """The most pressing open instance, else the latest closed; None where nothing started the duty."""
        still = [i for i in self.instances if i.is_open]
        if still:
            # what ended, and cannot be told whether it was done, presses less than what is still to be done
            return min(still, key=lambda i: (isinstance(i.outcome, Ended), i.limit or date.max, i.started))
        return self.instances[-1] if self.instances else None

    @property
    def id(self) -> str:
        """The duty's id."""
        return self.duty.id

    @property
    def title(self) -> str:
        """The duty in a few words."""
        return self.duty.title

    @property
    def provision(self) -> Provision:
        """Where the duty stands."""
        return self.duty.provision

    @property
    def outcome(self) -> Outcome:
        """The outcome of the leading instance, or ``NotTriggered``."""
        leading = self.leading
        return leading.outcome if leading else NotTriggered(why_not(self.duty, self._view))

    @property
    def due(self) -> date | None:
        """The day that the limit falls on, where one binds."""
        leading = self.leading
        return leading.due if leading else None

    @property
    def compliance(self) -> Compliance:
        """Whether the outer limit was kept."""
        leading = self.leading
        return leading.compliance if leading else Compliance.NOT_APPLICABLE

    @property
    def practical(self) -> date | None:
        """The last working day on or before a limit that falls on no working day. Practical, not statutory."""
        leading = self.leading
        return leading.practical if leading else None

    @property
    def safe(self) -> date | None:
        """An earlier day that is safe on a stricter count than the law's, where one is shown. Guidance, not law."""
        leading = self.leading
        return leading.safe if leading else None

    @property
    def limbs(self) -> tuple[LimbFinding, ...]:
        """Every limb of exception to the leading instance's limit."""
        leading = self.leading
        return leading.limbs if leading else ()

    @property
    def readings(self) -> tuple[str, ...]:
        """The contested questions that the duty rests on."""
        return tuple(r.id for r in self._law.readings_of(self.id))

    @property
    def contested(self) -> bool:
        """Whether another answer to one of those questions would change the outcome or whether it was kept."""
        return bool(self.alternatives)

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The answers that would differ."""
        if self._alternatives is None:
            self._alternatives = tuple(self._differing()) if self.id in _contestable(self._view, self._law) else ()
        return self._alternatives

    def _differing(self) -> Iterator[Alternative]:
        for other in other_answers(self._law, self.id):
            if may_differ(other, self.instances, self._view):
                theirs = occurrences(self.id, self._view, other.law)
                yield from differing(other, self.instances, theirs, other.law.duty(self.id), self._view)


class StatutoryResult(Mapping[str, DutyResult]):
    """Every duty for one case on one day, under one statute and calendar. A mapping from duty id to result.

    Attributes:
        view: the case as known on the day.
        law: the statute used, with the readings adopted; it may be amended, and then this is not the law's answer.
    """

    __slots__ = ("_duties", "law", "view")

    def __init__(self, view: View, law: Statute) -> None:
        self.view, self.law = view, law
        may_start = _started_by(law, frozenset(view.kinds))
        self._duties = {id: DutyResult(id, occurrences(id, view, law), view, law) for id in may_start}

    def __getitem__(self, id: str) -> DutyResult:
        found = self._duties.get(id)
        if found is None:  # most duties of most cases: nothing starts them
            if id not in self.law:
                raise UnknownDuty(id, self.law.ids)
            found = self._duties[id] = DutyResult(id, (), self.view, self.law)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.law.ids)

    def __len__(self) -> int:
        return len(self.law.ids)

    def __repr__(self) -> str:
        what_if = f", what if {self.law.amendment.id}" if self.law.amendment else ""
        return f"<StatutoryResult {self.view.case.reference} as of {self.view.as_of}: {len(self.overdue)} overdue{what_if}>"

    @property
    def overdue(self) -> tuple[Instance, ...]:
        """Every instance of a binding duty whose limit has passed without the act, earliest first."""
        return self._with(Compliance.OVERDUE)

    @property
    def all_instances(self) -> tuple[Instance, ...]:
        """Every instance of every duty, derived ones too."""
        return tuple(i for d in self.started for i in d.instances)

    def instances_of(self, ids: Iterable[str]) -> Iterator[Instance]:
        """Give every instance of some duties, in the order of their ids.

        Args:
            ids: the ids of duties of the law.
        """
        return (i for id in ids if id in self._duties for i in self._duties[id].instances)

    @property
    def started(self) -> tuple[DutyResult, ...]:
        """Every duty that something in the case started, in the order of the law."""
        return tuple(d for id in _started_by(self.law, frozenset(self.view.kinds)) if (d := self._duties[id]).instances)

    @property
    def started_or_contested(self) -> tuple[DutyResult, ...]:
        """Every duty that something in the case started, or would start under another reading, in the order of the law."""
        perhaps = _contestable(self.view, self.law)
        return tuple(
            d
            for id in self.law.ids
            if id in self._duties or id in perhaps
            if (d := self[id]).instances or d.alternatives
        )

    @property
    def contestable(self) -> tuple[DutyResult, ...]:
        """Every duty that may be contested, in the order of the law; of any other duty no answer has an alternative."""
        perhaps = _contestable(self.view, self.law)
        return tuple(self[id] for id in self.law.ids if id in perhaps)

    @property
    def pending(self) -> tuple[Instance, ...]:
        """Every instance of a binding duty whose limit is still to come, earliest first."""
        return tuple(i for i in self._with(Compliance.PENDING) if not i.duty.right)

    @property
    def rights(self) -> tuple[Instance, ...]:
        """Every right whose time is still running, such as an appeal, earliest first; or may be, for want of a fact."""
        return tuple(
            i
            for i in (*self._with(Compliance.PENDING), *self._with(Compliance.UNKNOWN, NeedsFacts))
            if i.duty.right and (i.doubt or isinstance(i.outcome, Due))
        )

    @property
    def next_due(self) -> Instance | None:
        """The binding limit that comes next, or None. The end of a window is none: nothing has to be done by it."""
        acts = [i for i in self.pending if i.duty.bound is Bound.NOT_LATER_THAN]
        return acts[0] if acts else None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What looks wrong in the case without being impossible."""
        return (*self.view.case.warnings(self.view.as_of), *law_warnings(self.view, self.law))

    def _with(self, compliance: Compliance, outcome: type[Outcome] = Due) -> tuple[Instance, ...]:
        found = [
            i
            for d in self.started
            if d.duty.source.binds
            for i in d.instances
            if i.compliance is compliance and isinstance(i.outcome, outcome)
        ]
        return tuple(sorted(found, key=lambda i: (i.limit or date.max, i.depends_on is not None, i.id)))


def statutory_result(
    case: Case, law: Statute, as_of: date, calendar: WorkingCalendar = ENGLAND_AND_WALES
) -> StatutoryResult:
    """Evaluate a case under the law alone.

    Args:
        case: the case.
        law: the statute, under whatever readings.
        as_of: the day of the question; later events are not seen.
        calendar: the working days.

    Raises:
        WrongType: ``as_of`` is not a date.
    """
    return StatutoryResult(_view(case, as_of, calendar), law)


class SomeAnswers:
    """The answers for the duties that somebody asks for, under one statute, each worked out when it is first asked for.

    Whether a case waits rests on a few duties of many. Each answer is the same as in the whole ``StatutoryResult``.

    Attributes:
        view: the case as known on the day.
        law: the statute used.
    """

    __slots__ = ("_found", "law", "view")

    def __init__(self, view: View, law: Statute) -> None:
        self.view, self.law = view, law
        self._found: dict[str, tuple[Instance, ...]] = {}

    def instances_of(self, ids: Iterable[str]) -> Iterator[Instance]:
        """Give every instance of some duties, in the order of their ids.

        Args:
            ids: the ids of duties of the law.
        """
        for id in ids:
            found = self._found.get(id)
            if found is None:
                starts = self.view.has_any(self.law.started_by(id))
                found = self._found[id] = occurrences(id, self.view, self.law) if starts else ()
            yield from found


def some_answers(case: Case, law: Statute, as_of: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> SomeAnswers:
    """Give a case under the law alone, of which a few duties are asked for.

    Args:
        case: the case.
        law: the statute, under whatever readings.
        as_of: the day of the question; later events are not seen.
        calendar: the working days.

    Raises:
        WrongType: ``as_of`` is not a date.
    """
    return SomeAnswers(_view(case, as_of, calendar), law)


def _view(case: Case, as_of: date, calendar: WorkingCalendar) -> View:
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise WrongType(f"as_of must be a date without a time, not {type(as_of).__name__}")
    return View(case, as_of, calendar)


def _duty(id: str, found: tuple[Instance, ...], law: Statute) -> Duty:
    """The duty in its latest version; in that without the amendment where the new text governs nothing in the case."""
    if law.before is not None and all(i.occurrence.law is not law for i in found):
        return law.before.duty(id)
    return law.duty(id)


def _contestable(view: View, law: Statute) -> set[str]:
    """The ids of the duties that may start in a case under some answer to a contested question, found once."""
    kept: set[str] | None = view.memo.get(("contestable", law))
    if kept is None:
        kept = contestable_by(law, view.kinds) | (_contestable(view, law.before) if law.before else set())
        view.memo["contestable", law] = kept
    return kept


def _started_by(law: Statute, kinds: frozenset[EventKind]) -> tuple[str, ...]:
    """The ids of the duties that events of these kinds may start, in the order of the law.

    The law keeps them, for many cases of a caseload have events of the same kinds; and they go when it goes.
    """
    kept: dict[frozenset[EventKind], tuple[str, ...]] = law.memo.setdefault("started by", {})
    found = kept.get(kinds)
    if found is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        may_start = law.started_by_any(kinds)
        found = kept[kinds] = tuple(id for id in law.ids if id in may_start)
    return found


_MOST_KEPT = 4096
