"""Which decision a certificate belongs to, and which certificate a decision has, on columns."""

from datetime import date

import pytest

from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.belonging import belonging
from sendrules.caseload.columns.codes import to_day
from sendrules.law.conditions.appealable import APPEALABLE
from sendrules.law.conditions.certificates import CertificateOf, DecisionOf
from tried_anchors import Anchored, check_anchor
from tried_rows import Row, batch_of_rows, e

REFUSED, CERTIFICATE, CONTACT = (
    e("refusal-to-assess", 100),
    e("mediation-certificate", 140),
    e("mediation-contact", 120),
)


def of(what: str, day: int | None, *events: Event) -> Anchored:
    return Anchored(what, events, day, "mediation-certificate" if day else "")


def test_the_certificate_of_a_decision() -> None:
    """Two months after day 100, 11 April 2025, is 11 June, day 161."""
    plan = e("final-plan", 110)
    check_anchor(
        CertificateOf(Dated.SENT),
        [
            of("none", None, REFUSED),
            of("with no contact", 140, REFUSED, CERTIFICATE),
            of("with a contact", 140, REFUSED, CERTIFICATE, CONTACT),
            of("before the decision", None, REFUSED, e("mediation-certificate", 99)),
            of("on the day of the decision", 100, REFUSED, e("mediation-certificate", 100)),
            of("there are two decisions, and no contact", None, REFUSED, plan, CERTIFICATE),
            of("two decisions, and a contact before the other", 140, REFUSED, plan, CERTIFICATE, e("mediation-contact", 105)),
            of("two decisions, and a contact after both", None, REFUSED, plan, CERTIFICATE, CONTACT),
            of("a contact of the day of the other", None, REFUSED, plan, CERTIFICATE, e("mediation-contact", 110)),
            of("two decisions, and the other is of its day", 140, REFUSED, e("final-plan", 140), CERTIFICATE),
            of("the other came later", 140, REFUSED, e("final-plan", 141), CERTIFICATE),
            of("a contact on the last day", 200, REFUSED, e("final-plan", 170), e("mediation-certificate", 200), e("mediation-contact", 161)),
            of("a contact a day later", None, REFUSED, e("final-plan", 170), e("mediation-certificate", 200), e("mediation-contact", 162)),
            of("of two certificates the first", 130, REFUSED, CERTIFICATE, e("mediation-certificate", 130)),
            of("a contact before the certificate before", 109, REFUSED, plan, e("mediation-certificate", 109), e("mediation-contact", 105), CERTIFICATE),
            of("told by telephone", None, e("refusal-to-assess", 100, method="by-telephone"), CERTIFICATE),
            of("all on one day", 100, REFUSED, e("mediation-certificate", 100, id="a")),
        ],
    )  # fmt: skip


def test_a_certificate_counts_by_one_of_its_days() -> None:
    written = e("mediation-certificate", 140, written=135)
    check_anchor(CertificateOf(Dated.WRITTEN), [of("written", 135, REFUSED, written)])
    check_anchor(CertificateOf(Dated.SENT), [of("sent", 140, REFUSED, written)])


def test_only_where_a_contact_ties_it() -> None:
    check_anchor(
        CertificateOf(Dated.SENT, contacted=True),
        [
            of("with no contact", None, REFUSED, CERTIFICATE),
            of("with a contact", 140, REFUSED, CERTIFICATE, CONTACT),
            of("with a contact after it", None, REFUSED, CERTIFICATE, e("mediation-contact", 141)),
            of("with a contact of its day", 140, REFUSED, CERTIFICATE, e("mediation-declined", 140)),
            of("with a contact of the day of one before", 130, REFUSED, CERTIFICATE, e("mediation-wanted", 130), e("mediation-certificate", 130)),
        ],
    )  # fmt: skip


def test_only_for_some_decisions() -> None:
    only = CertificateOf(Dated.SENT, only_for=(EventKind.REFUSAL_TO_ASSESS,))
    check_anchor(only, [of("one", 140, REFUSED, CERTIFICATE), of("another", None, e("final-plan", 100), CERTIFICATE)])
    check_anchor(only, [of("no certificate anywhere", None, REFUSED)])


@pytest.mark.parametrize(("reason", "day"), [((date(2020, 6, 1),), date(2020, 8, 20)), ((), None)])
def test_a_late_contact_in_the_summer_of_2020(reason: tuple[date, ...], day: date | None) -> None:
    events = [
        e("mediation-certificate", date(2020, 8, 20)),
        e("refusal-to-assess", date(2020, 5, 20)),  # two months end on 20 July
        e("mediation-contact", date(2020, 8, 1)),
        e("final-plan", date(2020, 8, 10)),
    ]
    batch = batch_of_rows([Row("one", events, None, reasons=reason), Row("other", events, None)])
    found = belonging(batch, contacted=True)
    assert batch.on[found.certificate].tolist() == ([to_day(day)] if day else [])
    assert batch.on[found.decision].tolist() == ([to_day(date(2020, 5, 20))] if day else [])


def test_the_decision_of_a_certificate() -> None:
    def decided(what: str, day: int | None, event: str, *events: Event) -> Anchored:
        return Anchored(what, [CERTIFICATE, *events], day, event)

    check_anchor(
        DecisionOf(APPEALABLE, Dated.SENT),
        [
            decided("none", None, ""),
            decided("the only one", 100, "refusal-to-assess", REFUSED),
            decided("the last", 110, "final-plan", REFUSED, e("final-plan", 110)),
            decided("the last before its day", 110, "final-plan", e("final-plan", 110), e("amended-plan", 140)),
            decided("of its day", 140, "amended-plan", e("amended-plan", 140)),
            decided("that a contact ties", 100, "refusal-to-assess", REFUSED, e("final-plan", 130), CONTACT),
            decided("of two that a contact ties the first", 100, "refusal-to-assess", REFUSED, e("final-plan", 110), CONTACT),
            decided("told by telephone", None, "", e("refusal-to-assess", 100, method="by-telephone")),
            decided("after it", None, "", e("final-plan", 141)),
            decided("a contact of the day of the one before", 110, "final-plan", REFUSED, e("final-plan", 110), e("mediation-certificate", 130), e("mediation-contact", 130)),
        ],
    )  # fmt: skip
