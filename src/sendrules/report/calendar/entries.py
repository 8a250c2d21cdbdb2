"""The entries of one case: what is asked for, what only another reading asks for, and what is no longer asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sendrules.explanation import words
from sendrules.law.model.duty import Duty
from sendrules.report.calendar.asked import As, Asked, asked_of, only_otherwise, others_of
from sendrules.report.calendar.entry import Entry, Status
from sendrules.report.calendar.reminders import reminders
from sendrules.report.calendar.uids import uid_of, with_uids
from sendrules.report.calendar.words import description, description_of, heading, other_reading, summary_of
from sendrules.statutory.instance import Alternative
from sendrules.statutory.outcome import Due
from sendrules.statutory.result import StatutoryResult


class Entries:
    """The entries of one case.

    Args:
        result: the answer for the case.
        show_reference: whether the entries name the case.
        remind: how many days before a day reminders come.

    Attributes:
        asked: by UID, the entries of what is asked for.
        not_asked: by UID, cancelled entries of what has a day and is not asked for.
    """

    def __init__(self, result: StatutoryResult, *, show_reference: bool, remind: Iterable[int]) -> None:
        self._result, self._remind = result, tuple(remind)
        self._as_of = result.view.as_of
        self._reference = result.view.case.reference if show_reference else None
        self.asked: dict[str, Entry] = {}
        self.not_asked: dict[str, Entry] = {}
        for uid, instance in with_uids(result.view.case.reference, result.all_instances).items():
            if not instance.duty.source.binds:
                continue
            found = asked_of(instance, others_of(instance, result), self._as_of)
            if found is not None:
                where = self.not_asked if found.kind is As.NOT_ASKED else self.asked
                where[uid] = self._entry(uid, found)
        for uid, entry in self._only_otherwise():
            self.asked.setdefault(uid, entry)

    def _entry(self, uid: str, asked: Asked) -> Entry:
        no = asked.kind in (As.NOT_ASKED, As.EFFECT)
        return Entry(
            uid,
            asked.day,
            summary_of(asked, self._reference),
            description_of(asked, self._reference),
            _status(asked),
            asked.instance.duty.provision.url,
            () if no else self._reminders(*asked.reminded_of),
            self._as_of,
        )

    def _reminders(self, *days: date) -> tuple[date, ...]:
        return reminders(days, self._remind, self._as_of, self._result.view.calendar)

    def _only_otherwise(self) -> Iterator[tuple[str, Entry]]:
        """What nothing starts under the readings taken; of several other readings the earliest day."""
        found: dict[str, list[tuple[date, str, Alternative]]] = {}
        for id, a in only_otherwise(self._result):
            if isinstance(a.outcome, Due):
                uid = uid_of(self._result.view.case.reference, id, a.trigger.id or "")
                found.setdefault(uid, []).append((a.outcome.on, id, a))
        for uid, several in found.items():
            yield uid, self._otherwise(uid, [(day, a) for day, _, a in several], self._result[several[0][1]].duty)

    def _otherwise(self, uid: str, found: Sequence[tuple[date, Alternative]], duty: Duty) -> Entry:
        first = min(day for day, _ in found)
        lines = [
            "What to do next: decide which reading of the law to follow. Under the reading taken here nothing is due.",
            *(other_reading(a) for _, a in found),
            f"The safe course is to act by {words(first)}.",
        ]
        return Entry(
            uid,
            first,
            heading(["Perhaps due", "Contested"], duty.title, self._reference),
            description(lines, duty, self._reference),
            Status.TENTATIVE,
            duty.provision.url,
            self._reminders(first),
            self._as_of,
        )


def _status(asked: Asked) -> Status:
    if asked.kind is As.NOT_ASKED:
        return Status.CANCELLED
    unsure = asked.kind in (As.PERHAPS, As.OTHER_READING) or asked.others or asked.instance.depends_on
    return Status.TENTATIVE if unsure else Status.CONFIRMED
