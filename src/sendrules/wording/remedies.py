"""What the family may do about a decision or a limit that was missed: appeal, by when; complain, to whom (``routes``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import Provision, section
from sendrules.explanation import words
from sendrules.law.conditions.appealable import can_be_appealed, told_only, written_after
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Due
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.basis import basis_of
from sendrules.wording.routes import routes

_APPEALS = {
    EventKind.REFUSAL_TO_ASSESS: ("the refusal to assess of {}", section("51(2)(a)")),
    EventKind.NOT_NECESSARY_NOTICE: ("the refusal to assess of {}", section("51(2)(a)")),
    EventKind.NO_PLAN_NOTICE: ("the decision of {} not to make a plan", section("51(2)(b)")),
    EventKind.FINAL_PLAN: ("the plan of {}: what it says, or the school it names", section("51(2)(c)")),
    EventKind.AMENDED_PLAN: (
        "the amended plan of {}: what it says, or the school it names",
        section("51(2)(c)"),
    ),
    EventKind.REASSESSED_PLAN: ("the plan of {} after re-assessment", section("51(2)(c)")),
    EventKind.REFUSAL_TO_REASSESS: ("the refusal to re-assess of {}", section("51(2)(d)")),
    EventKind.DECISION_TO_CONTINUE: ("the decision of {} not to amend the plan", section("51(2)(e)")),
    EventKind.NO_AMENDMENT_NOTICE: ("the decision of {} not to amend the plan", section("51(2)(e)")),
    EventKind.DECISION_TO_CEASE: ("the decision of {} to cease to maintain the plan", section("51(2)(f)")),
    EventKind.DECISION_SENT: ("the decision of {}", section("51(2)")),
}
_SCHOOL_ALONE = (
    "the plan of {}, and only about the school or other institution that it names, its type, or that it names none",
    section("73(2)(c)"),
)
"""What a plan that was first finalised in detention can be appealed about."""
_MEDIATION = {
    False: "Mediation has to be considered first where that is required.",
    True: "No mediation certificate is needed (s.55(2), which s.73(7) applies).",
}
_REVERSES = (
    EventKind.DECISION_TO_ASSESS,
    EventKind.DECISION_TO_REASSESS,
    EventKind.PLAN_DECISION,
    EventKind.DRAFT_PLAN,
    EventKind.FINAL_PLAN,
)
_OPENINGS = (
    EventKind.REQUEST,
    EventKind.RESPONSIBLE,
    EventKind.DETAINED_REQUEST,
    EventKind.DETAINED_ATTENTION,
    EventKind.REASSESSMENT_REQUEST,
    EventKind.REVIEW_MEETING,
)
_APPEAL = "hesc-20-1-c-i-appeal-2-months"


def remedies(result: StatutoryResult, *, missed: Sequence[Instance]) -> Iterator[str]:
    """Give the remedies that are open, each with its provision.

    Args:
        result: the answer for the case.
        missed: the occurrences whose limits were missed.
    """
    latest = _appealable(result)
    if latest:
        what, provision = _against(latest, result)
        yield (
            f"The family may appeal to the First-tier Tribunal against {what.format(words(latest.on))}"
            f"{_time_to_appeal(latest, result)}. {_MEDIATION[_school_alone(latest, result)]} [{provision}]"
        )
    yield from routes(result, missed)


def _school_alone(decision: Event, result: StatutoryResult) -> bool:
    """Whether an appeal can be about the school alone: about a plan that was finalised in detention."""
    return decision.kind is EventKind.FINAL_PLAN and result.view.detained_on(decision.on)


def _against(decision: Event, result: StatutoryResult) -> tuple[str, Provision]:
    """What may be appealed against, and by which provision."""
    if _school_alone(decision, result):
        return _SCHOOL_ALONE
    what, provision = _APPEALS[decision.kind]
    return what, section("73(2)") if result.view.detained_on(decision.on) else provision


def _time_to_appeal(decision: Event, result: StatutoryResult) -> str:
    """By when an appeal has to be received, and from what that is reckoned; a certificate may still make it later."""
    if told_only(decision) and written_after(decision, result.view) is None:
        return ", which was told by telephone: no time runs until the authority sends written notice, and the family can ask for it"
    right = _right(decision, result)
    if right is None or right.limit is None:
        return ""
    if right.done:
        return f"; the Tribunal received an appeal on {words(right.done_on or right.done.on)}"
    if right.doubt:
        return f"; whether the time for it is over is not known (missing: {', '.join(right.doubt.missing)})"
    if right.compliance is Compliance.LAPSED:
        return f"; the time for it ended on {words(right.limit)}, and only the Tribunal can extend it"
    text = f": the Tribunal must receive it by 5 pm on {words(right.limit)} ({basis_of(right)})"
    certified = any(e.on >= decision.on for e in result.view.events(EventKind.MEDIATION_CERTIFICATE))
    if (
        not certified
        and not _school_alone(decision, result)
        and not (isinstance(right.outcome, Due) and right.outcome.set_by)
    ):
        text += ", or within one month from a mediation certificate where that is later"
    return f"{text} ({right.duty.provision})"


def _right(decision: Event, result: StatutoryResult) -> Instance | None:
    """The right to appeal against a decision."""
    return next((i for i in result[_APPEAL].instances if i.trigger is decision), None)


def _is_open(decision: Event, result: StatutoryResult) -> bool:
    """Whether a decision belongs to the last start, or the time for appealing against it still runs."""
    if decision.on >= last_opening(result):
        return True
    right = _right(decision, result)
    return right is not None and right.compliance is Compliance.PENDING


def _appealable(result: StatutoryResult) -> Event | None:
    """The last decision with a right of appeal that has been served, is still open, and was not reversed."""
    view = result.view
    reversing = max((e.on for e in view.events(*_REVERSES)), default=date.min)
    served = [
        e
        for e in view.events(*_APPEALS)
        if can_be_appealed(e, view)
        and (view.day(e, Dated.SERVED) or e.on) <= view.as_of
        and _is_open(e, result)
        and (e.kind is EventKind.FINAL_PLAN or e.on > reversing)
    ]
    return served[-1] if served else None


def last_opening(result: StatutoryResult) -> date:
    """Give the day of the last request, or of becoming responsible: what is earlier is another matter."""
    starts = [e for e in result.view.events(*_OPENINGS) if e.on <= result.view.as_of]
    return starts[-1].on if starts else date.min
