"""What mediation was about, and contacts in time, on columns."""

from datetime import date

from sendrules.case.kinds import EventKind, Issues
from sendrules.law.conditions.mediation import ContactedInTime, IssuesWere
from tried_rows import Row, check, e


def test_what_the_mediation_was_about() -> None:
    check(
        IssuesWere((Issues.HEALTH,)),
        [
            Row("no request", [e("commissioners-told", 100)], None),
            Row("health", [e("commissioners-told", 100), e("mediation-wanted", 100, issues="health")], True),
            Row("something else", [e("commissioners-told", 100), e("mediation-wanted", 50, issues="mixed")], False),
            Row("not recorded", [e("commissioners-told", 100), e("mediation-wanted", 50)], None),
            Row("the last counts", [e("commissioners-told", 100), e("mediation-wanted", 50, issues="mixed"), e("mediation-wanted", 60, issues="health")], True),
            Row("a later one does not", [e("commissioners-told", 100), e("mediation-wanted", 50, issues="mixed"), e("mediation-wanted", 101, issues="health")], False),
        ],
    )  # fmt: skip


def test_contacted_in_time() -> None:
    """Two months after 10 March 2025 is 10 May 2025."""
    last, late = date(2025, 5, 10), date(2025, 5, 11)
    notice = e("refusal-to-assess", date(2025, 3, 10))
    check(
        ContactedInTime((EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN)),
        [
            Row("no notice", [e("mediation-declined", late)], True),
            Row("on the last day", [e("mediation-declined", last), notice], True),
            Row("a day later", [e("mediation-declined", late), notice], False),
            Row("contacted before", [e("mediation-declined", late), notice, e("mediation-contact", last)], True),
            Row("contacted late too", [e("mediation-declined", date(2025, 6, 1)), notice, e("mediation-contact", late)], False),
            Row("contacted before the notice", [e("mediation-declined", late), notice, e("mediation-contact", date(2025, 3, 9))], False),
            Row("contacted on the day of the notice", [e("mediation-declined", late), notice, e("mediation-contact", date(2025, 3, 10))], True),
            Row("contacted only later", [e("mediation-declined", last), notice, e("mediation-contact", date(2025, 6, 1))], True),
            Row("told by telephone", [e("mediation-declined", late), e("refusal-to-assess", date(2025, 3, 10), method="by-telephone")], True),
            Row("told, and an older notice", [e("mediation-declined", late), notice, e("refusal-to-assess", date(2025, 4, 1), method="by-telephone")], False),
            Row("a later notice counts", [e("mediation-declined", late), notice, e("final-plan", date(2025, 4, 1))], True),
            Row("a notice after it does not", [e("mediation-declined", late), notice, e("final-plan", date(2025, 5, 12))], False),
            Row("the date on the notice counts", [e("mediation-declined", last), e("refusal-to-assess", date(2025, 3, 10), written=date(2025, 3, 9))], False),
            Row("another kind of notice", [e("mediation-declined", late), e("no-plan-notice", date(2025, 3, 10))], True),
            Row("no notice, long before the others", [e("mediation-declined", date(2025, 1, 2))], True),
        ],
    )  # fmt: skip


def test_a_reason_of_2020_lifts_the_bar() -> None:
    """From 1 May to 24 September 2020 a reason relating to coronavirus in the two months excuses a late contact."""

    def row(what: str, written: date, holds: bool, *reasons: date) -> Row:
        return Row(
            what, [e("mediation-declined", date(2020, 12, 1)), e("refusal-to-assess", written)], holds, reasons=reasons
        )

    check(
        ContactedInTime((EventKind.REFUSAL_TO_ASSESS,)),
        [
            row("no reason", date(2020, 5, 10), False),
            row("a reason in the time", date(2020, 5, 10), True, date(2020, 6, 1)),
            row("a reason on the first day", date(2020, 5, 10), True, date(2020, 5, 10)),
            row("a reason before", date(2020, 5, 10), False, date(2020, 5, 9)),
            row("a reason on the last day", date(2020, 5, 10), True, date(2020, 7, 10)),
            row("a reason after", date(2020, 5, 10), False, date(2020, 7, 11)),
            row("the last day is 24 September", date(2020, 7, 24), True, date(2020, 8, 1)),
            row("the last day is 25 September", date(2020, 7, 25), False, date(2020, 8, 1)),
            row("the last day is 1 May", date(2020, 3, 1), True, date(2020, 4, 1)),
            row("the last day is 30 April", date(2020, 2, 29), False, date(2020, 4, 1)),
        ],
    )
