"""A decision that was told by telephone: which kinds can be, what runs from it, and the other answer."""

from datetime import date

import pytest

import sendrules as sr
from events import E
from sendrules.case.kinds import NEVER_BY_TELEPHONE
from sendrules.law.conditions.appealable import APPEALABLE, TOLD_BY_TELEPHONE

APPEAL, ADVISER, NOTIFY = (
    "hesc-20-1-c-i-appeal-2-months",
    "reg-33-contact-adviser-2-months",
    "reg-5-1-decision-to-assess",
)


def result(*events: sr.Event, as_of: date, **readings: str) -> sr.Result:
    return sr.evaluate(sr.Case(reference="T-1", events=events), as_of=as_of, readings=readings)


@pytest.mark.parametrize("kind", TOLD_BY_TELEPHONE)
def test_no_time_runs_from_any_decision_that_was_told(kind):
    told = E(kind, date(2026, 2, 17), method="by-telephone", id="told")
    years_later = result(told, as_of=date(2028, 1, 3))
    for duty in (APPEAL, ADVISER):
        (found,) = years_later[duty].instances
        assert (found.outcome.name, found.outcome.missing, found.limit) == ("needs-facts", ("decision-sent",), None)
    (warning,) = (w for w in years_later.warnings if w.field.endswith("method"))
    assert "no time for appealing" in warning.message
    assert "`decision-sent`" in warning.fix
    # 2 March 2026 + 2 months: Saturday 2 May, and Monday is a bank holiday
    written = result(told, E("decision-sent", date(2026, 3, 2)), as_of=date(2026, 4, 1))
    assert [(i.started, i.limit, i.compliance) for i in written[APPEAL].instances] == [
        (date(2026, 3, 2), date(2026, 5, 5), "pending")
    ]
    assert not any(w.field.endswith("method") for w in written.warnings)


@pytest.mark.parametrize("kind", sorted(NEVER_BY_TELEPHONE))
def test_a_document_cannot_be_given_by_telephone(kind):
    with pytest.raises(ValueError, match="cannot be given by telephone"):
        E(kind, date(2026, 2, 17), method="by-telephone")


def test_every_notice_that_can_be_appealed_is_one_or_the_other():
    assert set(TOLD_BY_TELEPHONE) | NEVER_BY_TELEPHONE >= set(APPEALABLE)


REQUEST = E("request", date(2026, 1, 7))  # six weeks: 18 February 2026
TOLD = E("refusal-to-assess", date(2026, 2, 17), method="by-telephone")


@pytest.mark.parametrize(
    ("events", "otherwise"),
    [
        ([], "overdue"),
        ([E("decision-sent", date(2026, 3, 2))], "met-late"),
        ([E("decision-sent", date(2026, 2, 18))], "met"),
    ],
)
def test_whether_it_notifies_is_contested(events, otherwise):
    adopted = result(REQUEST, TOLD, *events, as_of=date(2026, 4, 1))[NOTIFY]
    other = result(REQUEST, TOLD, *events, as_of=date(2026, 4, 1), **{"told-by-telephone": "in-writing"})[NOTIFY]
    assert (adopted.compliance, other.compliance) == ("met", otherwise)
    assert ("told-by-telephone" in {a.reading for a in adopted.alternatives}) is (otherwise != "met")


def test_a_letter_about_something_else_is_not_its_written_notice():
    # the letter is that of the decision against a plan, which was told last
    events = (
        E("refusal-to-assess", date(2026, 2, 17), id="letter"),
        E("no-plan-notice", date(2026, 4, 1), method="by-telephone", id="told"),
        E("decision-sent", date(2026, 4, 20), id="written"),
    )
    found = result(REQUEST, *events, as_of=date(2026, 5, 1))[APPEAL].instances
    assert [i.trigger.id for i in found] == ["letter", "written"]


def test_the_pages_say_that_no_time_runs():
    text = " ".join(result(REQUEST, TOLD, as_of=date(2026, 6, 1)).officer_page().split())
    assert "told by telephone: no time runs until the authority sends written notice" in text
    page = " ".join(result(REQUEST, TOLD, as_of=date(2026, 6, 1)).family_page().split())
    assert "was told by telephone. The time to appeal starts only with a letter: ask for one." in page
