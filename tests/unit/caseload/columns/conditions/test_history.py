"""What came before the start, on columns."""

from datetime import date

from sendrules.case.kinds import EventKind, Order
from sendrules.caseload.columns.codes import KINDS
from sendrules.law.conditions.history import CameLast, LastWas, OfItsOwn, Preceded, Recorded, Stands
from tried_rows import Row, check, e

REVIEW = (EventKind.REVIEW_MEETING, EventKind.REVIEW_REPORT)


def test_an_event_came_before() -> None:
    starts = {
        "none": [e("appeal", 100)],
        "on the day": [e("appeal", 100), e("review-report", 100)],
        "later": [e("appeal", 100), e("review-meeting", 101)],
    }
    came = (False, True, False)
    check(Preceded(REVIEW, "a review"), [Row(n, r, c) for (n, r), c in zip(starts.items(), came, strict=True)])
    never = Preceded(REVIEW, "no review", ever=False)
    check(never, [Row(n, r, not c) for (n, r), c in zip(starts.items(), came, strict=True)])
    known = Recorded(REVIEW, "when it was reviewed")
    check(known, [Row(n, r, c or None) for (n, r), c in zip(starts.items(), came, strict=True)])


CEASE, AMENDED, UNNAMED = EventKind.DECISION_TO_CEASE, EventKind.AMENDED_PLAN, EventKind.DECISION_SENT


def test_the_last_decision_was_of_a_kind() -> None:
    """Four months before 1 September 2025 is 1 May 2025."""
    start = e("appeal", date(2025, 9, 1))
    first, before = date(2025, 5, 1), date(2025, 4, 30)
    check(
        LastWas(CEASE, (*KINDS[:1], CEASE, AMENDED, UNNAMED, *KINDS[-1:]), UNNAMED, "the appeal is against a decision to cease"),
        [
            Row("the first kind there is", [start, e(KINDS[0], 200)], False),
            Row("the last kind there is", [start, e(KINDS[-1], 200)], False),
            Row("nothing is recorded", [start], False),
            Row("it was", [start, e("amended-plan", 100), e("decision-to-cease", 110)], True),
            Row("it was on the day", [start, e("decision-to-cease", date(2025, 9, 1))], True),
            Row("it came later", [start, e("decision-to-cease", date(2025, 9, 2))], False),
            Row("it was not named", [start, e("decision-to-cease", 110), e("decision-sent", 120)], None),
            Row("another, with none of the kind", [start, e("amended-plan", 200)], False),
            Row("another, both open", [start, e("decision-to-cease", first), e("amended-plan", 200)], None),
            Row("another, too long before", [start, e("decision-to-cease", before), e("amended-plan", 200)], False),
            Row("another, ceased since", [start, e("decision-to-cease", 150), e("plan-ceased", 150), e("amended-plan", 200)], False),
            Row("another, ceased before", [start, e("plan-ceased", 149), e("decision-to-cease", 150), e("amended-plan", 200)], None),
            Row("another, ceased on the day", [start, e("decision-to-cease", 150), e("amended-plan", 200), e("plan-ceased", date(2025, 9, 1))], False),
            Row("another, ceased later", [start, e("decision-to-cease", 150), e("amended-plan", 200), e("plan-ceased", date(2025, 9, 2))], None),
            Row("the last of the kind decides", [start, e("decision-to-cease", 150), e("plan-ceased", 160), e("decision-to-cease", 170), e("amended-plan", 200)], None),
        ],
    )  # fmt: skip


def test_what_came_last_was_of_the_first_kind_there_is() -> None:
    kinds = (KINDS[0], EventKind.MOVED)
    check(CameLast(kinds[:1], kinds, "it came last"), [Row("it did", [e("appeal", 100), e(KINDS[0], 50)], True)])


def test_a_kind_that_is_not_looked_for() -> None:
    start = [e("appeal", 200), e("decision-to-cease", 180), e("amended-plan", 190)]
    check(LastWas(CEASE, (AMENDED,), UNNAMED, "no such decision is looked for"), [Row("another", start, False)])


def test_what_stands() -> None:
    check(
        Stands((EventKind.REASSESSED_PLAN,), (EventKind.PLAN_CEASED,), "a re-assessed plan stands"),
        [
            Row("none", [e("review-meeting", 100)], False),
            Row("on the day", [e("review-meeting", 100), e("reassessed-plan", 100)], True),
            Row("later", [e("review-meeting", 100), e("reassessed-plan", 101)], False),
            Row(
                "undone on its own day",
                [e("review-meeting", 100), e("reassessed-plan", 90), e("plan-ceased", 90)],
                True,
            ),
            Row(
                "undone the day after",
                [e("review-meeting", 100), e("reassessed-plan", 90), e("plan-ceased", 91)],
                False,
            ),
            Row(
                "undone on the day", [e("review-meeting", 100), e("reassessed-plan", 90), e("plan-ceased", 100)], False
            ),
            Row("undone later", [e("review-meeting", 100), e("reassessed-plan", 90), e("plan-ceased", 101)], True),
            Row("undone before", [e("review-meeting", 100), e("plan-ceased", 89), e("reassessed-plan", 90)], True),
            Row("only undone", [e("review-meeting", 100), e("plan-ceased", 89)], False),
        ],
    )


def test_what_came_last() -> None:
    among = (EventKind.MOVED, EventKind.RELEASE_KNOWN, EventKind.PLAN_TRANSFERRED)
    kinds = (EventKind.MOVED, EventKind.PLAN_TRANSFERRED)
    for where_none in (True, False):
        check(
            CameLast(kinds, among, "a move came last", where_none=where_none),
            [
                Row("none", [e("commissioner-request", 100)], where_none),
                Row("one", [e("commissioner-request", 100), e("moved", 100)], True),
                Row("another", [e("commissioner-request", 100), e("moved", 50), e("release-known", 51)], False),
                Row("another later", [e("commissioner-request", 100), e("moved", 50), e("release-known", 101)], True),
                Row("later alone", [e("commissioner-request", 100), e("moved", 101)], where_none),
                Row("by id on one day", [e("commissioner-request", 100), e("moved", 50, id="a"), e("release-known", 50, id="b")], False),
                Row("by id, turned", [e("commissioner-request", 100), e("moved", 50, id="b"), e("release-known", 50, id="a")], True),
            ],
        )  # fmt: skip


START = e("decision-to-reassess", 100)
OWN = OfItsOwn(
    Order.REASSESS,
    (EventKind.DECISION_TO_REASSESS, EventKind.REASSESSED_PLAN),
    (EventKind.REASSESSMENT_REQUEST,),
    "the decision is one of its own",
)


def test_a_decision_of_its_own() -> None:
    check(
        OWN,
        [
            Row("no order", [START], True),
            Row("an order", [START, e("tribunal-order", 90, order="reassess")], False),
            Row("an order on the day", [START, e("tribunal-order", 100, order="reassess")], False),
            Row("an order later", [START, e("tribunal-order", 101, order="reassess")], True),
            Row("an order of something else", [START, e("tribunal-order", 90, order="assess")], True),
            Row("an order of what is later in the list", [START, e("tribunal-order", 90, order="other")], True),
            Row("an order after a response", [START, e("appeal-response", 80), e("tribunal-order", 90, order="reassess")], False),
            Row("an agreement after a response", [START, e("appeal-response", 80), e("mediation-agreement", 90, order="reassess")], False),
            Row("an order that does not say", [START, e("tribunal-order", 90)], None),
            Row("one says, one does not", [START, e("tribunal-order", 90, order="reassess"), e("tribunal-order", 95)], False),
            Row("an agreement", [START, e("mediation-agreement", 90, order="reassess")], False),
            Row("answered already", [START, e("tribunal-order", 90, order="reassess"), e("reassessed-plan", 90)], True),
            Row("answered before", [START, e("tribunal-order", 90, order="reassess"), e("reassessed-plan", 89)], False),
            Row("answered on the day", [START, e("tribunal-order", 90, order="reassess"), e("reassessed-plan", 100)], False),
            Row("asked for on the day", [START, e("tribunal-order", 90, order="reassess"), e("reassessment-request", 100)], True),
            Row("asked for on the day of the order", [START, e("tribunal-order", 90, order="reassess"), e("reassessment-request", 90)], True),
            Row("asked for before", [START, e("tribunal-order", 90, order="reassess"), e("reassessment-request", 89)], False),
            Row("asked for later", [START, e("tribunal-order", 90, order="reassess"), e("reassessment-request", 101)], False),
            Row("asked for, then unnamed", [START, e("reassessment-request", 80), e("tribunal-order", 90)], None),
        ],
    )  # fmt: skip


def test_a_concession_has_weeks_of_its_own_before_the_response() -> None:
    concession = e("appeal-conceded", 90, order="reassess")
    check(
        OWN,
        [
            Row("before a response", [START, e("appeal", 50), concession], False),
            Row("after a response", [START, e("appeal", 50), e("appeal-response", 80), concession], True),
            Row("on the day of a response", [START, e("appeal", 50), e("appeal-response", 90), concession], None),
            Row("of something else, on that day", [START, e("appeal", 50), e("appeal-response", 90), e("appeal-conceded", 90, order="assess")], True),
            Row("of what is later in the list", [START, e("appeal", 50), e("appeal-conceded", 90, order="make-plan")], True),
            Row("with an order besides", [START, e("appeal", 50), e("appeal-response", 80), concession, e("tribunal-order", 95, order="reassess")], False),
        ],
    )  # fmt: skip


def test_a_concession_of_2014_has_none() -> None:
    """Before 23 March 2015 what followed a conceded assessment had no weeks of its own."""
    for day, own in ((date(2015, 3, 22), True), (date(2015, 3, 23), False)):
        start = e("decision-to-reassess", date(2015, 4, 1))
        check(OWN, [Row("a concession", [start, e("appeal-conceded", day, order="reassess")], own)])
