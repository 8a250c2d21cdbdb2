"""Whether panels and school terms agree with each other and with the calendar, and whether a panel is often enough for the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from sendrules.errors import BeyondHorizonError, NoPeriodError, NotInForceError, Problem, UnknownDuty
from sendrules.explanation import words
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.statute import Statute
from sendrules.local.checking.findings import accepted, refused, warning
from sendrules.local.checking.panel_days import Diary, PanelMeeting, just_missed
from sendrules.local.checking.panel_rule import by_rule, no_rule
from sendrules.local.declarations.standards import StandardsPolicy

At = tuple[str | int, ...]
LONGEST_HOLIDAY = 60
"""Days between two terms. The summer holiday has some 45: a gap longer than this is more likely a term left out."""
_YEARS_LOOKED_AT = 3


def panel_findings(policy: StandardsPolicy, law: Statute) -> Iterator[Problem]:
    """Give what is wrong with panels and terms, and for each panel one worked date.

    Args:
        policy: the standards.
        law: the statute.
    """
    yield from _terms(policy)
    for n, panel in enumerate(policy.panels):
        at = ("standards", "panels", n)
        diary = Diary(panel, policy.terms, since=policy.in_force_from, until=policy.in_force_to)
        yield from _days(diary, at)
        known: list[Duty] = []
        for k, id in enumerate(panel.decides):
            problem = _decided(id, (*at, "decides", k), law)
            if problem is not None:
                yield problem
            else:
                known.append(law.versions(id)[-1])
        if len(known) == len(panel.decides):
            yield from _often_enough(diary, at, law)


def _terms(policy: StandardsPolicy) -> Iterator[Problem]:
    """Refuse terms that overlap; warn of a gap that is too long for a holiday."""
    order = sorted(range(len(policy.terms)), key=lambda n: policy.terms[n].first)
    for one, other in pairwise(order):
        before, after = policy.terms[one], policy.terms[other]
        at = ("standards", "terms", other, "first")
        if after.first <= before.last:
            message = f"{after.title!r} begins on {words(after.first)}, and {before.title!r} ends on {words(before.last)}: they overlap."
            yield refused(at, message, "Check the days. A day is in one term.")
        elif (after.first - before.last).days > LONGEST_HOLIDAY:
            message = (
                f"{(after.first - before.last).days - 1} days lie between {before.title!r} and {after.title!r}, and all of them count "
                "as holidays."
            )
            yield warning(at, message, "Is a term missing?")


def _days(diary: Diary, at: At) -> Iterator[Problem]:
    """Warn of days that nobody can work out, and of days listed without effect."""
    panel = diary.panel
    if no_rule(diary.panel):
        fix = "Give it, if the source does, or list the days in extra."
        yield warning(at, f"its days do not follow: {no_rule(diary.panel)}. No answer guesses them.", fix)
    if panel.term_time_only and not diary.terms:
        yield warning(
            (*at, "term_time_only"),
            "it meets in term only, and no terms are declared, so no answer can say when it meets.",
            "Write [[standards.terms]], each with first and last, if the authority publishes them.",
        )
    for n, day in enumerate(panel.not_on):
        if not no_rule(panel) and day not in by_rule(panel, day, day):
            message = f"it would not meet on {words(day)} anyway."
            yield warning((*at, "not_on", n), message, "Check the day, or leave it out.")
    for n, day in enumerate(panel.extra):
        if diary.calendar.knows(day) and (name := diary.calendar.name_of(day)):
            yield warning((*at, "extra", n), f"{words(day)} is no working day ({name}).", "Check the day.")
    first = panel.first
    if first is not None and (missed := [d for d in diary.days(first, first) if d.known and d.meeting is None]):
        yield warning(
            (*at, "first"), f"its first meeting, {words(first)}, is not held: {missed[0].why}.", "Check the day."
        )


def _decided(id: str, at: At, law: Statute) -> Problem | None:
    """Refuse a duty that is not there, or that nobody decides on by a day."""
    try:
        duty = law.versions(id)[-1]
    except UnknownDuty as error:
        return refused(at, str(error), "`sendrules duties` lists them.")
    if duty.right:
        return refused(at, f"{id} is a right of the {duty.holder.value}: no panel decides on it.", "Leave it out.")
    if duty.bound is not Bound.NOT_LATER_THAN:
        return refused(at, f"{id} is no act that has to be done by a day: no panel decides on it.", "Leave it out.")
    return None


def _often_enough(diary: Diary, at: At, law: Statute) -> Iterator[Problem]:
    """Give one worked date; warn of each duty whose limit the panel cannot always keep, over the days that are known."""
    meetings = _known_meetings(diary)
    panel, shown = diary.panel, False
    if not meetings:
        if not no_rule(diary.panel) and not (panel.term_time_only and not diary.terms):
            yield warning(
                at, "no meeting of it is known.", "Check its days, the terms, and when the policy is in force."
            )
        return
    if not panel.decides:
        message = f"it meets on {meetings[0].in_words()}. It names no duty, so it stands beside no case."
        yield accepted(at, message)
    for k, id in enumerate(panel.decides):
        if not shown and (worked := _worked(diary, meetings, id, law)):
            shown = True
            yield accepted(at, worked)
        yield from _too_rare(meetings, id, (*at, "decides", k), law)


def _known_meetings(diary: Diary) -> list[PanelMeeting]:
    """Give the meetings of the last years that are known: of the calendar, of the terms, and of the policy's life."""
    panel, terms = diary.panel, diary.terms if diary.panel.term_time_only else ()
    lasts = [diary.calendar.last, diary.until, max((t.last for t in terms), default=None)]
    last = min(day for day in lasts if day is not None)
    firsts = [
        last - timedelta(days=366 * _YEARS_LOOKED_AT),
        panel.first,
        diary.since,
        min((t.first for t in terms), default=None),
    ]
    first = max(day for day in firsts if day is not None)
    return [each.meeting for each in diary.days(first, last) if each.meeting]


def _worked(diary: Diary, meetings: list[PanelMeeting], id: str, law: Statute) -> str:
    """Work the first day from which a panel keeps the limit; empty where there is none."""
    for meeting in meetings:
        start = meeting.papers_by or meeting.on
        limit = _limit(id, start, law)
        found = diary.last_by(limit, start).meeting if limit else None
        if found and limit:
            return (
                f"for example, {id} that runs from {words(start)} is due in law on {words(limit)}. The last panel for it is on "
                f"{found.in_words()}. The panel moves no date of the law."
            )
    return ""


def _too_rare(meetings: list[PanelMeeting], id: str, at: At, law: Statute) -> Iterator[Problem]:
    missed = [(day, limit, later) for day, later in just_missed(meetings) if (limit := _limit(id, day, law))]
    late = [each for each in missed if each[2].over_by > each[1]]
    if not late:
        return
    day, limit, later = late[0]
    told = f", and families are told by {words(later.told_by)}" if later.told_by else ""
    longest = max((each.over_by - from_day).days for from_day, _, each in late)
    yield warning(
        at,
        f"it cannot always keep the limit of {id} ({law.versions(id)[-1].provision}). What starts on {words(day)}, the day after "
        f"papers were due, is due in law on {words(limit)}. The next panel is on {words(later.on)}{told}. That is so after "
        f"{len(late)} of {len(missed)} meetings from {words(meetings[0].on)} to {words(meetings[-1].on)}, and it can take "
        f"{longest} days.",
        "The law's limit stays. Say how such a case is decided in time, or add meetings.",
    )


def _limit(id: str, start: date, law: Statute) -> date | None:
    """Give the limit from a day; None where the duty is not in force then, or its limit needs other days too."""
    try:
        duty = law.in_force(id, start)
        return duty.limit_for(start) if duty else None
    except (NoPeriodError, NotInForceError, BeyondHorizonError):
        return None
