"""Whether it is clear which decision a certificate or an appeal belongs to, on columns."""

from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.law.shared.appeals import AgainstIt, CertificateSettled
from tried_rows import Row, check, day_of, e

REFUSED = e("refusal-to-assess", 100)
"""Two months end on 11 June 2025, day 161, a Wednesday."""
CERTIFICATE, CONTACT = e("mediation-certificate", 150), e("mediation-contact", 120)
"""A month after the certificate is 31 May and 1 July: 30 June, day 180."""


def settled(what: str, holds: bool | None, *events: Event, last: int | None = 161) -> Row:
    return Row(what, events, holds, last=last)


def test_a_certificate_may_still_come() -> None:
    check(
        CertificateSettled(),
        [
            settled("no contact", True, REFUSED),
            settled("a contact", None, REFUSED, CONTACT),
            settled("a contact on the last day", None, REFUSED, e("mediation-contact", 161)),
            settled("a contact a day later", True, REFUSED, e("mediation-contact", 162)),
            settled("a contact on the day of the decision", None, REFUSED, e("mediation-declined", 100)),
            settled("a contact before the decision", True, REFUSED, e("mediation-contact", 99)),
            settled("a certificate followed", True, REFUSED, CONTACT, CERTIFICATE),
            settled("a certificate of the day", True, REFUSED, CONTACT, e("mediation-certificate", 120)),
            settled("a certificate before", None, REFUSED, CONTACT, e("mediation-certificate", 119)),
            settled("an appeal in time", True, REFUSED, CONTACT, e("appeal", 161)),
            settled("an appeal of the day of the decision", True, REFUSED, CONTACT, e("appeal", 100)),
            settled("a reason of another year for a late contact", True, REFUSED, e("mediation-contact", 165))._replace(reasons=[day_of(110)]),
            settled("an appeal a day later", None, REFUSED, CONTACT, e("appeal", 162)),
            settled("an appeal before the decision", None, REFUSED, CONTACT, e("appeal", 99)),
            settled("no last day", True, REFUSED, CONTACT, last=None),
            settled("the certificate itself", True, CERTIFICATE, e("mediation-contact", 155), last=180),
            settled("the date on the notice counts", True, e("refusal-to-assess", 100, written=59), e("mediation-contact", 125)),
        ],
    )  # fmt: skip
    check(CertificateSettled(), [Row("no period", [REFUSED, CONTACT], True)])


def test_a_certificate_may_belong_to_another_decision() -> None:
    other = e("final-plan", 110)
    check(
        CertificateSettled(),
        [
            settled("asked within its month", None, REFUSED, other, CONTACT, CERTIFICATE, e("appeal", 180)),
            settled("asked after its month", True, REFUSED, other, CONTACT, CERTIFICATE, e("appeal", 182)),
            settled("it can be of this one alone", True, REFUSED, CONTACT, CERTIFICATE, e("appeal", 180)),
            settled("it can be of the other alone", True, REFUSED, other, CERTIFICATE, e("appeal", 180)),
            settled("the certificate, within two months of the later", None, CERTIFICATE, REFUSED, other, CONTACT, e("appeal", 171), last=165),
            settled("the certificate, after two months of the later", True, CERTIFICATE, REFUSED, other, CONTACT, e("appeal", 175), last=165),
            settled("the certificate of one alone", True, CERTIFICATE, REFUSED, CONTACT, e("appeal", 171), last=165),
            settled("the certificate, on the last day", None, CERTIFICATE, REFUSED, other, CONTACT, e("appeal", 173), last=165),
            settled("the certificate of one alone, within its time", True, CERTIFICATE, REFUSED, CONTACT, e("appeal", 160), last=155),
            settled("the certificate, a day later", True, CERTIFICATE, REFUSED, other, CONTACT, e("appeal", 174), last=165),
        ],
    )  # fmt: skip


def test_where_nobody_asked_the_day_of_the_question_counts() -> None:
    events = [REFUSED, e("final-plan", 110), CONTACT, CERTIFICATE]
    check(CertificateSettled(), [settled("within the month", None, *events)], as_of=180)
    check(CertificateSettled(), [settled("after it", True, *events)], as_of=182)


def test_something_else_may_use_the_time() -> None:
    used = CertificateSettled(EventKind.PLAN_CEASED)
    events = [e("decision-to-cease", 100), e("final-plan", 110), CONTACT, CERTIFICATE]
    check(
        used,
        [
            settled("ceased within the month", None, *events, e("plan-ceased", 180)),
            settled("ceased after it", True, *events, e("plan-ceased", 182)),
            settled("ceased before the decision", None, *events, e("plan-ceased", 99), e("plan-ceased", 180)),
            settled("ceased on the day of the decision", None, *events, e("plan-ceased", 100), e("plan-ceased", 182)),
        ],
    )


def test_an_appeal_may_be_against_another_decision() -> None:
    other, appeal = e("final-plan", 110), e("appeal", 130)
    check(
        AgainstIt(),
        [
            Row("no appeal", [REFUSED, other], True),
            Row("one decision", [REFUSED, appeal], True),
            Row("two decisions", [REFUSED, other, appeal], None),
            Row("two decisions of one day", [REFUSED, e("final-plan", 100), appeal], True),
            Row("the other came later", [REFUSED, e("final-plan", 131), appeal], True),
            Row("the other of the day of the appeal", [REFUSED, e("final-plan", 130), appeal], None),
            Row("the time of the other was over", [REFUSED, e("final-plan", 60), appeal], True),
            Row("the time of this one was over", [REFUSED, other, e("appeal", 162)], True),
            Row("the last day of this one", [REFUSED, other, e("appeal", 161)], None),
            Row("an appeal that is surely this one's", [REFUSED, e("appeal", 105), other, appeal], True),
            Row("an appeal that is surely the other's", [REFUSED, e("appeal", 101), e("appeal", 112), other], True),
            Row("two appeals of which none is sure", [REFUSED, other, appeal, e("appeal", 131)], None),
            Row("three appeals, the second not sure", [e("final-plan", 110), REFUSED, e("no-plan-notice", 112), e("appeal", 105), e("appeal", 120), e("appeal", 121)], None),
            Row("a certificate gives a month", [REFUSED, e("final-plan", 155), e("mediation-certificate", 150), e("appeal", 175)], None),
            Row("a month of another certificate", [REFUSED, e("final-plan", 149), e("mediation-certificate", 150), e("appeal", 175)], True),
            Row("told by telephone", [REFUSED, e("no-plan-notice", 110, method="by-telephone"), appeal], True),
            Row("the other was surely appealed before", [other, REFUSED, e("appeal", 105), appeal], True),
        ],
    )  # fmt: skip


def test_the_appeal_of_a_certificate() -> None:
    other, appeal = e("final-plan", 110), e("appeal", 155)
    check(
        AgainstIt(),
        [
            Row("of one decision", [CERTIFICATE, REFUSED, appeal], True),
            Row("of the last of two", [CERTIFICATE, REFUSED, other, appeal], None),
            Row("of both", [CERTIFICATE, REFUSED, other, CONTACT, appeal], True),
            Row("of both, beside a third", [CERTIFICATE, REFUSED, other, CONTACT, e("no-plan-notice", 153), appeal], None),
            Row("of none", [CERTIFICATE, e("final-plan", 151), appeal], True),
        ],
    )  # fmt: skip
