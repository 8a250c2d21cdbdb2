"""What every form of an answer for JSON begins with: under which law it is, and what an alert needs, with nothing to look up."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sendrules.law.digest import digest_of
from sendrules.law.shared.bodies import body_named
from sendrules.law.statute import statute
from sendrules.statutory.instance import Instance, can_be_done
from sendrules.statutory.outcome import Compliance
from sendrules.statutory.result import StatutoryResult
from sendrules.time.calendar import WorkingCalendar
from sendrules.wording.holders import asked_body
from sendrules.wording.standing import standing


def header(form: str, result: StatutoryResult) -> dict[str, Any]:
    """Give of what case and day an answer is, and under which law, calendar and readings.

    Args:
        form: the name of the form, with its version.
        result: the answer for the case.
    """
    return {
        "format": form,
        "reference": result.view.case.reference,
        "as_of": result.view.as_of.isoformat(),
        "law": law_dict(),
        "calendar": calendar_dict(result.view.calendar),
        "readings": dict(result.law.adopted),
    }


def headline(result: StatutoryResult) -> dict[str, Any]:
    """Give what is overdue, what is still to come, the rights that are open, and the warnings.

    Args:
        result: the answer for the case.
    """
    soonest = result.next_due
    return {
        "overdue": [item_dict(i) for i in result.overdue],
        "pending": [item_dict(i) for i in result.pending],
        "rights": [item_dict(i) for i in result.rights],
        "next_due": item_dict(soonest) if soonest else None,
        "warnings": [{"field": p.field, "message": p.message, "fix": p.fix} for p in result.warnings],
    }


def item_dict(i: Instance) -> dict[str, Any]:
    """Give one occurrence with all that a message about it needs.

    Args:
        i: the occurrence.
    """
    as_of, limit = i.occurrence.view.as_of, i.limit
    out: dict[str, Any] = {"duty": i.id, "title": i.title, "due": iso(limit), "standing": standing(i)}
    if limit is not None:
        out["days_late" if as_of > limit else "days_left"] = abs((as_of - limit).days)
    if i.compliance is Compliance.OVERDUE and not can_be_done(i, as_of):
        out["can_be_done"] = False
    return out | {
        "holder": i.holder.value,
        **bodies(i),
        "provision": i.duty.provision.brief,
        **there(contingent_on=i.depends_on),
        "started_by": i.trigger.id,
        "started": i.started.isoformat(),
    }


def bodies(i: Instance) -> dict[str, Any]:
    """Give the body that was asked, and what the commissioning body in the title is called locally; each where there is one.

    Args:
        i: the occurrence.
    """
    return there(asked=asked_body(i), body=body_named(i.duty, i.occurrence.view.as_of))


def calendar_dict(calendar: WorkingCalendar) -> dict[str, Any]:
    """Give which working days were used.

    Args:
        calendar: the calendar.
    """
    changes = [{"day": c.day.isoformat(), "name": c.name, "change": c.change} for c in calendar.changes]
    return {"id": calendar.id, "digest": calendar.digest, "changes": changes}


@cache
def _law() -> tuple[str, str]:
    from importlib.metadata import version

    return version("sendrules"), digest_of(statute().duties)


def law_dict() -> dict[str, str]:
    """Give the version of the library, and the digest of the law that it encodes, before any other reading is taken."""
    release, digest = _law()
    return {"sendrules": release, "digest": digest}


def iso(day: date | None) -> str | None:
    """Write a day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def there(**values: Any) -> dict[str, Any]:
    """Leave out what is not there: nothing, an empty text, an empty list, False."""
    return {name: value for name, value in values.items() if value}
