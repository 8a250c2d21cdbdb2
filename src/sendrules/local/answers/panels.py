"""``PanelAnswer``: the last panel before a limit, the next that papers can still reach, and a warning where none keeps the law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.explanation import plain, words
from sendrules.local.answers.occurred import Occurred
from sendrules.local.checking.panel_days import Diary, LastPanel, PanelMeeting, diary_of, in_words
from sendrules.local.checking.panel_rule import no_rule
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.panels import Panel
from sendrules.local.declarations.standards import StandardsPolicy
from sendrules.local.declarations.values import period_text
from sendrules.statutory.outcome import NeedsFacts
from sendrules.statutory.result import StatutoryResult
from sendrules.time.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAnswer:
    """What a panel's days mean for one open occurrence of a duty that it decides on. They move no date of the law.

    Attributes:
        panel: the id of the panel.
        title: what it is called.
        duty: the id of the duty.
        started_by: the id of the event that the limit runs from; None where it has none.
        due: the law's date; None where it has none.
        last: the last meeting by which the limit can be kept, whatever the day of the question; None where there is none,
            where that is not known, or where the law has no date.
        next: the next meeting whose papers can still be in on the day of the question, be it in time or not; None where
            none is known.
        keeps_limit: whether, as of the day of the question, a meeting can still keep the limit; None where that is not known.
        warning: that no meeting can keep the limit, or none any more; empty where one can, or where that is not known.
        reasons: how it came out, and what was assumed.
        not_said: what the source does not say of the panel.
        fewest_members: how many members it needs at least; None where not stated.
        provenance: where the panel comes from.
    """

    panel: str
    title: str
    duty: str
    started_by: str | None
    due: date | None
    last: PanelMeeting | None
    next: PanelMeeting | None
    keeps_limit: bool | None
    warning: str
    reasons: tuple[str, ...]
    not_said: tuple[str, ...]
    fewest_members: int | None
    provenance: tuple[Provenance, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "panel": self.panel,
            "title": self.title,
            "duty": self.duty,
            "started_by": self.started_by,
            "due": plain(self.due),
            "last": self.last.to_dict() if self.last else None,
            "next": self.next.to_dict() if self.next else None,
            "keeps_limit": self.keeps_limit,
            "warning": self.warning or None,
            "reasons": list(self.reasons),
            "not_said": list(self.not_said),
            "fewest_members": self.fewest_members,
            "provenance": [p.model_dump(mode="json") for p in self.provenance],
        }


def panels_for(law: StatutoryResult, policy: StandardsPolicy | None) -> Iterator[PanelAnswer]:
    """Give an answer for every occurrence of every duty that a panel decides on which is still to be decided.

    Args:
        law: the law's answer, which stands already.
        policy: the authority's standards, as they stand on the day of the question.
    """

    def occurred(id: str) -> Iterator[Occurred]:
        return map(Occurred.of, law[id].instances if id in law else ())

    return panels_in(occurred, policy, law.view.as_of, law.view.calendar)


def panels_in(
    occurred: Callable[[str], Iterable[Occurred]],
    policy: StandardsPolicy | None,
    as_of: date,
    calendar: WorkingCalendar,
) -> Iterator[PanelAnswer]:
    """Say the same of a case, whoever tells how its duties stand.

    Args:
        occurred: gives the occurrences of a duty by its id; none of an id that the law does not have.
        policy: the authority's standards, as they stand on the day of the question.
        as_of: the day of the question.
        calendar: the working days.
    """
    if policy is None or not policy.in_force_on(as_of):
        return
    for panel in policy.panels:
        diary = diary_of(panel, policy.terms, calendar, policy.in_force_from, policy.in_force_to)
        for id in panel.decides:
            for found in occurred(id):
                if found.is_open or found.is_lifted:
                    yield _answer(diary, found, as_of)


def _answer(diary: Diary, occurred: Occurred, as_of: date) -> PanelAnswer:
    panel, started = diary.panel, occurred.started
    limit = None if occurred.is_lifted else occurred.limit
    day = max(as_of, started)
    found = diary.last_by(limit, started) if limit else None
    now = diary.last_by(limit, started, papers_from=day) if limit else None
    next_one, before_it = diary.next_from(day)
    reasons = [*_limit_reasons(diary, occurred, found)]
    if occurred.depends_on:
        reasons.append(f"the limit is owed where {occurred.depends_on}, which is not recorded")
    if next_one is None:
        reasons.append("no later panel is known")
    elif next_one.papers_by == as_of:
        hour = f", {next_one.papers_hour}" if next_one.papers_hour else ""
        reasons.append(f"the papers for the next panel are due on the day of the question{hour}")
    reasons += in_words(d for d in before_it if not found or d not in found.not_known)
    return PanelAnswer(
        panel=panel.id,
        title=panel.title,
        duty=occurred.duty.id,
        started_by=occurred.started_by,
        due=limit,
        last=found.meeting if found else None,
        next=next_one,
        keeps_limit=_keeps(diary, now),
        warning=_warning(diary, occurred, found, now) if found and now and limit else "",
        reasons=tuple(dict.fromkeys([*reasons, *(next_one.remarks if next_one else ())])),
        not_said=tuple(_not_said(panel)),
        fewest_members=panel.fewest_members,
        provenance=panel.provenance,
    )


def _limit_reasons(diary: Diary, occurred: Occurred, found: LastPanel | None) -> Iterator[str]:
    duty, limit, panel = occurred.duty, occurred.limit, diary.panel
    if limit is None or found is None:
        yield _without_a_date(occurred)
        if no_rule(diary.panel):
            yield no_rule(diary.panel)
        return
    kind = "due in law" if duty.source.binds else f"{duty.source.value}, no limit of law: due"
    yield f"{kind} {words(limit)} ({duty.provision}); the panel moves no date"
    if panel.told_within is None:
        yield f"the source does not say how soon families are told: the notice must still be sent by {words(limit)}"
    else:
        yield f"families are told within {period_text(panel.told_within)} of the meeting, so the meeting is early enough for that"
    if panel.papers is None:
        yield "the source does not say by when papers are due: they must still be in before the meeting"
    yield from found.reasons


def _without_a_date(occurred: Occurred) -> str:
    duty = occurred.duty
    if occurred.is_lifted:
        return f"the law's limit of {words(occurred.limit)} is lifted; what remains is {occurred.residual!r}"
    if occurred.outcome is NeedsFacts:
        return f"the law's date is not known, because this is not recorded: {', '.join(occurred.missing)}"
    return f"the law sets no date here; it says {duty.residual!r}" if duty.residual else "the law's date is not known"


def _keeps(diary: Diary, now: LastPanel | None) -> bool | None:
    if now is None:
        return None
    if now.meeting is not None:
        return True
    return None if now.not_known or no_rule(diary.panel) else False


def _warning(diary: Diary, occurred: Occurred, found: LastPanel, now: LastPanel) -> str:
    if _keeps(diary, now) is not False:
        return ""
    limit = words(occurred.limit)
    stays = "The law's limit stays: decide without waiting for the panel."
    if found.meeting is None:
        return f"No panel between {words(occurred.started)} and {limit} can keep the limit. {stays}"
    last = found.meeting
    cut_off = f"papers were due by {words(last.papers_by)}" if last.papers_by else f"it met on {words(last.on)}"
    return f"It is too late for every panel that could keep the limit of {limit}: for the last one {cut_off}. {stays}"


def _not_said(panel: Panel) -> Iterator[str]:
    """Name what the source does not say, each as the end of a sentence."""
    silent = {
        "by when papers are due": panel.papers is None,
        "at what hour papers are due": panel.papers is not None and panel.papers.hour is None,
        "how soon families are told": panel.told_within is None,
        "whether it meets out of term": panel.term_time_only is None,
        "what happens on a bank holiday": panel.on_bank_holiday is None,
        "how many members it needs": panel.fewest_members is None,
    }
    yield from (what for what, unsaid in silent.items() if unsaid)
