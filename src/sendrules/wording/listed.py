"""One duty as a list of duties tells it, for a terminal, for JSON and for other programs."""

from __future__ import annotations

from sendrules.law.model.duty import Duty
from sendrules.law.statute import Statute
from sendrules.wording.limit import limit_in_words


def listed_duty(duty: Duty, law: Statute) -> dict[str, str | list[str] | None]:
    """Give what a duty is, as plain data.

    Args:
        duty: the duty.
        law: the statute that it is a part of.
    """
    return {
        "id": duty.id,
        "title": duty.title,
        "provision": str(duty.provision),
        "url": duty.provision.url,
        "source": duty.source.value,
        "holder": duty.holder.value,
        "owed_to": [a.value for a in duty.owed_to],
        "starts_with": [t.kind.value for t in duty.trigger],
        "limit": limit_in_words(duty),
        "bound": duty.bound.value,
        "besides": duty.residual,
        "only_if": duty.contingent_on,
        "done_by": [k.value for k in duty.discharged_by.kinds],
        "ended_by": [k.value for k in duty.ends_with.kinds] if duty.ends_with else [],
        "limbs": [f"{limb.id}: {limb.title} [{limb.provision}]" for limb in duty.unless],
        "notice": list(duty.notice),
        "in_force": duty.in_force.dates,
        "readings": [r.id for r in law.readings_of(duty.id)],
    }
