"""Every limit of a case with its exceptions, each with its state, what is missing and the reason why it is met or not."""

from __future__ import annotations

from typing import Any

from sendrules.law.model.duty import Duty, Limb
from sendrules.result import Result
from sendrules.statutory.instance import Instance
from sendrules.statutory.limbs import LimbFinding
from sendrules.wording.standing import standing


def limits_data(result: Result) -> dict[str, Any]:
    """Give every limit that an exception may lift, in the order of the duties, as plain data.

    Args:
        result: the answer for the case.
    """
    found = (_limit(duty.duty, i) for duty in result.values() for i in duty.instances if i.limbs)
    return {"limits": list(found)}


def limb_data(limb: Limb) -> dict[str, Any]:
    """Give what an exception is, as plain data.

    Args:
        limb: the exception.
    """
    return {
        "id": limb.id,
        "title": limb.title,
        "provision": str(limb.provision),
        "url": limb.provision.url,
        "in_force": limb.in_force.dates,
    }


def _limit(duty: Duty, instance: Instance) -> dict[str, Any]:
    return {
        "duty": duty.id,
        "title": duty.title,
        "provision": str(duty.provision),
        "url": duty.provision.url,
        "holder": instance.holder.value,
        "started_by": instance.trigger.id,
        "started": instance.started.isoformat(),
        "outcome": instance.outcome.name,
        "due": instance.due.isoformat() if instance.due else None,
        "standing": standing(instance),
        "exceptions": [_found(each) for each in instance.limbs],
    }


def _found(found: LimbFinding) -> dict[str, Any]:
    return limb_data(found.limb) | {
        "state": found.state.value,
        "decided": bool(found.determinations),
        "lifts": found.disapplies,
        "determinations": [d.model_dump(mode="json") for d in found.determinations],
        "too_soon": [d.model_dump(mode="json") for d in found.too_soon],
        "missing": list(found.finding.missing) if found.finding else [],
        "why": found.finding.why.to_dict() if found.finding else None,
    }
