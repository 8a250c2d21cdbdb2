"""Days on the edge: who is a young person, what a limb shows, which decision a certificate or an appeal belongs to."""

from datetime import date, timedelta
from typing import Any

import pytest

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Closure,
    Coronavirus,
    ExceptionalCircumstances,
    MissedAppointment,
)
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Role
from sendrules.case.view import View
from sendrules.law.conditions.certificates import (
    certificate_of,
    certificates_perhaps_of,
    contacted_in_time,
    decisions_of,
)
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
    WithinFirst,
)
from sendrules.law.conditions.young_person import leaving_day, young_person
from sendrules.law.shared.appeals import AgainstIt, CertificateSettled, decisions_appealed, time_ends
from sendrules.time.periods import Weeks

D = date(2025, 5, 12)  # a Monday
DAY = timedelta(1)
LATE = date(2028, 6, 1)


def day(n: int) -> date:
    """So many days from the day of the start."""
    return D + timedelta(n)


def E(kind: str, on: int | date, id: str | None = None, **more: Any) -> Event:  # noqa: N802
    return Event(kind=kind, on=on if isinstance(on, date) else day(on), id=id or f"{kind}@{on}", **more)


def view_of(*events: Event, circumstances: tuple[Any, ...] = (), as_of: date = LATE) -> View:
    return View(Case(reference="A", events=events, circumstances=circumstances), as_of)


# a young person is over compulsory school age: CFA 2014 s.83(2), Education Act 1996 s.8


@pytest.mark.parametrize(
    ("birthday", "last"),
    [
        (date(2022, 9, 1), date(2023, 6, 30)),  # 30 June is itself a Friday
        (date(2023, 8, 31), date(2023, 6, 30)),
        (date(2023, 9, 1), date(2024, 6, 28)),  # 30 June is a Sunday
        (date(2022, 8, 31), date(2022, 6, 24)),  # a Thursday
        (date(2018, 1, 31), date(2018, 6, 29)),  # a Saturday
        (date(2018, 12, 1), date(2019, 6, 28)),
        (date(2018, 8, 1), date(2018, 6, 29)),
    ],
)
def test_the_last_friday_in_june(birthday, last):
    assert leaving_day(birthday) == last
    assert last.weekday() == 4


@pytest.mark.parametrize(
    ("turns_25", "last"),
    [
        (date(2034, 9, 1), date(2026, 6, 26)),  # 16 on 1 September 2025
        (date(2034, 8, 31), date(2025, 6, 27)),
        (date(2032, 2, 29), date(2023, 6, 30)),
        (date(2032, 3, 31), date(2023, 6, 30)),
    ],
)
def test_the_day_of_turning_25_tells_the_age(turns_25, last):
    view = view_of(E("turns-25", turns_25), E("request", date(2015, 1, 5), by="young-person"))
    assert young_person(view, last - DAY) is young_person(view, last) is False
    assert young_person(view, last + DAY) is True


@pytest.mark.parametrize(
    ("events", "on_the_day"),
    [
        ([], False),
        ([("request", -1, {"by": "young-person"})], True),
        ([("request", 0, {"by": "young-person"})], True),
        ([("request", 1, {"by": "young-person"})], False),
        ([("reassessment-request", 0, {"by": "alternative-person"})], True),
        ([("detained-request", 0, {"by": "young-person"})], True),
        ([("request", 0, {"by": "parent"})], False),
        ([("request", 0, {"by": "school"})], False),
        ([("request", -9, {"by": "young-person"}), ("reassessment-request", -1, {"by": "school"})], True),
        # a move to a post-16 institution
        ([("phase-transfer", 0, {"to": "post-16-institution"})], True),
        ([("phase-transfer", 1, {"to": "post-16-institution"})], False),
        ([("phase-transfer", 0, {"to": "school"})], False),
        ([("post-16-move", -1, {})], True),
        ([("post-16-move", 0, {})], True),
        ([("post-16-move", 1, {})], None),  # one who moves between institutions may be over the age already
        ([("post-16-move", -1, {}), ("phase-transfer", 5, {"to": "school"})], True),
        # one whom a post-16 institution speaks for is mostly over the age, and need not be
        ([("request", 0, {"by": "post-16-institution"})], None),
        ([("detained-request", 0, {"by": "principal"})], None),
        ([("request", 1, {"by": "post-16-institution"})], False),
        ([("request", -9, {"by": "post-16-institution"}), ("reassessment-request", -1, {"by": "parent"})], False),
        ([("request", -9, {"by": "parent"}), ("reassessment-request", -1, {"by": "principal"})], None),
    ],
)  # fmt: skip
def test_who_is_a_young_person(events, on_the_day):
    assert young_person(view_of(*(E(kind, n, **more) for kind, n, more in events)), D) is on_the_day


# what a limb shows: the values of its steps, and since when it holds

FIRST, LAST = day(1), day(40)


def limb(condition: Any, *circumstances: Any, events: tuple[Event, ...] = (), **more: Any) -> Finding:
    view = view_of(*events, circumstances=circumstances, as_of=more.pop("as_of", LATE))
    at = {"first": FIRST, "last": LAST} | more
    return condition.test(Occasion(view, events[0] if events else None, **at))


def values(finding: Finding) -> list[bool | None]:
    assert finding.why.value is finding.holds
    return [step.value for step in finding.why.steps]


def exceptional(first: int, last: int | None = None, **more: Any) -> ExceptionalCircumstances:
    fields = {"affects": "child", "what": f"invented {first}"} | more
    return ExceptionalCircumstances(first_day=day(first), last_day=None if last is None else day(last), **fields)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [(-9, 0, False), (-9, 1, True), (40, None, True), (41, None, False), (-9, None, True), (1, 1, True)],
)
def test_circumstances_that_touch_the_period(first, last, holds):
    finding = limb(Exceptional(personal=False), exceptional(first, last))
    assert (finding.holds, values(finding), finding.missing) == (holds, [holds], ())
    assert finding.since == (day(first) if holds else None)
    shown = (("from", day(first)), *([("to", day(last))] if last is not None else []))
    assert finding.why.steps[0].inputs == shown
    assert limb(Exceptional(personal=False), exceptional(-99, -90), first=None).holds is True
    assert limb(Exceptional(personal=False), exceptional(99), last=None).holds is True
    assert limb(Exceptional(personal=False), exceptional(5), as_of=day(5)).holds is True
    assert limb(Exceptional(personal=False), exceptional(5), as_of=day(4)).holds is False


def test_the_first_of_several_circumstances_is_since_when():
    for order in ((9, 5, 20), (5, 9, 20), (20, 9, 5)):
        finding = limb(Exceptional(personal=False), *map(exceptional, order))
        assert (finding.since, values(finding)) == (day(5), [True] * 3)
    mixed = limb(Exceptional(personal=True), exceptional(2), exceptional(7, personal=True))
    assert (mixed.holds, values(mixed), mixed.since) == (True, [None, True], day(7))
    assert mixed.missing == ("exceptional-circumstances.personal",)
    no = limb(Exceptional(personal=True), exceptional(7, personal=False))
    assert (no.holds, values(no), no.since) == (False, [False], None)
    assert values(limb(Exceptional(personal=False))) == [False]


@pytest.mark.parametrize(("by", "holds"), [("parent", True), ("young-person", False), ("post-16-institution", None)])
def test_a_parent_counts_for_a_child_and_not_for_a_young_person(by, holds):
    asked = E("request", 0, by=by)
    missing = ("a child or a young person: turns-25, or who asked",) if holds is None else ()
    finding = limb(Exceptional(personal=False), exceptional(5, affects="parent"), events=(asked,))
    assert (finding.holds, values(finding), finding.missing) == (holds, [holds], missing)
    assert finding.since == (day(5) if holds else None)
    assert limb(Exceptional(personal=False), exceptional(5), events=(asked,)).holds is True
    away = Absence(who="parent", first_day=day(1), last_day=day(28))
    absent = limb(AbsentFromArea(), away, events=(asked,))
    assert (absent.holds, values(absent), absent.missing) == (holds, [holds], missing)
    assert absent.since == (day(1) if holds else None)
    short = limb(AbsentFromArea(), Absence(who="parent", first_day=day(1), last_day=day(27)), events=(asked,))
    assert (short.holds, short.missing) == (False, ())  # who it is could change nothing
    # it is the first day of the period that tells, else the day of the question
    turned = E("request", 9, by="young-person")
    assert limb(Exceptional(personal=False), exceptional(5, affects="parent"), events=(turned,)).holds is True
    later = limb(Exceptional(personal=False), exceptional(5, affects="parent"), events=(turned,), first=None)
    assert later.holds is False
    assert limb(AbsentFromArea(), away, events=(turned,)).holds is True
    assert limb(AbsentFromArea(), away, events=(turned,), first=None).holds is False


def test_an_absence_shows_its_days():
    def away(first: int, last: int | None) -> Absence:
        return Absence(who="child", first_day=day(first), last_day=None if last is None else day(last))

    finding = limb(AbsentFromArea(), away(5, 31), away(5, 32), away(3, 35))
    assert (values(finding), finding.since) == ([False, True, True], day(3))
    step = finding.why.steps[1]
    assert step.title == "the child was absent for long enough (28 continuous days in the period)"
    assert step.inputs == (("from", day(5)), ("to", day(32)), ("needed", 28))
    going_on = limb(AbsentFromArea(), away(5, None), as_of=day(32))
    assert (going_on.holds, going_on.why.steps[0].inputs[1]) == (True, ("to", "not ended"))
    assert limb(AbsentFromArea(), away(5, None), as_of=day(31)).holds is False
    # one that only overlaps the period has to share a day with it
    overlap = AbsentFromArea(within=False)
    for first, last, holds in (
        (-30, 0, False),
        (-30, 1, True),
        (40, 67, True),
        (41, 68, False),
        (40, 66, False),
    ):
        assert limb(overlap, away(first, last)).holds is holds
    # counted from the first day of the absence, wherever the period begins
    assert limb(overlap, away(-30, 10)).since == day(-30)
    before = limb(AbsentFromArea(), away(-30, -2))
    assert before.why.steps[0].title == "the child was absent for long enough (0 continuous days in the period)"
    whose = limb(AbsentFromArea(who=(Role.YOUNG_PERSON,)), away(5, 32))
    assert (whose.holds, values(whose), whose.since) == (False, [False], None)
    assert values(limb(AbsentFromArea())) == [False]


def test_a_missed_appointment_shows_its_day():
    asked = E("advice-request", 0, about="The Trust")

    def missed(n: int, about: str = "the trust") -> MissedAppointment:
        return MissedAppointment(who="child", on=day(n), about=about)

    for n, holds in ((0, False), (1, True), (40, True), (41, False)):
        finding = limb(AppointmentMissed(), missed(n), events=(asked,))
        assert (finding.holds, values(finding)) == (holds, [holds])
        assert finding.since == (day(n) if holds else None)
        assert finding.why.steps[0].inputs == (("on", day(n)),)
    assert limb(AppointmentMissed(), missed(9), missed(4), missed(20), events=(asked,)).since == day(4)
    assert limb(AppointmentMissed(), missed(9), events=(asked,), as_of=day(9)).holds is True
    unseen = limb(AppointmentMissed(), missed(9), events=(asked,), as_of=day(8))
    assert (unseen.holds, values(unseen)) == (False, [False])
    other = limb(AppointmentMissed(), missed(9, "School"), events=(asked,))
    assert (other.holds, values(other), other.since) == (False, [False], None)
    whom = limb(AppointmentMissed(), missed(9), events=(E("advice-request", 0),))
    assert (whom.holds, values(whom), whom.missing) == (None, [None], ("advice-request.about",))


def test_a_reason_relating_to_coronavirus_shows_its_first_day():
    def reason(first: int, last: int | None = None) -> Coronavirus:
        return Coronavirus(first_day=day(first), last_day=None if last is None else day(last), what=f"w{first}")

    finding = limb(CoronavirusReason(), reason(9), reason(4), reason(-9, 0), reason(41))
    assert (finding.holds, values(finding), finding.since) == (True, [True, True, False, False], day(4))
    assert finding.why.steps[1].inputs == (("from", day(4)),)
    none = limb(CoronavirusReason())
    assert (none.holds, values(none), none.since) == (False, [False], None)


def test_the_first_weeks_of_a_period_that_has_no_first_or_no_last_day():
    first_week = WithinFirst(Weeks(1), Exceptional(personal=False))
    for n, holds in ((7, True), (8, False)):
        assert limb(first_week, exceptional(n)).holds is holds
    for n, holds in ((40, True), (41, False)):
        assert limb(first_week, exceptional(n), first=None).holds is holds
    assert limb(first_week, exceptional(99), last=None).holds is True


AROUND = AdviceSoughtAroundClosure((Role.SCHOOL,), (Role.SCHOOL,))


def closed(first: int, reopens: int | None) -> Closure:
    back = None if reopens is None else day(reopens)
    return Closure(institution="Elm", setting="school", first_day_closed=day(first), reopens=back)


def asking(*days: int) -> tuple[Event, ...]:
    start = E("request", 0)
    return start, *(E("advice-request", n, to="school", about="Elm") for n in days)


def test_advice_sought_around_a_closure():
    # closed from day 12 until day 40: from day 5 until day 33
    for n, holds in ((4, False), (5, True), (33, True), (34, False)):
        finding = limb(AROUND, closed(12, 40), events=asking(n))
        assert (finding.holds, values(finding), finding.missing) == (holds, [holds], ())
        assert finding.since == (day(n) if holds else None)
        assert finding.why.steps[0].inputs == (
            ("requested", day(n)), ("closed from", day(12)), ("window opens", day(5)),
            ("re-opens", day(40)), ("days closed", 28), ("window shuts", day(33)),
        )  # fmt: skip
    short = limb(AROUND, closed(12, 39), events=asking(20))
    assert (short.holds, values(short)) == (False, [False])
    without_last = AdviceSoughtAroundClosure((Role.SCHOOL,), (Role.SCHOOL,), last_day_included=False)
    for n, holds in ((32, True), (33, False)):
        assert limb(without_last, closed(12, 40), events=asking(n)).holds is holds


def test_the_first_request_in_the_window_is_since_when():
    finding = limb(AROUND, closed(12, 40), events=asking(20, 4, 9))
    assert (finding.since, values(finding)) == (day(9), [False, True, True])
    # made between the start and the limit, the day of the start too
    for n, holds in ((-1, False), (0, True), (40, True), (41, False)):
        finding = limb(AROUND, closed(2, 90), events=asking(n))
        assert (finding.holds, values(finding)) == (holds, [holds])
    open_ = limb(AROUND, closed(12, None), events=asking(20))
    assert (open_.holds, values(open_), open_.missing, open_.since) == (
        None,
        [None],
        ("closure.reopens",),
        None,
    )
    assert values(limb(AROUND, events=asking(20))) == [False]
    assert values(limb(AROUND)) == [False]


# which decision a certificate belongs to: reg 34(2), r.20


def test_a_contact_in_time_is_within_two_months_of_the_notice():
    refusal = E("refusal-to-assess", 0)
    for on, holds in ((day(-1), False), (D, True), (date(2025, 7, 12), True), (date(2025, 7, 13), False)):
        assert contacted_in_time(refusal, E("mediation-contact", on), view_of()) is holds
    dated = E("refusal-to-assess", 0, written=day(-5))
    for on, holds in ((date(2025, 7, 7), True), (date(2025, 7, 8), False)):
        assert contacted_in_time(dated, E("mediation-contact", on), view_of()) is holds


@pytest.mark.parametrize(
    ("month", "on", "reason", "holds"),
    [(7, 1, False, True), (8, 1, False, True), (8, 2, False, False), (8, 2, True, True)],
)
def test_in_the_summer_of_2020_a_reason_lifts_the_bar(month, on, reason, holds):
    refusal = E("refusal-to-assess", date(2020, 6, 1))
    why = (Coronavirus(first_day=date(2020, 8, 1), what="invented"),) if reason else ()
    contact = E("mediation-contact", date(2020, month, on))
    assert contacted_in_time(refusal, contact, view_of(circumstances=why)) is holds


REFUSAL, PLAN = E("refusal-to-assess", 0, "refusal"), E("final-plan", 10, "plan")
CONTACT, CERTIFICATE = E("mediation-contact", 20, "contact"), E("mediation-certificate", 25, "certificate")


@pytest.mark.parametrize(
    ("events", "of"),
    [
        ([REFUSAL], ["refusal"]),
        ([REFUSAL, PLAN], ["plan"]),  # no contact: the last before it
        ([REFUSAL, PLAN, CONTACT], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-contact", 9)], ["refusal"]),
        ([REFUSAL, PLAN, E("mediation-contact", 10)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-wanted", 25)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-declined", 25)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-contact", 26)], ["plan"]),
        (
            [REFUSAL, E("final-plan", 25, "now")],
            ["refusal"],
        ),  # of its own day only where there is none before
        ([E("final-plan", 25, "now")], ["now"]),
        ([E("final-plan", 26, "later")], []),
        # decisions of one day are not told apart by their ids
        ([REFUSAL, E("final-plan", 0, "a")], ["a", "refusal"]),
        ([E("decision-to-cease", 25, "b"), E("final-plan", 25, "a")], ["a", "b"]),
        ([REFUSAL, PLAN, E("decision-to-cease", 10, "b")], ["b", "plan"]),
        # the contact led to the certificate before
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 20)], ["plan"]),
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 19)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 26)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 5), E("mediation-certificate", 21)], ["plan"]),
    ],
)
def test_the_decisions_of_a_certificate(events, of):
    assert [e.id for e in decisions_of(CERTIFICATE, view_of(*events, CERTIFICATE))] == of


def test_contacts_alone():
    assert decisions_of(CERTIFICATE, view_of(REFUSAL, CERTIFICATE), contacted=True) == ()
    assert decisions_of(CERTIFICATE, view_of(REFUSAL, CONTACT, CERTIFICATE), contacted=True) == (REFUSAL,)
    assert certificate_of(REFUSAL, view_of(REFUSAL, CERTIFICATE), contacted=True) is None
    assert certificate_of(REFUSAL, view_of(REFUSAL, CONTACT, CERTIFICATE), contacted=True) == CERTIFICATE


def test_the_certificate_of_a_decision():
    second = E("mediation-certificate", 30, "second")
    assert certificate_of(REFUSAL, view_of(REFUSAL, CERTIFICATE, second)) == CERTIFICATE
    assert certificate_of(PLAN, view_of(REFUSAL, CONTACT, PLAN, CERTIFICATE)) is None
    assert certificate_of(REFUSAL, view_of(REFUSAL, PLAN, CERTIFICATE)) is None
    same = E("mediation-certificate", 0, "same")
    assert certificate_of(REFUSAL, view_of(REFUSAL, same)) == same
    assert certificate_of(REFUSAL, view_of(REFUSAL, E("mediation-certificate", -1))) is None


def test_the_certificates_that_may_be_of_a_decision():
    both = view_of(REFUSAL, PLAN, CONTACT, CERTIFICATE)
    assert certificates_perhaps_of(REFUSAL, both) == certificates_perhaps_of(PLAN, both) == [CERTIFICATE]
    assert certificates_perhaps_of(REFUSAL, view_of(REFUSAL, CONTACT, CERTIFICATE)) == []
    other = E("final-plan", 22, "other")
    assert certificates_perhaps_of(other, view_of(REFUSAL, PLAN, CONTACT, other, CERTIFICATE)) == []


# whether a certificate may still extend the time

SETTLED = CertificateSettled()


LIMIT = day(30)


def settled(start: Event | None, *events: Event, last: date | None = LIMIT, as_of: date = LATE) -> Finding:
    return SETTLED.test(Occasion(view_of(*events, as_of=as_of), start, None, last))


def shows(finding: Finding, holds: bool | None, *inputs: tuple[str, Any], missing: tuple[str, ...] = ()) -> None:
    assert (finding.holds, finding.why.value, finding.since) == (holds, holds, None)
    assert (finding.why.inputs, finding.why.missing, finding.missing) == (inputs, missing, missing)


NO_CERTIFICATE = ("mediation-certificate",)
CONTACTED, CERTIFIED = "mediation adviser contacted", "mediation certificate"


def test_without_a_decision_or_a_limit_nothing_is_open():
    shows(settled(None, REFUSAL, CONTACT), True)
    shows(settled(REFUSAL, REFUSAL, CONTACT, last=None), True)


def test_a_contact_that_no_certificate_followed():
    shown = (CONTACTED, day(20))
    shows(settled(REFUSAL, REFUSAL), True)
    shows(settled(REFUSAL, REFUSAL, CONTACT), None, shown, missing=NO_CERTIFICATE)
    shows(settled(REFUSAL, REFUSAL, E("mediation-contact", 0)), None, (CONTACTED, D), missing=NO_CERTIFICATE)
    shows(settled(REFUSAL, REFUSAL, E("mediation-contact", -1)), True)
    shows(settled(REFUSAL, REFUSAL, E("mediation-contact", date(2025, 7, 13))), True)
    shows(settled(REFUSAL, REFUSAL, CONTACT, E("mediation-contact", 22)), None, shown, missing=NO_CERTIFICATE)
    shows(settled(REFUSAL, REFUSAL, CONTACT, E("mediation-certificate", 20)), True)
    shows(
        settled(REFUSAL, REFUSAL, CONTACT, E("mediation-certificate", 19)),
        None,
        shown,
        missing=NO_CERTIFICATE,
    )
    certified = E("mediation-certificate", 2), E("mediation-certificate", 21)
    shows(settled(REFUSAL, REFUSAL, CONTACT, *certified), True)
    shows(settled(CERTIFICATE, REFUSAL, CERTIFICATE, E("mediation-contact", 26)), True)


def test_an_appeal_in_time_settles_it():
    for n, holds in ((-1, None), (0, True), (30, True), (31, None)):
        finding = settled(REFUSAL, REFUSAL, CONTACT, E("appeal", n))
        assert (finding.holds, finding.why.value) == (holds, holds)
        title = "no certificate may still extend the time" + (" (an appeal was in time)" if holds else "")
        assert finding.why.title == title


def test_a_certificate_that_may_be_anothers():
    # a month from 6 June ends on Sunday 6 July, so on Monday 7 July
    which = ("which decision certificate is about",)
    both = REFUSAL, PLAN, CONTACT, CERTIFICATE
    shown = (CERTIFIED, day(25))
    for start in (REFUSAL, PLAN):
        shows(settled(start, *both, as_of=date(2025, 7, 7)), None, shown, missing=which)
        shows(settled(start, *both, as_of=date(2025, 7, 8)), True)
        shows(settled(start, *both, E("appeal", date(2025, 7, 7))), None, shown, missing=which)
        shows(settled(start, *both, E("appeal", date(2025, 7, 8))), True)
    first_of_two = E("appeal", date(2025, 7, 7)), E("appeal", date(2025, 7, 9))
    shows(settled(REFUSAL, *both, *first_of_two), None, shown, missing=which)
    shows(settled(REFUSAL, *both, E("appeal", -1), as_of=date(2025, 7, 8)), True)  # of another decision
    # the last certificate is looked at first: a month from 11 June
    more = E("mediation-contact", 27), E("mediation-certificate", 30, "second")
    for on in (date(2025, 7, 7), date(2025, 7, 11)):
        finding = settled(REFUSAL, *both, *more, as_of=on)
        shows(finding, None, (CERTIFIED, day(30)), missing=("which decision second is about",))
    shows(settled(REFUSAL, *both, *more, as_of=date(2025, 7, 12)), True)


def test_a_certificate_of_two_decisions_that_starts_the_time_itself():
    # two months from the later of the two, 22 May, end on Tuesday 22 July
    both = REFUSAL, PLAN, CONTACT, CERTIFICATE
    which = ("which decision certificate is about",)
    shows(settled(CERTIFICATE, *both, as_of=date(2025, 7, 22)), None, (CERTIFIED, day(25)), missing=which)
    shows(settled(CERTIFICATE, *both, as_of=date(2025, 7, 23)), True)
    shows(settled(CERTIFICATE, REFUSAL, CONTACT, CERTIFICATE, as_of=date(2025, 7, 7)), True)
    shows(settled(CERTIFICATE, CERTIFICATE), True)  # no decision is recorded


def test_what_has_to_fall_inside_the_time():
    ceasing = CertificateSettled(used_by=EventKind.PLAN_CEASED)
    for on, holds in ((D, None), (date(2025, 7, 7), None), (date(2025, 7, 8), True)):
        view = view_of(REFUSAL, PLAN, CONTACT, CERTIFICATE, E("plan-ceased", on))
        assert ceasing.test(Occasion(view, REFUSAL, None, day(30))).holds is holds
    before = view_of(REFUSAL, PLAN, CONTACT, CERTIFICATE, E("plan-ceased", -1), as_of=date(2025, 7, 8))
    assert ceasing.test(Occasion(before, REFUSAL, None, day(30))).holds is True


# which decision an appeal is against: HESC Rules r.20(3)


def test_the_last_day_for_an_appeal():
    assert time_ends(REFUSAL, view_of(REFUSAL)) == date(2025, 7, 14)  # two months end on Saturday 12 July
    late = E("mediation-certificate", date(2025, 6, 20))
    assert time_ends(REFUSAL, view_of(REFUSAL, late)) == date(2025, 7, 21)  # a month on Sunday 20 July
    assert time_ends(REFUSAL, view_of(REFUSAL, E("mediation-certificate", 1))) == date(2025, 7, 14)
    assert time_ends(REFUSAL, view_of(REFUSAL, PLAN, late)) == date(2025, 7, 14)  # it is the plan's


def appealed(*events: Event) -> list[tuple[str, list[str]]]:
    return [(str(a.id), [str(d.id) for d in of]) for a, of in decisions_appealed(view_of(*events))]


def test_the_decisions_that_an_appeal_may_be_against():
    for on, of in (
        (day(-1), []), (D, ["refusal"]), (date(2025, 7, 14), ["refusal"]), (date(2025, 7, 15), []),
    ):  # fmt: skip
        assert appealed(REFUSAL, E("appeal", on, "a")) == [("a", of)]
    a, b = E("appeal", 5, "a"), E("appeal", 15, "b")
    assert appealed(REFUSAL, PLAN, a, b) == [("a", ["refusal"]), ("b", ["plan"])]
    assert appealed(REFUSAL, PLAN, b) == [("b", ["refusal", "plan"])]
    # nobody can say which of the two it used
    c = E("appeal", 16, "c")
    assert appealed(REFUSAL, PLAN, b, c) == [("b", ["refusal", "plan"]), ("c", ["refusal", "plan"])]
    # decisions of one day are appealed together
    twin = E("no-plan-notice", 0, "twin")
    assert appealed(REFUSAL, twin, a, b) == [("a", ["refusal", "twin"]), ("b", [])]


def test_whether_it_is_plain_which_decision_an_appeal_is_against():
    def of(start: Event | None, *events: Event) -> Finding:
        return AgainstIt().test(Occasion(view_of(*events), start))

    a, b, c = E("appeal", 5, "a"), E("appeal", 15, "b"), E("appeal", 16, "c")
    shown = (("refusal to assess", D), ("finalised plan", day(10)))
    which = ("which decision b is about",)
    shows(of(None, REFUSAL, PLAN, b), True)
    shows(of(REFUSAL, REFUSAL), True)
    shows(of(REFUSAL, REFUSAL, a), True)
    for start in (REFUSAL, PLAN):
        shows(of(start, REFUSAL, PLAN, b), None, *shown, missing=which)
        shows(of(start, REFUSAL, PLAN, b, c), None, *shown, missing=which)  # the first
        shows(of(start, REFUSAL, PLAN, a, b), True)
    third = E("no-amendment-notice", 18), E("appeal", 20, "d")
    shows(of(REFUSAL, REFUSAL, PLAN, b, *third), None, *shown, missing=which)
    # an appeal that is against the plan for sure, since the time against the refusal was over
    sure = E("appeal", date(2025, 7, 15), "sure")
    shows(of(PLAN, REFUSAL, PLAN, b, sure), True)
    shows(of(REFUSAL, REFUSAL, PLAN, b, sure), None, *shown, missing=which)
    # a certificate stands for its decisions
    of_the_refusal = REFUSAL, E("mediation-contact", 5), E("mediation-certificate", 8, "own"), PLAN
    shows(of(of_the_refusal[2], *of_the_refusal, b), None, *shown, missing=which)
    shows(of(of_the_refusal[2], *of_the_refusal, E("appeal", 9, "x")), True)
    shows(of(CERTIFICATE, REFUSAL, PLAN, CONTACT, CERTIFICATE, b), True)  # of both
