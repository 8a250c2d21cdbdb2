"""What the family itself may do, and by when: appeal, mediation, comments on a draft. In everyday words, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.law.conditions.appealable import APPEALABLE, told_only, written_after
from sendrules.law.model.actors import Actor
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Due
from sendrules.wording.besides import BESIDES
from sendrules.wording.found import Found
from sendrules.wording.matters import capital, everyday, noun, rank
from sendrules.wording.windows import TO_RESPOND

APPEALS = ("hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month")
ADVISERS = ("reg-33-contact-adviser-2-months", "det-19")
_DECISIONS = {
    EventKind.REFUSAL_TO_ASSESS: "the refusal to assess",
    EventKind.NOT_NECESSARY_NOTICE: "the decision that a plan is not needed",
    EventKind.NO_PLAN_NOTICE: "the decision not to make a plan",
    EventKind.FINAL_PLAN: "the plan",
    EventKind.AMENDED_PLAN: "the amended plan",
    EventKind.REASSESSED_PLAN: "the plan after the re-assessment",
    EventKind.REFUSAL_TO_REASSESS: "the refusal to re-assess",
    EventKind.DECISION_TO_CONTINUE: "the decision not to change the plan",
    EventKind.NO_AMENDMENT_NOTICE: "the decision not to change the plan",
    EventKind.DECISION_TO_CEASE: "the decision to end the plan",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the family may do, or could have done.

    Attributes:
        day: its last day; of two that belong together, the first.
        short: a sentence for the head of the page; empty where it is not worth one.
        text: what the page says of it.
        of: the occurrences that it tells of.
    """

    day: date
    short: str
    text: str
    of: tuple[Instance, ...]


def open_steps(found: Found) -> tuple[Step, ...]:
    """Give what the family may still do, the earliest day first.

    Args:
        found: what is told of the case.
    """
    rights = [i for i in found.result.rights if i.duty.provision.instrument not in BESIDES]
    steps = [*_about_decisions(rights, found), *_comments(found), *_others(rights)]
    return tuple(sorted(dict.fromkeys(steps), key=lambda s: (s.day, s.text)))


def passed_steps(found: Found) -> tuple[Step, ...]:
    """Give the times to appeal that have passed unused, the latest first, and what may remain.

    Args:
        found: what is told of the case.
    """
    rights = [i for i in found.result.all_instances if i.duty.right and i.compliance is Compliance.LAPSED]
    rights = [i for i in rights if i.duty.provision.instrument not in BESIDES and i.limit]
    steps = [*_passed_appeals(rights, found), *_passed_others(rights)]
    return tuple(sorted(steps, key=lambda s: (s.day, s.text), reverse=True))


def told_by_telephone(found: Found) -> Iterator[str]:
    """Say of each decision that was only told by telephone that no time to appeal runs yet.

    Args:
        found: what is told of the case.
    """
    view = found.result.view
    for e in view.events(*APPEALABLE):
        if told_only(e) and e.on <= view.as_of and written_after(e, view) is None:
            yield (
                f"{capital(decision(e))} was told by telephone. The time to appeal starts only with a letter: ask for one."
            )


def decision(event: Event) -> str:
    """Say what a decision was, with its day.

    Args:
        event: the decision.
    """
    return f"{_DECISIONS.get(event.kind, 'the decision')} of {everyday(event.on)}"


def _about_decisions(rights: list[Instance], found: Found) -> Iterator[Step]:
    """One step for each decision: the mediation adviser and the appeal together."""
    by_decision: dict[str, list[Instance]] = {}
    for i in rights:
        if i.id in (APPEALS[0], *ADVISERS):
            by_decision.setdefault(i.trigger.id or "", []).append(i)
    told = {i.limit for i in rights if i.id == APPEALS[0]}
    for i in rights:
        if i.id == APPEALS[1] and i.limit not in told:
            by_decision.setdefault(i.trigger.id or "", []).append(i)
    for group in by_decision.values():
        yield _about_decision(group, found)


def _about_decision(group: list[Instance], found: Found) -> Step:
    adviser = next((i for i in group if i.id in ADVISERS), None)
    appeal = next((i for i in group if i.id in APPEALS), None)
    what = decision(group[0].trigger)
    day = min(i.limit or date.max for i in group)
    if any(i.doubt or not isinstance(i.outcome, Due) for i in group):
        missing = f"the last day would be {everyday(day)}" if day < date.max else "no day can be given"
        short = f"You may still be able to appeal against {what}: get advice at once."
        return Step(day, short, f"{short} Whether the time is over is not known; {missing}.", tuple(group))
    parts, brief = [], []
    if adviser:
        where = "" if _school_only(found) else ", unless you appeal only about the school that the plan names"
        where = where if group[0].trigger.kind in _PLANS else ""
        early = f" (not a working day: call by {everyday(adviser.practical)})" if adviser.practical else ""
        parts.append(f"first contact a mediation adviser, by {everyday(adviser.limit)}{early}{where}")
        brief.append(f"contact a mediation adviser by {everyday(adviser.limit)}")
    if appeal:
        extended = (
            appeal.id == APPEALS[0] and adviser and not (isinstance(appeal.outcome, Due) and appeal.outcome.set_by)
        )
        later = ", or within one month of the mediation certificate if that is later" if extended else ""
        parts.append(f"the SEND Tribunal must have your appeal by 5 pm on {everyday(appeal.limit)}{later}")
        brief.append(f"appeal by {everyday(appeal.limit)}")
    verb = "You can appeal against" if appeal else "You can ask for mediation about"
    safe = "".join(f" To be safe, appeal by {everyday(i.safe)}." for i in group if i.safe)
    return Step(
        day, f"{verb} {what}: {' and '.join(brief)}.", f"{verb} {what}: {'; '.join(parts)}.{safe}", tuple(group)
    )


_PLANS = (EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN, EventKind.REASSESSED_PLAN)


def _school_only(found: Found) -> bool:
    return found.result.view.detained_on(found.result.view.as_of)


def _comments(found: Found) -> Iterator[Step]:
    """What the family may say to a draft or to proposed changes."""
    for i in found.windows:
        if i.trigger.kind in TO_RESPOND and i.limit:
            what = "the draft plan" if i.trigger.kind is EventKind.DRAFT_PLAN else "the proposed changes"
            next_day = everyday(i.limit + timedelta(1)) if i.limit < date.max else "later"
            short = f"You can comment on {what} until {everyday(i.limit)}."
            more = f" You can also ask for a school and for a meeting. The plan may be made final from {next_day}."
            yield Step(i.limit, short, short + more, (i,))


def _is_other(i: Instance) -> bool:
    return i.id not in (*APPEALS, *ADVISERS)


def _others(rights: list[Instance]) -> Iterator[Step]:
    """One step for each day and person: what may be done by that day, together."""
    groups: dict[tuple[date, str], dict[str, Instance]] = {}
    for i in filter(_is_other, rights):
        if i.doubt or not isinstance(i.outcome, Due):
            text = f"{_who(i)} perhaps still {noun(i)}: whether the time is over is not known. Get advice at once."
            yield Step(i.limit or date.max, "", text, (i,))
        else:
            groups.setdefault((i.limit or date.max, _who(i)), {}).setdefault(noun(i), i)
    for (day, who), group in groups.items():
        safe = min((i.safe for i in group.values() if i.safe), default=None)
        text = f"{who} {'; or '.join(group)}, by {everyday(day)}."
        yield Step(
            day, text, text + (f" To be safe, do it by {everyday(safe)}." if safe else ""), tuple(group.values())
        )


def _who(i: Instance) -> str:
    if i.holder is Actor.PARTY:
        return "You or the authority can"
    return "You can" if i.holder in (Actor.FAMILY, Actor.APPROPRIATE_PERSON) else "The other side can"


_SHOWS_AN_APPEAL = (
    EventKind.APPEAL_RECEIVED, EventKind.APPEAL_RESPONSE, EventKind.APPEAL_CONCEDED, EventKind.APPEAL_ENDED, EventKind.TRIBUNAL_ORDER,
)  # fmt: skip


def _was_appealed(right: Instance, found: Found) -> bool:
    """Whether what came before the next decision shows that the family appealed, though the appeal itself is not recorded."""
    view = found.result.view
    next_decision = min((e.on for e in view.events(*APPEALABLE) if e.on > right.started), default=date.max)
    return any(right.started < e.on < next_decision for e in view.events(*_SHOWS_AN_APPEAL))


def _passed_appeals(rights: list[Instance], found: Found) -> Iterator[Step]:
    open_ = {i.trigger.id for i in found.result.rights if i.id in APPEALS}
    starts: dict[str, Instance] = {}
    passed: list[Step] = []
    for i in sorted(rights, key=rank):
        if i.id in APPEALS and i.trigger.id not in open_ and not _was_appealed(i, found):
            starts.setdefault(str(i.limit), i)
    for i in starts.values():
        used = [x for x in found.result.all_instances if x.id in APPEALS and x.limit == i.limit and x.done]
        if used:
            continue
        what = decision(i.trigger) if i.trigger.kind in _DECISIONS else "the decision"
        short = f"The time to appeal against {what} ended on {everyday(i.limit)}."
        text = f"{short} The Tribunal can still allow a late appeal, if you ask and give your reasons."
        passed.append(Step(i.limit or date.max, short, text, (i,)))
    passed.sort(key=lambda s: s.day, reverse=True)
    yield from passed[: not open_]
    earlier = passed[not open_ :]
    if earlier:
        against = f"{len(earlier)} earlier decisions" if len(earlier) > 1 else decision(earlier[0].of[0].trigger)
        text = f"The time to appeal against {against} has passed too."
        text = text.replace(" too.", ".") if open_ else text
        yield Step(earlier[-1].day, "", text, tuple(i for s in earlier for i in s.of))
    for i in rights:
        if i.id in ADVISERS and i.trigger.id in open_:
            text = f"The time to contact a mediation adviser about {decision(i.trigger)} ended on {everyday(i.limit)}."
            yield Step(i.limit or date.max, "", text, (i,))


def _passed_others(rights: list[Instance]) -> Iterator[Step]:
    """Other times that have passed, in one line; whether any of them matters still, only the family knows."""
    other = sorted((i for i in rights if _is_other(i)), key=lambda i: (i.limit or date.max, i.id), reverse=True)
    named = list(dict.fromkeys(f"to {noun(i)} ({everyday(i.limit)})" for i in other))
    if named:
        text = f"These times have ended: {'; '.join(named)}. Only the Tribunal can allow more time."
        yield Step(other[-1].limit or date.max, "", text, tuple(other))
