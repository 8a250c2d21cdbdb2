"""What looks wrong in a case in the light of the law: records that are kept and that nothing can rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sendrules.case.circumstances import Determination
from sendrules.case.conditions import Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import ADVERSE, ORDERING, EventKind, Order, Role
from sendrules.case.view import View, concerned
from sendrules.errors import Problem, Severity, near
from sendrules.explanation import words
from sendrules.law.conditions.appealable import APPEALABLE, can_be_appealed, told_only, written_after
from sendrules.law.conditions.appeals import BEFORE_THE_RESPONSE
from sendrules.law.conditions.plans import PLANS
from sendrules.law.conditions.turning_25 import UNDER_25
from sendrules.law.shared.reviews import REVIEW_DECISIONS
from sendrules.law.si_2014_1530.reg_27 import CLEARLY_ANSWERED
from sendrules.law.statute import Statute
from sendrules.statutory.starts import starts

_MAY_REQUEST = (
    Role.PARENT,
    Role.YOUNG_PERSON,
    Role.SCHOOL,
    Role.POST_16_INSTITUTION,
    Role.HEAD_TEACHER,
    Role.PRINCIPAL,
    Role.SENCO,
    Role.ALTERNATIVE_PERSON,  # for a young person without capacity: reg 64(1)(b) and Schedule 3, Part 2
)


_LEADS_TO_AMENDMENT = (
    EventKind.REVIEW_MEETING,
    EventKind.DECISION_TO_AMEND,
    EventKind.AMENDMENT_NOTICE,
    EventKind.DECISION_TO_REASSESS,
    *ORDERING,
)
_ONE_REVIEW = 183
"""Days within which two meetings may be sittings of one review. No provision says how many; a year apart they are not."""


def law_warnings(view: View, law: Statute) -> Iterator[Problem]:
    """List the records that the law cannot use as they stand: unknown limbs, doubtful determinations, other requesters.

    Args:
        view: the case as known on the day of the question.
        law: the statute.
    """
    for determination in view.case.determinations:
        found = _of_determination(determination, view, law)
        if found is not None:
            field, message, fix = found
            yield Problem(f"determinations.{determination.limb}.{field}", message, fix, Severity.WARNING)
    for event in view.case.events:
        for check in _CHECKS:
            found = check(event, view, law)
            if found is not None:
                field, message, fix = found
                yield Problem(f"events.{event.id}.{field}", message, fix, Severity.WARNING)


Odd = tuple[str, str, str]
"""What is odd of a record: the field, what is wrong with it, and the fix."""


def _of_determination(determination: Determination, view: View, law: Statute) -> Odd | None:
    """Why a determination counts for nothing, where it does: the first reason."""
    if determination.limb not in law.limbs:
        close = near(determination.limb, law.limbs)
        fix = f"Did you mean {' or '.join(close)}?" if close else "`sendrules duties --limbs` lists them."
        return "limb", f"{determination.limb!r} is not the id of an exception, so it is ignored.", fix
    day = words(determination.on)
    if determination.on > view.as_of:
        return "on", f"the determination is dated {day}, after the day asked about.", "It is ignored."
    started = _starts(determination.limb, view, law)
    if determination.trigger is None:
        before = [e for e in started if e.on <= determination.on]
        if concerned(before) > 1:
            why = "several bodies or services were asked, and it does not say which it is about."
            return "trigger", why, "Give the id of the request for advice. Until then it is ignored."
        early = not before
    elif all(e.id != determination.trigger for e in started):
        why = f"{determination.trigger} starts no limit that {determination.limb} is an exception to."
        return "trigger", why, "It is ignored. Give the request, or the request for advice, that started the limit."
    else:
        early = any(e.id == determination.trigger and determination.on < e.on for e in view.case.events)
    if early:
        return (
            "on",
            f"the determination is dated {day}, before the limit began to run.",
            "It is ignored. Check the date.",
        )
    return None


def _not_told_apart(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if view.can_be_told_apart(event):
        return None
    return (
        "about",
        "several bodies were asked for advice without saying which, so nobody can tell which of them an answer without "
        "`about` came from.",
        "Say in `about` which body was asked, and which answered.",
    )


def _sets_no_date(event: Event, view: View, law: Statute) -> Odd | None:
    """A direction or an agreement on a duty that is none, or whose date it cannot set."""
    del view
    if event.duty is None:
        return None
    open_to = {d.id for d in law.duties for t in d.trigger if event.kind in t.set_by}
    if event.duty in open_to:
        return None
    close = near(event.duty, open_to)
    known = event.duty in law
    why = f"{event.title} cannot set the date of {event.duty}" if known else f"{event.duty!r} is not the id of a duty"
    hint = f"Did you mean {' or '.join(close)}?" if close else f"It can set the dates of: {', '.join(sorted(open_to))}."
    return "duty", f"{why}, so it is ignored.", hint


_FROM_THE_REQUEST = "The weeks from the request stand, unless an order follows: record the order if there was one."
_NO_LIMIT_YET = (
    "No time limit exists until the Tribunal makes an order by consent, whose weeks reg 44 gives (in detention reg 29): the parties "
    "can ask for one. Record it as `tribunal-order`."
)
_AFTER_THE_RESPONSE = {
    Order.ASSESS: _FROM_THE_REQUEST,
    Order.MAKE_PLAN: _FROM_THE_REQUEST,
    Order.REASSESS: "No time limit exists until the authority decides to re-assess (reg 27(2)), or the Tribunal makes an order by "
    "consent (reg 44(2)(b)). Record which.",
    None: "Say in `order` what the appeal was about. Weeks that run from a request stand; about a plan no time limit exists until "
    "the Tribunal makes an order by consent.",
}
"""What follows a concession after the response, by what the appeal was about."""


def _conceded_late(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.APPEAL_CONCEDED or event.on > view.as_of:
        return None
    if BEFORE_THE_RESPONSE.test(Occasion(view, event)).holds is not False or _ordered_since(event, view):
        return None
    then = _AFTER_THE_RESPONSE.get(event.order, _NO_LIMIT_YET)
    reg = "reg 30" if view.detained_on(event.on) else "reg 45"
    return "kind", f"the appeal was conceded after the response, so {reg} gives no weeks of its own.", then


def _ended_somehow(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.APPEAL_ENDED or event.ended is not None or not _happened(event, view):
        return None
    return (
        "ended",
        "the record does not say how the appeal ended, so no time that runs from its end is shown.",
        "Give `ended`: `withdrawn` or `struck-out`. If the Tribunal dismissed the appeal, record `tribunal-order` with "
        "`dismiss` instead, and the day it was sent: the 28 days of HESC Rules r.46 run from that day.",
    )


def _amended_undecided(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.AMENDED_PLAN or not _happened(event, view) or not _undecided(event, view):
        return None
    return (
        "kind",
        "a plan was amended after a review meeting, and no decision to amend is recorded (regs 20(10), 21(9)).",
        "Record `decision-to-amend`. Until then the review counts as not completed.",
    )


def _amended_by_nothing(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    before = view.before(event.on, *PLANS)
    if event.kind is not EventKind.AMENDED_PLAN or not _happened(event, view) or not before:
        return None
    if view.between(before[-1].on, event.on, *_LEADS_TO_AMENDMENT):
        return None
    return (
        "kind",
        "a plan was amended, and nothing that led to it is recorded: no review, amendment notice, order or agreement.",
        "Record what led to it. An amendment without a review (reg 28) does not begin a new year for the next review.",
    )


def _met_twice(event: Event, view: View, law: Statute) -> Odd | None:
    """A second review meeting not long after the first, with no decision between: it may be one review."""
    del law
    if event.kind is not EventKind.REVIEW_MEETING or not _happened(event, view):
        return None
    earlier = view.before(event.on, EventKind.REVIEW_MEETING)
    if not earlier or (event.on - earlier[-1].on).days > _ONE_REVIEW:
        return None
    if view.between(earlier[-1].on, event.on, *REVIEW_DECISIONS):
        return None
    return (
        "on",
        f"a review meeting was held on {words(earlier[-1].on)} too, and no decision is recorded between them, so the weeks of "
        "both run.",
        "If it was one review in several sittings, record the last sitting only. If a decision came between, record it.",
    )


def _plan_unexplained(event: Event, view: View, law: Statute) -> Odd | None:
    """A plan that may be the plan after a re-assessment, or that was finalised beside another plan."""
    del law
    if event.kind not in (EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN) or not _happened(event, view):
        return None
    decided = _being_reassessed(event, view)
    if CLEARLY_ANSWERED.explained(event, view, decided.on if decided else event.on):
        return None
    if decided is not None:
        return (
            "kind",
            f"a re-assessment was open when the {event.title} was sent, and nothing else recorded explains that plan.",
            "If it is the plan after the re-assessment, record `reassessed-plan` (reg 27(2)).",
        )
    made_before = view.before(event.on, EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN)
    if event.kind is EventKind.FINAL_PLAN and made_before and _plan_kept(view, event):
        return (
            "kind",
            "a plan was finalised while an earlier plan is maintained, as far as recorded, so a first review runs for each.",
            "Record `amended-plan` or `reassessed-plan`, or the day the earlier plan ceased. Where the same plan was sent "
            "again, record it once.",
        )
    return None


def _amended_before_made(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.AMENDED_PLAN or not _happened(event, view):
        return None
    plans = view.events(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN)
    if not plans or plans[0].on <= event.on or plans[0].kind is not EventKind.FINAL_PLAN:
        return None
    return (
        "kind",
        f"a plan was amended before the first finalised plan, which is dated {words(plans[0].on)}.",
        "Check both dates. If an earlier plan was made, record it as `final-plan`, and the later one as what it is.",
    )


def _moved_while_assessed(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.MOVED or not _happened(event, view) or not _being_assessed(event, view):
        return None
    return (
        "kind",
        "the move comes in the middle of an assessment, and no provision says what follows.",
        "The limits run on here (reading move-during-assessment). The new authority is responsible once it knows (CFA 2014 "
        "s.24): record that as a case of its own.",
    )


def _withdrawn_after_decision(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.REQUEST_WITHDRAWN or not _happened(event, view):
        return None
    request = view.withdrawn_by(event)
    if request is None or request.kind is not EventKind.REASSESSMENT_REQUEST:
        return None
    if not view.between(request.on, event.on, EventKind.DECISION_TO_REASSESS):
        return None
    return (
        "kind",
        "the request was withdrawn after the decision to re-assess, whose fourteen weeks run on.",
        "Where nothing is to change, record `no-amendment-notice`.",
    )


def _requested_in_detention(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.REQUEST or not view.detained_on(event.on):
        return None
    return (
        "kind",
        "a request made while the person is detained starts nothing under the SEND Regulations.",
        "Record `detained-request` (CFA 2014 s.71(2)), or check the days of detention.",
    )


def _requested_with_a_plan(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind is not EventKind.REQUEST or not _plan_kept(view, event):
        return None
    return (
        "kind",
        "a request was made while a plan is maintained, as far as recorded (CFA 2014 s.36(6)(a)).",
        "Record `reassessment-request`, or the day the plan ceased.",
    )


def _requested_at_25(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind not in (EventKind.REQUEST, EventKind.RESPONSIBLE):
        return None
    if UNDER_25.test(Occasion(view, event)).holds:
        return None
    return (
        "on",
        "the person had turned 25, and a young person is under 25 (CFA 2014 s.83(2)): no time limit starts.",
        "Check the day, and that of the twenty-fifth birthday.",
    )


def _requested_by_another(event: Event, view: View, law: Statute) -> Odd | None:
    del view, law
    if event.kind is not EventKind.REQUEST or event.by is None or event.by in _MAY_REQUEST:
        return None
    return (
        "by",
        f"{event.by.value} cannot make a request under s.36(1).",
        "That person may have brought the child to the authority's attention (s.24). If so, record `responsible` instead.",
    )


def _told_by_telephone(event: Event, view: View, law: Statute) -> Odd | None:
    del law
    if event.kind not in APPEALABLE or not told_only(event) or not _happened(event, view):
        return None
    if not can_be_appealed(event, view) or written_after(event, view) is not None:
        return None
    return (
        "method",
        "the decision was told by telephone, and no time for appealing or for contacting the mediation adviser runs until written "
        "notice is sent (HESC Rules r.20(1)(c), reg 33).",
        "Ask the authority for written notice, and record the day it was sent as `decision-sent`.",
    )


_CHECKS: tuple[Callable[[Event, View, Statute], Odd | None], ...] = (
    _not_told_apart,
    _sets_no_date,
    _conceded_late,
    _told_by_telephone,
    _ended_somehow,
    _amended_undecided,
    _amended_by_nothing,
    _met_twice,
    _amended_before_made,
    _plan_unexplained,
    _moved_while_assessed,
    _withdrawn_after_decision,
    _requested_in_detention,
    _requested_with_a_plan,
    _requested_at_25,
    _requested_by_another,
)
"""What is asked of every event, in the order in which it is told."""


def _happened(event: Event, view: View) -> bool:
    return not event.planned and event.on <= view.as_of


def _undecided(plan: Event, view: View) -> bool:
    """Whether a meeting and an amendment notice led to the plan, and no decision lies between."""
    before = view.before(plan.on, *PLANS)
    meetings = view.between(before[-1].on if before else date.min, plan.on, EventKind.REVIEW_MEETING)
    if not meetings:
        return False
    noticed = view.between(meetings[-1].on, plan.on, EventKind.AMENDMENT_NOTICE)
    return bool(noticed) and not view.between(meetings[-1].on, plan.on, *REVIEW_DECISIONS)


def _being_assessed(move: Event, view: View) -> bool:
    """Whether an assessment had begun before a move, and had led to nothing yet."""
    began = view.until(move.on, EventKind.REQUEST, EventKind.RESPONSIBLE)
    return bool(began) and not view.between(began[-1].on, move.on, *PLANS, *ADVERSE)


def _being_reassessed(plan: Event, view: View) -> Event | None:
    """Give a decision to re-assess that had not yet led to a plan, nor to a decision against one."""
    decided = view.until(plan.on, EventKind.DECISION_TO_REASSESS)
    closing = (EventKind.REASSESSED_PLAN, EventKind.NO_AMENDMENT_NOTICE, EventKind.PLAN_CEASED)
    return decided[-1] if decided and not view.between(decided[-1].on, plan.on, *closing) else None


def _ordered_since(conceded: Event, view: View) -> bool:
    """Whether the Tribunal made an order on a concession or after it."""
    return any(e.on >= conceded.on for e in view.events(EventKind.TRIBUNAL_ORDER))


def _plan_kept(view: View, request: Event) -> bool:
    plans = view.before(request.on, *PLANS)
    return bool(plans) and not view.between(plans[-1].on, request.on, EventKind.PLAN_CEASED)


def _starts(limb: str, view: View, law: Statute) -> list[Event]:
    """The events that started the limits that a limb belongs to."""
    duties = [duty for duty in law.duties if any(x.id == limb for x in duty.unless)]
    return [s.event for duty in duties for s in starts(duty, view) if s.holds]
