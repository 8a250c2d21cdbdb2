"""What looks wrong in a case in the light of the law: records that are kept and that nothing can rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendrules.case.kinds import EventKind, Role
from sendrules.case.view import View
from sendrules.errors import Problem, near
from sendrules.explanation import words
from sendrules.law.statute import Statute
from sendrules.statutory.match import starts

_MAY_REQUEST = (
    Role.PARENT, Role.YOUNG_PERSON, Role.SCHOOL, Role.POST_16_INSTITUTION, Role.HEAD_TEACHER, Role.PRINCIPAL, Role.SENCO,
)  # fmt: skip


def law_warnings(view: View, law: Statute) -> Iterator[Problem]:
    """List the records that the law cannot use as they stand: unknown limbs, doubtful determinations, other requesters."""
    for index, determination in enumerate(view.case.determinations):
        field = f"determinations.{index}"
        if determination.limb not in law.limbs:
            close = near(determination.limb, law.limbs)
            mend = (
                f"Did you mean {' or '.join(close)}?" if close else "`sendrules duties --limbs` lists them."
            )
            yield Problem(
                f"{field}.limb", f"{determination.limb!r} is no limb, so nothing rests on it.", mend
            )
        elif determination.on > view.as_of:
            yield Problem(
                f"{field}.on", f"the determination is dated {words(determination.on)}, after the day asked about.",
                "It is not seen.",
            )  # fmt: skip
        elif determination.trigger is None and _ambiguous(determination.limb, determination.on, view, law):
            yield Problem(
                f"{field}.trigger", "several bodies or services were asked, and it does not say which it is about.",
                "Give the id of the request for advice; until then it counts for none.",
            )  # fmt: skip
    for event in view.case.events:
        if event.kind is EventKind.REQUEST and event.by is not None and event.by not in _MAY_REQUEST:
            yield Problem(
                f"events.{view.case.events.index(event)}.by",
                f"a {event.by.value} is not among those who may make a request under s.36(1).",
                "It may have brought the child to the authority's attention (s.24): record `responsible` instead if so.",
            )


def _ambiguous(limb: str, day: date, view: View, law: Statute) -> bool:
    for duty in law.duties:
        if any(x.id == limb for x in duty.unless):
            before = {s.event.about for s in starts(duty, view) if s.holds and s.event.on <= day}
            if len(before) > 1:
                return True
    return False
