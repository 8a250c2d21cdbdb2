"""Anchors that look for a day among the events of a case, on columns."""

from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.endings import Determined
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.conditions.transition import FirstTermAfterJuly, NoticeBefore, TransferIn
from sendrules.law.readings.disagreement import RequestRefused
from sendrules.time.periods import Weeks
from tried_anchors import Anchored, check_anchor
from tried_rows import e

STATEMENT = e("statement", date(2014, 9, 1))


def test_a_notice_before_a_day() -> None:
    def review(sent: date | None) -> list[object]:
        return [e("transfer-review", date(2015, 5, 1), sent=sent)]

    check_anchor(
        NoticeBefore(date(2015, 4, 1)),
        [
            Anchored("before", review(date(2015, 3, 31)), date(2015, 3, 31), "transfer-review"),  # type: ignore[arg-type]
            Anchored("on the day", review(date(2015, 4, 1)), None),  # type: ignore[arg-type]
            Anchored("not recorded", review(None), None),  # type: ignore[arg-type]
        ],
    )


def test_a_transfer_in_certain_years() -> None:
    def move(on: date, to: str | None) -> object:
        return e("phase-transfer", on, to=to)

    def of(what: str, day: date | None, *events: object) -> Anchored:
        return Anchored(what, [STATEMENT, *events], day, "phase-transfer" if day else "")  # type: ignore[list-item]

    september, college = date(2016, 9, 1), "post-16-institution"
    check_anchor(
        TransferIn((2016, 2017), post_16=True),
        [
            of("none", None),
            of("to a college", september, move(september, college)),
            of("to a school", None, move(september, "school")),
            of("to nobody knows what", None, move(september, None)),
            of("in another year", None, move(date(2015, 9, 1), college)),
            of("on the first day", date(2016, 1, 1), move(date(2016, 1, 1), college)),
            of("on the last day", date(2017, 12, 31), move(date(2017, 12, 31), college)),
            of("in a year too late", None, move(date(2018, 1, 1), college)),
            of("the first of two", september, move(date(2017, 9, 1), college), move(september, college)),
        ],
    )
    check_anchor(
        TransferIn((2014,), post_16=False),
        [
            of("to a school", date(2014, 9, 1), move(date(2014, 9, 1), "school")),
            of("before the start", None, move(date(2014, 8, 31), "school")),
            of("to a college", None, move(september, college)),
        ],
    )


def test_the_first_term_after_july() -> None:
    def term(on: date) -> object:
        return e("term-starts", on)

    def of(what: str, day: date | None, start: date, *events: object) -> Anchored:
        return Anchored(what, [e("statement", start), *events], day, "term-starts" if day else "")  # type: ignore[list-item]

    july, august = date(2015, 7, 31), date(2015, 8, 1)
    check_anchor(
        FirstTermAfterJuly(EventKind.TERM_STARTS),
        [
            of("none", None, july),
            of("of the same year", date(2015, 9, 2), july, term(date(2015, 9, 2)), term(date(2016, 1, 5))),
            of("of the next year", date(2016, 8, 1), august, term(date(2015, 9, 2)), term(date(2016, 8, 1))),
            of("on the first of August", august, july, term(august)),
            of("before August", None, july, term(july)),
        ],
    )
    check_anchor(
        FirstTermAfterJuly(EventKind.TERM_STARTS, not_before=date(2017, 8, 1)),
        [
            of("earlier terms do not count", date(2017, 9, 4), july, term(date(2015, 9, 2)), term(date(2017, 9, 4))),
            of("a later July", date(2018, 9, 4), date(2017, 8, 2), term(date(2017, 9, 4)), term(date(2018, 9, 4))),
        ],
    )
    decided, since = EventKind.YEAR_6_ASSESSMENT_DECIDED, FirstTermAfterJuly(
        EventKind.TERM_STARTS, since=EventKind.YEAR_6_ASSESSMENT_DECIDED
    )  # fmt: skip
    check_anchor(
        since,
        [
            of("not decided", None, july, term(date(2015, 9, 2))),
            of("decided", date(2016, 9, 1), july, e(decided, august), term(date(2015, 9, 2)), term(date(2016, 9, 1))),
            of("decided on the day", date(2015, 9, 2), july, e(decided, july), term(date(2015, 9, 2))),
            of("decided before", None, july, e(decided, date(2015, 7, 30)), term(date(2015, 9, 2))),
            of("the first decision", date(2015, 9, 2), july, e(decided, july), e(decided, august), term(date(2015, 9, 2))),
        ],
    )  # fmt: skip


def test_the_request_that_was_refused() -> None:
    def conceded(order: str) -> object:
        return e("appeal-conceded", 100, order=order)

    def of(what: str, day: int | None, *events: object) -> Anchored:
        return Anchored(what, list(events), day, "request" if day else "")  # type: ignore[arg-type]

    check_anchor(
        RequestRefused(EventKind.REQUEST),
        [
            of("of an assessment", 20, conceded("assess"), e("request", 20), e("request", 10)),
            of("of a re-assessment", None, conceded("reassess"), e("request", 20)),
            of("none", None, conceded("assess")),
            of("before another concession", None, conceded("assess"), e("request", 20), e("appeal-conceded", 50, order="assess")),
        ],
    )  # fmt: skip


def test_what_ended_an_appeal_for_good() -> None:
    start = e("decision-to-cease", 100)
    ends = (EventKind.APPEAL_ENDED, EventKind.TRIBUNAL_ORDER)
    ended, order, again = e("appeal-ended", 120), e("tribunal-order", 150), e("appeal-reinstated", 130)

    def of(what: str, day: int | None, event: str, *events: object) -> Anchored:
        return Anchored(what, [start, *events], day, event)  # type: ignore[list-item]

    check_anchor(
        Determined(*ends),
        [
            of("it goes on", None, ""),
            of("it ended", 120, "appeal-ended", ended),
            of("it ended on the day", 100, "tribunal-order", e("tribunal-order", 100)),
            of("one before", None, "", e("appeal-ended", 99)),
            of("opened again", None, "", ended, again),
            of("opened again, and decided", 150, "tribunal-order", ended, again, order),
            of("opened again on the day of the next", None, "", ended, order, e("appeal-reinstated", 150)),
            of("opened again after the next", 120, "appeal-ended", ended, order, e("decision-set-aside", 160)),
            of("opened again on its day", None, "", ended, e("decision-set-aside", 120)),
            of("opened before", 120, "appeal-ended", ended, e("appeal-reinstated", 119)),
            of("ceased before it was opened", 120, "appeal-ended", ended, again, e("plan-ceased", 125)),
            of("ceased on the day it was opened", 120, "appeal-ended", ended, again, e("plan-ceased", 130)),
            of("ceased later", None, "", ended, again, e("plan-ceased", 131)),
            of("ceased before the end", None, "", ended, again, e("plan-ceased", 119)),
        ],
    )  # fmt: skip
    rows = [of("opened only later", 120, "appeal-ended", ended, again)]
    check_anchor(Determined(*ends), rows, as_of=129)
    check_anchor(Determined(*ends), [of("opened today", None, "", ended, again)], as_of=130)


def test_what_ended_an_appeal_counts_once_it_was_sent() -> None:
    order = e("tribunal-order", 150, sent=160)
    by_sending = Determined(EventKind.TRIBUNAL_ORDER, by=Dated.SENT)
    start = e("decision-to-cease", 100)
    check_anchor(by_sending, [Anchored("not yet", [start, order], None)], as_of=159)
    check_anchor(by_sending, [Anchored("today", [start, order], 160, "tribunal-order")], as_of=160)
    check_anchor(
        Determined(EventKind.TERM_STARTS), [Anchored("known ahead", [start, e("term-starts", 800)], 800, "term-starts")]
    )


REVIEWED = LastReview(
    EventKind.REVIEW_MEETING,
    (EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE),
    (EventKind.DECISION_TO_CEASE,),
    within=Weeks(20),
    again=Weeks(8),
    since=(EventKind.FINAL_PLAN,),
)


def test_when_a_plan_was_last_reviewed() -> None:
    start = e("decision-to-amend", 300)
    kept, ceases, met = e("decision-to-continue", 200), e("decision-to-cease", 250), e("review-meeting", 180)

    def of(what: str, day: int | None, event: str, *events: object) -> Anchored:
        return Anchored(what, [start, *events], day, event)  # type: ignore[list-item]

    check_anchor(
        REVIEWED,
        [
            of("never", None, ""),
            of("a meeting with no decision", None, "", met),
            of("a meeting with a decision", 180, "review-meeting", met, kept),
            of("a decision alone", 200, "decision-to-continue", kept),
            of("a meeting long before", 200, "decision-to-continue", e("review-meeting", 59), kept),
            of("a meeting twenty weeks before", 60, "review-meeting", e("review-meeting", 60), kept),
            of("a decision to cease alone", None, "", ceases),
            of("a decision to cease after another", 200, "decision-to-continue", kept, ceases),
            of("a decision to cease with a meeting", 240, "review-meeting", kept, e("review-meeting", 240), ceases),
            of("a second thought", 180, "review-meeting", met, e("decision-to-continue", 190), kept),
            of("no second thought any more", 250, "decision-to-continue", met, kept, e("decision-to-continue", 250)),
            of("on the day of the start", 300, "decision-to-continue", e("decision-to-continue", 300)),
            of("after the start", None, "", e("decision-to-continue", 301)),
            of("before the plan was made", None, "", met, kept, e("final-plan", 201)),
            of("on the day the plan was made", 200, "decision-to-continue", met, kept, e("final-plan", 200), e("final-plan", 190)),
            of("the plan was made after the start", 180, "review-meeting", met, kept, e("final-plan", 301)),
            of("the plan was made on the day of the start", None, "", met, kept, e("final-plan", 300)),
        ],
    )  # fmt: skip
    by_decision = LastReview(
        *(getattr(REVIEWED, name) for name in ("meeting", "decisions", "not_alone", "within", "again", "since")),
        by_decision=True,
    )
    check_anchor(
        by_decision,
        [
            of("the decision's day", 200, "decision-to-continue", met, kept),
            of("a decision to cease with a meeting", 250, "decision-to-cease", e("review-meeting", 240), ceases),
            of("a decision to cease alone", None, "", ceases),
        ],
    )
