"""The compact form of an answer for JSON: what was started, and first what an alert needs. What is empty is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sendrules.law.model.amendment import Amendment
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.outcome import Compliance, Disapplied, Due, Ended, NeedsFacts
from sendrules.statutory.result import DutyResult, StatutoryResult
from sendrules.statutory.what_if import Difference
from sendrules.wording.headline import bodies, header, headline, iso, there
from sendrules.wording.standing import standing
from sendrules.wording.what_if import difference_dict, heading

FORMAT = "sendrules-result-2"


def compact_dict(result: StatutoryResult) -> dict[str, Any]:
    """Give the answer as plain data: what is overdue, what is to come, and every duty that something started.

    Args:
        result: the answer for the case.
    """
    return {
        **header(FORMAT, result),
        **({"amendment": _amendment(result.law.amendment)} if result.law.amendment else {}),
        **headline(result),
        "duties": {duty.id: _duty(duty) for duty in result.started_or_contested},
    }


def compact_what_if(found: Sequence[Difference], amendment: Amendment) -> dict[str, Any]:
    """Give what an amendment would change, with both answers.

    Args:
        found: what would differ.
        amendment: the amendment.
    """
    return {
        "note": heading(amendment),
        "amendment": _amendment(amendment),
        "differences": [difference_dict(each, occurrence_dict) for each in found],
    }


def _amendment(amendment: Amendment) -> dict[str, str]:
    return {"id": amendment.id, "name": amendment.name, "in_force_from": amendment.in_force_from.isoformat()}


def _duty(result: DutyResult) -> dict[str, Any]:
    duty = result.duty
    return {
        "title": duty.title,
        "provision": duty.provision.brief,
        "source": duty.source.value,
        "holder": duty.holder.value,
        "owed_to": [actor.value.split(":")[0] for actor in duty.owed_to],  # the full form lists who is in a group
        **there(contingent_on=duty.contingent_on, right=duty.right),
        "occurrences": [occurrence_dict(i) for i in result.instances],
        **there(contested=_contested(result.alternatives)),
    }


def occurrence_dict(i: Instance) -> dict[str, Any]:
    """Give one occurrence in the compact form.

    Args:
        i: the occurrence.
    """
    out: dict[str, Any] = {
        "started_by": i.trigger.id,
        "started": i.started.isoformat(),
        "outcome": i.outcome.name,
    }
    if i.limit is not None:
        out["due" if i.due else "limit_was"] = i.limit.isoformat()
    out |= {"compliance": i.compliance.value, "was_missed": i.was_missed, "standing": standing(i)}
    return out | there(
        done_by=i.done.id if i.done else None,
        done_on=iso(i.done_on),
        days_late=_days_late(i),
        holder=i.holder.value if i.moved_by else None,
        **bodies(i),
        practical=iso(i.practical) if i.compliance is Compliance.PENDING else None,
        safe=iso(i.safe),
        set_by=i.outcome.set_by.id if isinstance(i.outcome, Due) and i.outcome.set_by else None,
        ended_by=i.outcome.by.id if isinstance(i.outcome, Ended) else None,
        lifted_by=list(i.outcome.limbs) if isinstance(i.outcome, Disapplied) else None,
        revived_by=i.revived_by.id if i.revived_by else None,
        in_transit=i.in_transit.id if i.in_transit else None,
        missing=_missing(i),
    )


def _days_late(i: Instance) -> int | None:
    """By how many days a limit that binds was missed: up to the act, to what ended it, or to the day of the question."""
    if not i.was_missed or i.limit is None:
        return None
    if i.compliance is Compliance.OVERDUE:
        return (i.occurrence.view.as_of - i.limit).days
    return i.days_late or i.days_over_when_ended


def _missing(i: Instance) -> list[str]:
    """The facts that would decide what is not known."""
    missing = i.outcome.missing if isinstance(i.outcome, NeedsFacts) else ()
    return list(dict.fromkeys([*missing, *(i.doubt.missing if i.doubt else ())]))


def _contested(found: Iterable[Alternative]) -> list[dict[str, Any]]:
    """What other answers to contested questions give, by answer."""
    by_answer: dict[tuple[str, str], dict[str, Any]] = {}
    for a in found:
        said = {"reading": a.reading, "answer": a.answer, "if": a.described, "gives": []}
        by_answer.setdefault((a.reading, a.answer), said)["gives"].append(_gives(a))
    return list(by_answer.values())


def _gives(a: Alternative) -> dict[str, Any]:
    return {
        "started_by": a.trigger.id,
        **there(instead_of=a.instead_of.id if a.instead_of else None),
        "outcome": a.outcome.name,
        **there(due=a.outcome.on.isoformat() if isinstance(a.outcome, Due) else None),
        "compliance": a.compliance.value,
        "was_missed": a.was_missed,
    }
