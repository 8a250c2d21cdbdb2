"""The answers of a duty on columns beside those of the engine for one case: every field of every occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from columns import Compared, Known
from sendrules.case.case import Case
from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.codes import maybe_date
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.instances import Instances
from sendrules.law.model.duty import Duty
from sendrules.law.statute import Statute, statute
from sendrules.statutory.amended import occurrences
from sendrules.statutory.instance import Instance
from sendrules.statutory.judge import RULES
from sendrules.statutory.outcome import Disapplied, Due, Ended


class Told(NamedTuple):
    """What is compared of an occurrence: ids for events, and days."""

    version: int
    trigger: str | None
    started: Any
    rule: str
    limit: Any = None
    done: str | None = None
    done_day: Any = None
    ended: str | None = None
    ended_day: Any = None
    revived: str | None = None
    in_transit: str | None = None
    set_by: str | None = None
    limbs: tuple[str, ...] = ()
    arose: bool = False
    doubt: bool = False
    reckoned: bool = True
    has_exceptions: bool = True


def told_by_columns(answers: Answers, known: Known, id: str, law: Statute) -> dict[int, list[Told]]:
    """Give what columns say of each occurrence, by case."""
    batch, found = known.batch, dict[int, list[Told]]()
    ids = (None, *(batch.table.id_of(int(row)) for row in batch.source))
    i = answers.instances
    for n in range(len(i)):
        found.setdefault(int(i.case[n]), []).append(_told(i, n, ids, id, law))
    return found


def _told(i: Instances, n: int, ids: Sequence[str | None], id: str, law: Statute) -> Told:
    rule = RULES[i.rule[n]]
    event = {name: ids[getattr(i, name)[n] + 1] for name in ("row", "done", "ended", "revived", "in_transit", "set_by")}
    day = {name: maybe_date(int(getattr(i, name)[n])) for name in ("started", "limit", "done_day", "ended_day")}
    flags = {name: bool(getattr(i, name)[n]) for name in ("arose", "doubt", "reckoned", "has_exceptions")}
    duty: Duty | None = law.versions(id)[i.version[n]]
    if i.lifted_by[n] and day["started"]:
        duty = law.in_force(law.ids[i.lifted_by[n] - 1], day["started"])
    assert duty is not None
    limbs = tuple(limb.id for bit, limb in enumerate(duty.unless) if i.limbs[n] >> bit & 1)
    if rule.outcome is not Ended:
        event["ended"] = day["ended_day"] = None
    if rule.outcome is not Due:
        event["set_by"] = None
    trigger = event.pop("row")
    return Told(int(i.version[n]), trigger, rule=rule.id, limbs=limbs, **event, **day, **flags)  # type: ignore[arg-type]


def told_by_one(instance: Instance, law: Statute) -> Told:
    """Give the same of what the engine for one case says."""
    outcome = instance.outcome
    limbs = tuple(f.id for f in instance.limbs if f.disapplies)
    if isinstance(outcome, Disapplied):
        assert limbs in ((), outcome.limbs)
        limbs = outcome.limbs
    done, revived, sent = instance.done, instance.revived_by, instance.in_transit
    return Told(
        version=[version is instance.duty for version in law.versions(instance.id)].index(True),
        trigger=instance.trigger.id,
        started=instance.started,
        rule=instance.rule,
        limit=instance.limit,
        done=done.id if done else None,
        done_day=instance.done_on,
        ended=outcome.by.id if isinstance(outcome, Ended) else None,
        ended_day=outcome.on if isinstance(outcome, Ended) else None,
        revived=revived.id if revived else None,
        in_transit=sent.id if sent else None,
        set_by=outcome.set_by.id if isinstance(outcome, Due) and outcome.set_by else None,
        limbs=limbs,
        arose=instance.arose,
        doubt=instance.doubt is not None,
        reckoned=instance.reckoned,
        has_exceptions=instance.has_exceptions,
    )


def compared_answers(id: str, known: Known, law: Statute) -> Compared:
    """Compare the answers of a duty for every case, save those that columns leave; ``tried`` counts occurrences."""
    answers = answers_of(id, known.batch, law)
    told = told_by_columns(answers, known, id, law)
    tried, left, differing = 0, 0, []
    for case, view in enumerate(known.views):
        theirs = [told_by_one(instance, law) for instance in occurrences(id, view, law)]
        tried += len(theirs)
        if answers.guard[case]:
            left += len(theirs)
            differing += [f"{id}: a case that is left is told of"] if case in told else []
        elif told.get(case, []) != theirs:
            differing.append(
                f"{id} {view.case.reference} on {known.as_of}: columns {told.get(case)}, one case {theirs}"
            )
    return Compared(tried, left, differing)


def answers_to(id: str, case: Case, as_of: date, law: Statute | None = None) -> list[Told]:
    """Give what columns say of one case, which the engine for one case has to say too.

    Args:
        id: the duty's id.
        case: the case.
        as_of: the day of the question.
        law: the statute; the law itself where none is given.
    """
    law = law or statute()
    known = Known([case], as_of)
    answers = answers_of(id, known.batch, law)
    assert not answers.guard.any(), "columns leave the case"
    told = told_by_columns(answers, known, id, law).get(0, [])
    assert told == [told_by_one(instance, law) for instance in occurrences(id, known.views[0], law)]
    return told
