"""What looks wrong in a case in the light of the law: records that are kept and that nothing can rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendrules.case.conditions import Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import ADVERSE, EventKind, Role
from sendrules.case.view import View, concerned
from sendrules.errors import Problem, near
from sendrules.explanation import words
from sendrules.law.conditions.appeals import BEFORE_THE_RESPONSE
from sendrules.law.conditions.plans import PLANS
from sendrules.law.shared.reviews import REVIEW_DECISIONS
from sendrules.law.statute import Statute
from sendrules.statutory.match import starts

_MAY_REQUEST = (
    Role.PARENT, Role.YOUNG_PERSON, Role.SCHOOL, Role.POST_16_INSTITUTION, Role.HEAD_TEACHER, Role.PRINCIPAL, Role.SENCO,
    Role.ALTERNATIVE_PERSON,  # for a young person without capacity: reg 64(1)(b) and Schedule 3, Part 2
)  # fmt: skip


def law_warnings(view: View, law: Statute) -> Iterator[Problem]:
    """List the records that the law cannot use as they stand: unknown limbs, doubtful determinations, other requesters."""
    for index, determination in enumerate(view.case.determinations):
        field = f"determinations.{index}"
        if determination.limb not in law.limbs:
            close = near(determination.limb, law.limbs)
            fix = f"Did you mean {' or '.join(close)}?" if close else "`sendrules duties --limbs` lists them."
            yield Problem(f"{field}.limb", f"{determination.limb!r} is no limb, so nothing rests on it.", fix)
        elif determination.on > view.as_of:
            yield Problem(
                f"{field}.on", f"the determination is dated {words(determination.on)}, after the day asked about.",
                "It is ignored.",
            )  # fmt: skip
        elif (
            determination.trigger is None
            and concerned([e for e in _starts(determination.limb, view, law) if e.on <= determination.on]) > 1
        ):
            yield Problem(
                f"{field}.trigger", "several bodies or services were asked, and it does not say which it is about.",
                "Give the id of the request for advice; until then it counts for none.",
            )  # fmt: skip
        elif determination.trigger is not None and all(
            e.id != determination.trigger for e in _starts(determination.limb, view, law)
        ):
            yield Problem(
                f"{field}.trigger", f"{determination.trigger} starts no limit that {determination.limb} belongs to.",
                "It counts for nothing. Give the request, or the request for advice, that started the limit.",
            )  # fmt: skip
        elif any(e.id == determination.trigger and determination.on < e.on for e in view.case.events) or (
            determination.trigger is None
            and all(e.on > determination.on for e in _starts(determination.limb, view, law))
        ):
            yield Problem(
                f"{field}.on", f"the determination is dated {words(determination.on)}, before the limit began to run.",
                "It counts for nothing. Check the date.",
            )  # fmt: skip
    for index, event in enumerate(view.case.events):
        if not view.can_be_told_apart(event):
            yield Problem(
                f"events.{index}.about", "several bodies were asked for advice without saying which, so an answer without "
                "`about` cannot be told to be this one's.", "Say in `about` which body was asked, and which answered.",
            )  # fmt: skip
        yield from _about_time(index, event, law)
        if _conceded_late(view, event):
            yield Problem(
                f"events.{index}.kind", "the appeal was conceded after the response, so reg 45 gives no weeks of its own.",
                "The weeks from the request stand, unless an order follows: record it if there was one.",
            )  # fmt: skip
        yield from _gaps(index, event, view)
        if event.kind is EventKind.REQUEST and view.detained_on(event.on):
            yield Problem(
                f"events.{index}.kind", "a request made while the person is detained starts nothing under the SEND Regulations.",
                "Record `detained-request` (CFA 2014 s.71(2)), or check the days of detention.",
            )  # fmt: skip
        if event.kind is EventKind.REQUEST and _plan_kept(view, event):
            yield Problem(
                f"events.{index}.kind", "a request was made while a plan is maintained, as far as recorded (CFA 2014 s.36(6)(a)).",
                "Record `reassessment-request`, or the day the plan ceased.",
            )  # fmt: skip
        if event.kind is EventKind.REQUEST and event.by is not None and event.by not in _MAY_REQUEST:
            yield Problem(
                f"events.{index}.by",
                f"among those who may make a request under s.36(1) there is no {event.by.value}.",
                "It may have brought the child to the authority's attention (s.24): record `responsible` instead if so.",
            )


def _conceded_late(view: View, event: Event) -> bool:
    if event.kind is not EventKind.APPEAL_CONCEDED or event.on > view.as_of:
        return False
    return BEFORE_THE_RESPONSE.test(Occasion(view, event)).holds is False


def _gaps(index: int, event: Event, view: View) -> Iterator[Problem]:
    """Warn of what is left out, or of what no provision answers: an undecided review, a move or a withdrawal in between."""
    if event.planned or event.on > view.as_of:
        return
    if event.kind is EventKind.AMENDED_PLAN and _undecided(event, view):
        yield Problem(
            f"events.{index}.kind", "a plan was amended after a review meeting, and no decision to amend is recorded "
            "(regs 20(10), 21(9)).", "Record `decision-to-amend`: until then the review counts as not completed.",
        )  # fmt: skip
    if event.kind is EventKind.MOVED and _being_assessed(event, view):
        yield Problem(
            f"events.{index}.kind", "the move comes in the middle of an assessment, which no provision speaks of.",
            "The limits are shown as running on. The new authority is responsible once it knows (CFA 2014 s.24): that is a "
            "case of its own.",
        )  # fmt: skip
    request = view.withdrawn_by(event) if event.kind is EventKind.REQUEST_WITHDRAWN else None
    decided = view.events(EventKind.DECISION_TO_REASSESS)
    if (
        request is not None
        and request.kind is EventKind.REASSESSMENT_REQUEST
        and any(request.on <= e.on <= event.on for e in decided)
    ):
        yield Problem(
            f"events.{index}.kind", "the request was withdrawn after the decision to re-assess, whose fourteen weeks run on.",
            "Where nothing is to change, record `no-amendment-notice`.",
        )  # fmt: skip


def _undecided(plan: Event, view: View) -> bool:
    """Whether a meeting and an amendment notice led to the plan, and no decision lies between."""
    before = max((e.on for e in view.events(*PLANS) if e.on < plan.on), default=date.min)
    meetings = [e.on for e in view.events(EventKind.REVIEW_MEETING) if before <= e.on <= plan.on]
    if not meetings:
        return False

    def since(*kinds: EventKind) -> bool:
        return any(meetings[-1] <= e.on <= plan.on for e in view.events(*kinds))

    return since(EventKind.AMENDMENT_NOTICE) and not since(*REVIEW_DECISIONS)


def _being_assessed(move: Event, view: View) -> bool:
    """Whether an assessment had begun before a move, and had led to nothing yet."""
    began = [e.on for e in view.events(EventKind.REQUEST, EventKind.RESPONSIBLE) if e.on <= move.on]
    over = view.events(*PLANS, *ADVERSE)
    return bool(began) and not any(began[-1] <= e.on <= move.on for e in over)


def _plan_kept(view: View, request: Event) -> bool:
    plans = [e.on for e in view.events(*PLANS) if e.on < request.on]
    ceased = [e.on for e in view.events(EventKind.PLAN_CEASED) if e.on <= request.on]
    return bool(plans) and not (ceased and ceased[-1] >= plans[-1])


def _about_time(index: int, event: Event, law: Statute) -> Iterator[Problem]:
    """Warn of a direction or an agreement that sets no date: of no duty, or of one whose date it cannot set."""
    if event.duty is None:
        return
    open_to = {d.id for d in law.duties for t in d.trigger if event.kind in t.set_by}
    if event.duty in open_to:
        return
    known = event.duty in law
    close = near(event.duty, open_to)
    why = f"{event.title} cannot set the date of {event.duty}" if known else f"{event.duty!r} is no duty"
    hint = f"Did you mean {' or '.join(close)}?" if close else f"It can set the dates of: {', '.join(sorted(open_to))}."
    yield Problem(f"events.{index}.duty", f"{why}, so nothing rests on it.", hint)


def _starts(limb: str, view: View, law: Statute) -> list[Event]:
    """The events that started the limits that a limb belongs to."""
    duties = [duty for duty in law.duties if any(x.id == limb for x in duty.unless)]
    return [s.event for duty in duties for s in starts(duty, view) if s.holds]
