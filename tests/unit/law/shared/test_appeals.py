"""The last day for an appeal, what an appeal may be against, and whether a certificate still matters."""

from datetime import date
from typing import Any

from sendrules.case.case import Case
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.law.shared.appeals import AgainstIt, CertificateSettled, decisions_appealed, time_ends
from triggers import LATE, D, day


def E(kind: str, on: int | date, id: str | None = None, **more: Any) -> Event:  # noqa: N802
    return Event(kind=kind, on=on if isinstance(on, date) else day(on), id=id or f"{kind}@{on}", **more)


def view_of(*events: Event, circumstances: tuple[Any, ...] = (), as_of: date = LATE) -> View:
    return View(Case(reference="A", events=events, circumstances=circumstances), as_of)


REFUSAL, PLAN = E("refusal-to-assess", 0, "refusal"), E("final-plan", 10, "plan")

CONTACT, CERTIFICATE = E("mediation-contact", 20, "contact"), E("mediation-certificate", 25, "certificate")

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
