"""Steps that no duty limits, when a policy is loaded: what the law leaves no time for, and what is said of the rest."""

from typing import Any

import pytest

import sendrules as sr
from policies import DOC, policy
from sendrules.case.facts import FactDefinition
from sendrules.case.kinds import EventKind
from sendrules.errors import Severity
from sendrules.law.statute import statute
from sendrules.local.checking.consistency import findings_of
from sendrules.local.checking.stages import bounds
from sendrules.local.checking.steps import step_findings

REFUSED, WARNING, ACCEPTED = Severity.REFUSED, Severity.WARNING, Severity.ACCEPTED


def step(act: str, after: str, within: Any, **more: Any) -> sr.InternalStep:
    if act:
        more["act"] = act
    return sr.InternalStep(id="own", title="Own", after=after, within=within, provenance=DOC, **more)


def standards(*steps: sr.InternalStep) -> sr.StandardsPolicy:
    return sr.StandardsPolicy(id="s", title="S", steps=steps, provenance=DOC)


def said(*given: Any, **more: Any) -> list[Any]:
    return list(step_findings(policy(standards=standards(step(*given, **more))), statute()))


@pytest.mark.parametrize(
    ("act", "after", "within", "severity", "words"),
    [
        # twenty weeks are 140 days. A draft served on day 125 leaves 15 days, one served on day 126 leaves 14.
        ("draft-plan", "request", sr.Weeks(14), ACCEPTED, "is no duty"),
        ("draft-plan", "request", sr.Days(125), ACCEPTED, "by Wed 7 May 2025. Around it"),
        ("draft-plan", "request", sr.Days(126), WARNING, "comes too late for the law"),
        ("draft-plan", "request", sr.Weeks(18), WARNING, "comes too late for the law"),
        ("draft-plan", "request", sr.Weeks(20), WARNING, "so by Wed 7 May 2025"),
        ("draft-plan", "request", sr.Weeks(21), REFUSED, "the law gives 20 weeks for the finalised plan"),
        ("draft-plan", "request", sr.Months(4), ACCEPTED, "by Fri 2 May 2025"),  # 120 to 123 days
        ("draft-plan", "request", sr.Months(5), WARNING, "comes too late for the law"),
        # fourteen weeks of a re-assessment are 98 days, and reg 27(1) applies reg 13(1)
        ("draft-plan", "decision-to-reassess", sr.Days(83), ACCEPTED, "so by Wed 26 Mar 2025"),
        ("draft-plan", "decision-to-reassess", sr.Days(84), WARNING, "comes too late for the law"),
        # JSC: the decision whether to make a plan within sixteen weeks of the request, and the advice comes before it
        ("advice-received", "request", sr.Weeks(12), ACCEPTED, "Thu 24 Apr 2025"),
        ("advice-received", "request", sr.Weeks(17), REFUSED, "the law gives 16 weeks"),
        ("draft-plan", "decision-to-assess", sr.Weeks(60), ACCEPTED, "No limit around it counts from the same event"),
        ("review-report", "review-meeting", sr.Weeks(3), WARNING, "a duty limits this already if the child"),
    ],
)  # fmt: skip
def test_a_step_is_held_against_the_limits_around_it(act, after, within, severity, words):
    found = said(act, after, within)
    assert found[0].severity is severity
    assert words in found[0].message
    assert bool(found[0].fix) is (severity is not ACCEPTED)


@pytest.mark.parametrize(
    ("act", "after", "duty"),
    [
        ("decision-to-assess", "request", "reg-5-1-decision-to-assess"),
        ("final-plan", "request", "reg-13-2-final-plan-20-weeks"),
        ("plan-decision", "request", "case-jsc-16-weeks-decision"),
        ("amendment-notice", "review-meeting", "case-devon-4-weeks-amendment-notice"),
    ],
)
def test_what_a_duty_limits_already_is_no_step(act, after, duty):
    (found,) = said(act, after, sr.Weeks(1))
    assert (found.severity, found.where) == (REFUSED, "standards.steps[0].act")
    assert found.fix == f'Write [[standards.limits]] with duty = "{duty}" and within = "1 week".'


def test_what_is_accepted_says_from_what_to_what_with_one_worked_date():
    (found,) = said("draft-plan", "request", sr.Weeks(14))
    assert found.message == (
        "the step 'own' is no duty. From the request received on Thu 2 Jan 2025 to the draft plan: by Thu 10 Apr 2025. Around it in law: "
        "Send the finalised EHC plan: Thu 22 May 2025 (reg 13(2)), and before it leave the parent or young person at least 15 days to respond "
        "to the draft plan (reg 13(1)(a)), so by Wed 7 May 2025."
    )


def test_how_the_first_day_counts_is_the_step_s_own():
    (found,) = said("draft-plan", "request", sr.Weeks(14), counting=sr.Counting.BEGINNING_WITH)
    assert "by Wed 9 Apr 2025" in found.message


def test_a_period_beyond_the_calendar_is_said_to_be():
    (found,) = said("draft-plan", "decision-to-assess", sr.WorkingDays(5000))
    assert "to the draft plan: on a day beyond the calendar." in found.message


QA = FactDefinition("testshire.checked", "Checked", lambda case, _: case.facts.get("checked"), type=sr.FactType.TEXT)
FLAG = FactDefinition("testshire.done", "Done", lambda case, _: case.facts.get("done"), type=sr.FactType.FLAG)


def with_facts(*facts: FactDefinition, **more: Any) -> list[Any]:
    made = policy(standards=standards(step("", "request", sr.Weeks(18), **more)))
    found = findings_of(
        type(made)(authority=made.authority, settings=made.settings, facts=facts, standards=made.standards), statute()
    )
    return [f for f in found if f.where.startswith("standards")]


def test_a_step_that_a_fact_records_is_compared_with_what_comes_after_it():
    (alone,) = with_facts(QA, records=QA.name)
    assert (alone.severity, "It is compared with no limit of the law" in alone.message) == (ACCEPTED, True)
    (before,) = with_facts(QA, records=QA.name, before="final-plan")
    assert before.message.endswith(
        "to the day that testshire.checked gives: by Thu 8 May 2025. Around it in law: Send the finalised EHC plan: Thu 22 May 2025 (reg 13(2))."
    )
    late = with_facts(QA, records=QA.name, before="draft-plan")
    assert "comes too late" in late[0].message  # eighteen weeks, and fifteen days after the draft that follows


def test_a_fact_that_is_not_there_or_is_no_day_is_refused():
    named = [f for f in with_facts(QA, records="testshire.chekced", before="final-plan") if f.severity is REFUSED]
    assert [f.where for f in named] == ["standards.steps[0].records"]
    assert "Did you mean testshire.checked?" in named[0].fix
    flag = [f for f in with_facts(FLAG, records=FLAG.name, before="final-plan") if f.severity is REFUSED]
    assert "is a flag and no day" in flag[0].message
    when = sr.When(fact="testshire.other", equals=True)
    asked = [f for f in with_facts(QA, records=QA.name, before="final-plan", when=when) if f.severity is REFUSED]
    assert [f.where for f in asked] == ["standards.steps[0].when"]


@pytest.mark.parametrize(
    ("duty", "act", "whether"),
    [
        ("reg-13-2-final-plan-20-weeks", "advice-received", True),
        ("reg-13-2-final-plan-20-weeks", "review-meeting", False),
        ("reg-13-2-final-plan-20-weeks", "mediation", False),
        ("case-jsc-16-weeks-decision", "advice-received", True),
        ("case-jsc-16-weeks-decision", "draft-plan", False),  # the decision alone keeps it
        ("reg-20-10-decision", "review-report", True),
        ("reg-20-10-decision", "amendment-notice", False),
        ("reg-44-2-f-name-school", "draft-plan", False),  # an amended plan carries the order out, without a draft
        ("derived-latest-draft-date", "draft-plan", False),  # it binds nobody; the window before the plan says the same
        ("code-9-41-schools-6-weeks", "advice-received", False),
        ("reg-13-1-a-draft-plan-15-days", "final-plan", False),
        ("reg-36-2-non-health-30-days", "mediation", True),
    ],
)
def test_which_limits_are_around_an_act(duty, act, whether):
    assert bounds(statute().duty(duty), EventKind(act)) is whether


@pytest.mark.parametrize("act", ["appeal", "mediation-contact", "ombudsman-complaint"])
def test_a_step_sets_no_day_for_a_right_of_the_family(act):
    """Three weeks would read as if the two months of the appeal were shorter."""
    (found,) = said(act, "refusal-to-assess", sr.Weeks(3))
    assert (found.severity, found.place) == (REFUSED, ("standards", "steps", 0, "act"))
    assert "is a right of the child's parent or the young person, and nobody may shorten it" in found.message.replace(
        "appropriate person: the detained child's parent or the detained young person",
        "child's parent or the young person",
    )
