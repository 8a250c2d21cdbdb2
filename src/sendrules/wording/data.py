"""Answers as plain data for JSON."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from sendrules.case.events import Event
from sendrules.explanation import plain
from sendrules.law.model.duty import Bound
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.limbs import LimbFinding
from sendrules.statutory.outcome import Outcome
from sendrules.statutory.result import DutyResult, StatutoryResult
from sendrules.wording.standing import standing


def result_dict(result: StatutoryResult) -> dict[str, Any]:
    """Give the whole answer as plain data.

    Args:
        result: the answer for the case.
    """
    calendar = result.view.calendar
    return {
        "format": "sendrules-result-1",
        "reference": result.view.case.reference,
        "as_of": result.view.as_of.isoformat(),
        "calendar": {
            "id": calendar.id,
            "digest": calendar.digest,
            "changes": [{"day": c.day.isoformat(), "name": c.name, "change": c.change} for c in calendar.changes],
        },
        "readings": {id: result.law.adopted.get(id, "adopted") for id in result.law.readings},
        "overdue": [i.id for i in result.overdue],
        "overdue_by": _by_holder(result),
        "next_due": result.next_due.id if result.next_due else None,
        "warnings": [{"field": p.field, "message": p.message, "fix": p.fix} for p in result.warnings],
        "duties": {id: duty_dict(duty) for id, duty in result.items()},
        **({"amendment": result.law.amendment.to_dict()} if result.law.amendment else {}),
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
