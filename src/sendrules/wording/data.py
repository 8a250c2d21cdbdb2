"""The full form of an answer for JSON: every duty, and every exception with its reasons. ``compact`` has the short form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, get_args

from sendrules.case.events import Event
from sendrules.explanation import plain
from sendrules.law.model.duty import Bound
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.limbs import LimbFinding
from sendrules.statutory.outcome import Outcome
from sendrules.statutory.result import DutyResult, StatutoryResult
from sendrules.statutory.what_if import Difference
from sendrules.wording.explain import duty_step
from sendrules.wording.headline import bodies, header, headline
from sendrules.wording.standing import standing
from sendrules.wording.what_if import difference_dict, heading

FORMAT = "sendrules-result-full-2"
DUTIES_FORMAT = "sendrules-duties-1"


def result_dict(result: StatutoryResult) -> dict[str, Any]:
    """Give the whole answer as plain data.

    Args:
        result: the answer for the case.
    """
    amendment = result.law.amendment
    return {
        **header(FORMAT, result),
        "readings": {id: result.law.adopted.get(id, "adopted") for id in result.law.readings},
        **({"amendment": amendment.to_dict()} if amendment else {}),
        **headline(result),
        "overdue_by": _by_holder(result),
        "duties": {id: duty_dict(duty) for id, duty in result.items()},
    }


def duties_dict(result: StatutoryResult, ids: Iterable[str]) -> dict[str, Any]:
    """Give all there is to say of some duties: every exception, and the reasons as a tree of steps.

    Args:
        result: the answer for the case.
        ids: the ids of the duties.

    Raises:
        UnknownDuty: with the nearest ids.
    """
    return header(DUTIES_FORMAT, result) | {"duties": {id: _explained(result, id) for id in ids}}


def amended_duties_dict(under: StatutoryResult, ids: Iterable[str]) -> dict[str, Any]:
    """Give what an amendment would make of some duties, to stand beside what the law answers.

    Args:
        under: the answer under the amendment.
        ids: the ids of the duties.
    """
    assert under.law.amendment is not None
    return {
        "note": heading(under.law.amendment),
        "amendment": under.law.amendment.to_dict(),
        "duties": {id: _explained(under, id) for id in ids if under.law.touches(id)},
    }


def _explained(result: StatutoryResult, id: str) -> dict[str, Any]:
    duty = result[id]
    return duty_dict(duty) | {"explanation": duty_step(duty, result).to_dict()}


def what_if_dict(found: Sequence[Difference], under: StatutoryResult) -> dict[str, Any]:
    """Give what would differ, with both answers, and the whole answer under the amendment, as plain data.

    Args:
        found: what would differ.
        under: the answer under the amendment.
    """
    assert under.law.amendment is not None
    return {
        "note": heading(under.law.amendment),
        "amendment": under.law.amendment.to_dict(),
        "differences": [difference_dict(each, instance_dict) for each in found],
        "answer": result_dict(under),
    }


def _by_holder(result: StatutoryResult) -> dict[str, list[str]]:
    """The ids of what is overdue by who owes it, so that another body's lateness is not counted as the authority's."""
    found: dict[str, list[str]] = {}
    for i in result.overdue:
        found.setdefault(i.holder.value, []).append(i.id)
    return found


def duty_dict(result: DutyResult) -> dict[str, Any]:
    """Give the answer for one duty as plain data.

    Args:
        result: the answer for the duty.
    """
    return {
        "title": result.title,
        "provision": result.provision.to_dict(),
        "source": result.duty.source.value,
        "holder": result.duty.holder.value,
        "owed_to": [actor.value for actor in result.duty.owed_to],
        "contingent_on": result.duty.contingent_on,
        "right": result.duty.right,
        "outcome": outcome_dict(result.outcome),
        "due": plain(result.due),
        "compliance": result.compliance.value,
        "instances": [instance_dict(i) for i in result.instances],
        "readings": list(result.readings),
        "contested": [_alternative(a) for a in result.alternatives],
    }


def _alternative(other: Alternative) -> dict[str, Any]:
    return {
        "reading": other.reading,
        "answer": other.answer,
        "described": other.described,
        "started_by": other.trigger.id,
        "instead_of": other.instead_of.id if other.instead_of else None,
        "outcome": outcome_dict(other.outcome),
        "compliance": other.compliance.value,
        "was_missed": other.was_missed,
    }


def instance_dict(instance: Instance) -> dict[str, Any]:
    """Give one occurrence as plain data; what it does not have is left out.

    Args:
        instance: the occurrence.
    """
    out: dict[str, Any] = {
        "started_by": instance.trigger.id,
        "started": instance.started.isoformat(),
        "outcome": outcome_dict(instance.outcome),
        "due": plain(instance.due),
        "compliance": instance.compliance.value,
        "was_missed": instance.was_missed,
        "standing": standing(instance),
    }
    more = {
        "window": _window(instance),
        "practical": plain(instance.practical),
        "safe": _safe(instance),
        "done": _done(instance),
        "days_over_when_ended": instance.days_over_when_ended,
        "holder": instance.holder.value if instance.moved_by else None,
        **bodies(instance),
        "revived_by": instance.revived_by.id if instance.revived_by else None,
        "missing": list(instance.doubt.missing) if instance.doubt else None,
        "in_transit": instance.in_transit.id if instance.in_transit else None,
        "limbs": {f.id: _limb(f) for f in instance.limbs} or None,
    }
    return out | {name: value for name, value in more.items() if value is not None}


def _window(instance: Instance) -> dict[str, str] | None:
    if instance.duty.bound is not Bound.OPEN_UNTIL or instance.limit is None:
        return None
    return {"first": instance.started.isoformat(), "last": instance.limit.isoformat()}


def _safe(instance: Instance) -> dict[str, Any] | None:
    if instance.safe is None or instance.duty.safe is None:
        return None
    found = instance.duty.safe
    return {"on": instance.safe.isoformat(), "said": found.said, "source": found.source, "binds": False}


def _done(instance: Instance) -> dict[str, Any] | None:
    if instance.done is None:
        return None
    return {"by": instance.done.id, "on": plain(instance.done_on), "days_late": instance.days_late}


def _limb(found: LimbFinding) -> dict[str, Any]:
    return {
        "state": found.state.value,
        "provision": str(found.limb.provision),
        "determinations": [d.model_dump(mode="json") for d in found.determinations],
        "too_soon": [d.model_dump(mode="json") for d in found.too_soon],
        "why": found.finding.why.to_dict() if found.finding else None,
    }


def outcome_dict(outcome: Outcome) -> dict[str, Any]:
    """Give an outcome as plain data: its name and its fields.

    Args:
        outcome: the outcome.
    """
    out: dict[str, Any] = {"is": outcome.name}
    for name in _FIELDS[type(outcome)]:
        value = getattr(outcome, name)
        out[name] = value.id if isinstance(value, Event) else plain(value)
    return out


_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in get_args(Outcome)}
"""The fields of each outcome."""
