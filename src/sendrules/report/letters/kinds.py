"""The kinds of letter, and what each may say of a case. A letter that the facts do not bear is refused, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sendrules.case.kinds import EventKind
from sendrules.errors import InputError, Problem
from sendrules.law.shared.claims import NOT_LIMBS, answer_to
from sendrules.report.letters.certain import Missed, certainly_missed, last_day, missed_by_authority, newest, why_not
from sendrules.result import Result
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Due
from sendrules.wording.claims_in_court import counts
from sendrules.wording.complaints import complaints_for_families
from sendrules.wording.exceptions_told import Bears, exceptions_of
from sendrules.wording.found import Found
from sendrules.wording.matters import capital, everyday
from sendrules.wording.rights import decision, open_steps

Names = dict[str, Any]
"""What a template may name, and what each name holds."""
_REPLY_WITHIN = 10
"""Within how many working days the family asks for an answer. No law gives this; it is a request."""
_DECISION = ("reg-5-1-decision-to-assess",)
_PLAN = ("reg-13-2-final-plan-20-weeks",)
_REVIEWS = ("act-44-1-a-first-review", "act-44-1-b-later-reviews", "reg-27-4-a-review-after-reassessment")
_REFUSALS = {
    EventKind.REFUSAL_TO_ASSESS: "reg-5-1-decision-to-assess",
    EventKind.NOT_NECESSARY_NOTICE: "reg-4-1-not-necessary-determination",
    EventKind.NO_PLAN_NOTICE: "reg-10-1-no-plan-decision",
}
"""By the notice of a refusal: the duty under which it is given."""
_APPEAL, _ADVISER = "hesc-20-1-c-i-appeal-2-months", "reg-33-contact-adviser-2-months"
_AGAIN = "If the record is incomplete, add what happened to the case and try again."


class LetterKind(StrEnum):
    """What a letter is for."""

    REQUEST_CHASER = "request-chaser"
    REFUSAL = "refusal"
    LATE_PLAN = "late-plan"
    COMPLAINT = "complaint"
    REVIEW_NOT_HELD = "review-not-held"


def names_for(kind: LetterKind, result: Result) -> Names:
    """Give what the template of a letter may name.

    Args:
        kind: what the letter is for.
        result: the answer for the case.

    Raises:
        InputError: the facts of the case do not bear the letter; with the reason, and what to do.
        BeyondHorizonError: the calendar does not reach the day by which an answer is asked for.
    """
    found = Found(result.statutory)
    common: Names = {
        "reference": result.case.reference,
        "as_of": result.as_of,
        "appeal_by": None,
        "adviser_by": None,
        "court_by": _court_by(found),
        "answer_by": result.calendar.add(result.as_of, _REPLY_WITHIN),
        "steps": [step.text for step in open_steps(found)] + [capital(text) for text in complaints_for_families(found)],
    }
    names = common | _NAMES[kind](result)
    last = names.get("appeal_by") or names.get("due")
    if (
        last is not None and result.as_of <= last < names["answer_by"]
    ):  # an answer after the last day would come too late
        names["answer_by"] = last
    return names


def _court_by(found: Found) -> date | None:
    """Give the day by which a court can safely be asked about what was missed; None where no such day is left."""
    left = counts(found.missed, found.result).left
    return (left[0].working_day or left[0].day) if left else None


def _refused(kind: LetterKind, why: str, fix: str = _AGAIN) -> InputError:
    return InputError(kind.value, [Problem("", f"this letter would not be true of the case: {why}.", fix)])


def _request_chaser(result: Result) -> Names:
    for i in newest(result[_DECISION[0]].instances)[:1]:
        due = last_day(i, result) if i.compliance is Compliance.PENDING else None
        if due is not None:
            return _start(i) | {"due": due, "late": None, "provision": str(i.duty.provision)}
    i, late = _overdue(LetterKind.REQUEST_CHASER, _DECISION, result)
    return _start(i) | {"due": late.by, "late": late, "provision": str(i.duty.provision)}


def _start(i: Instance) -> Names:
    """Give the day from which the weeks run, and that of the request, if it was a request that started them."""
    return {"since": i.started, "requested_on": i.started if i.trigger.kind is EventKind.REQUEST else None}


def _late_plan(result: Result) -> Names:
    i, late = _overdue(LetterKind.LATE_PLAN, _PLAN, result)
    return _start(i) | {"late": late, "exceptions": _perhaps(i), "reasons": _reasons(result)}


def _review_not_held(result: Result) -> Names:
    i, late = _overdue(LetterKind.REVIEW_NOT_HELD, _REVIEWS, result)
    return {"late": late, "since": i.started, "exceptions": _perhaps(i)}


def _complaint(result: Result) -> Names:
    missed = missed_by_authority(result)
    if not missed:
        why = "no time limit was certainly missed by the authority"
        raise _refused(LetterKind.COMPLAINT, why, f"`sendrules evaluate` shows how each limit stands. {_AGAIN}")
    return {"missed": missed, "reasons": _reasons(result)}


def _refusal(result: Result) -> Names:
    kind = LetterKind.REFUSAL
    events = [e for e in result.case.events if e.kind in _REFUSALS and e.on <= result.as_of and not e.planned]
    if not events:
        raise _refused(kind, "no refusal is recorded", "Record the notice, such as refusal-to-assess, with its day.")
    refused = events[-1]
    appeals = [i for i in result[_APPEAL].instances if i.trigger == refused]
    i = appeals[0] if appeals else None
    if i is None or i.limit is None or i.doubt is not None or i.compliance is not Compliance.PENDING:
        why = "no time to appeal runs from it"
        if i is not None and i.limit is not None and i.limit < result.as_of:
            why = f"the time to appeal ended on {everyday(i.limit)}"
        fix = "Ask SENDIASS or IPSEA at once what you can still do: the Tribunal can allow a late appeal."
        raise _refused(kind, f"of {decision(refused)} it cannot be said that it can be appealed, as {why}", fix)
    advisers = [j for j in result[_ADVISER].instances if j.trigger == refused and j.limit]
    duty = result[_REFUSALS[refused.kind]].duty
    return {
        "decision": decision(refused),
        "about_plan": refused.kind is EventKind.NO_PLAN_NOTICE,
        "appeal_by": _earliest(i, result),
        "adviser_by": _earliest(advisers[0], result) if advisers and advisers[0] in result.rights else None,
        "notice": [text.removeprefix("if it refuses: ") for text in duty.notice],
        "provision": str(duty.provision),
        "appeal_provision": str(i.duty.provision),
    }


def _earliest(i: Instance, result: Result) -> date:
    """Give the last day that is safe on every reading of the law."""
    others = [a.outcome.on for a in result[i.id].alternatives if a.trigger == i.trigger and isinstance(a.outcome, Due)]
    return min([*others, *([i.limit] if i.limit else [])])


def _overdue(kind: LetterKind, duties: tuple[str, ...], result: Result) -> tuple[Instance, Missed]:
    """Find the occurrence that a letter is about, the newest first, with what may be said of it.

    Args:
        kind: what the letter is for.
        duties: the ids of the duties that it may be about.
        result: the answer for the case.

    Raises:
        InputError: none is certainly overdue.
    """
    found = newest(i for id in duties for i in result[id].instances)
    if not found:
        starts = ", ".join(dict.fromkeys(t.kind.value for id in duties for t in result[id].duty.trigger))
        raise _refused(kind, "nothing in it has started the time limit", f"Record what starts it, such as {starts}.")
    for i in found:
        if i.compliance is Compliance.OVERDUE and (late := certainly_missed(i, result)):
            return i, late
    first = found[0]
    why = why_not(first, result)
    came_late = why is None and first.done_on is not None
    fix = "If it came late, write a complaint: `sendrules letter complaint`." if came_late else _AGAIN
    told = f"it came on {everyday(first.done_on)}" if came_late else why or "it is not certainly late on every reading"
    raise _refused(kind, f"{first.title}: {told}", fix)


def _perhaps(i: Instance) -> list[str]:
    """Give the exceptions that may apply to a limit if somebody decided so, and nobody is recorded to have."""
    return [each.title for each in exceptions_of([i]) if each.how in (Bears.MAY_APPLY, Bears.NOT_KNOWN)]


def _reasons(result: Result) -> list[tuple[str, str]]:
    """Give the reasons that the authority gave and that are known to be no exceptions, each with its answer."""

    def known() -> Iterator[str]:
        for claim in result.case.claims:
            if claim.reason in NOT_LIMBS and (claim.on is None or claim.on <= result.as_of):
                yield claim.reason

    return [(reason.replace("-", " "), answer_to(reason)) for reason in dict.fromkeys(known())]


_NAMES: Mapping[LetterKind, Callable[[Result], Names]] = {
    LetterKind.REQUEST_CHASER: _request_chaser,
    LetterKind.REFUSAL: _refusal,
    LetterKind.LATE_PLAN: _late_plan,
    LetterKind.COMPLAINT: _complaint,
    LetterKind.REVIEW_NOT_HELD: _review_not_held,
}
