"""Checks of plans and reports, and health pathways that may be duplicates."""

from datetime import date

import sendrules as sr
from policies import DOC, policy

FULL = dict.fromkeys(("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J"), "text")


def failing(plan: sr.PlanRecord) -> set[str]:
    return {c.id for c in sr.check_plan(plan) if c.passed is False}


def test_a_plan_has_each_section_apart_and_from_year_9_preparation_for_adulthood():
    assert failing(sr.PlanRecord(sections=FULL, appendices=("EP",), year_group=8)) == set()
    assert failing(sr.PlanRecord(sections=FULL | {"C": " "}, appendices=())) == {"section-C", "section-K"}
    merged = {k: v for k, v in FULL.items() if k not in ("H1", "H2")} | {"H": "text"}
    assert failing(sr.PlanRecord(sections=merged)) == {"section-H1", "section-H2"}
    assert failing(sr.PlanRecord(sections=FULL, year_group=9, adulthood=("E",))) == {"adulthood"}
    assert failing(sr.PlanRecord(sections=FULL, year_group=9, adulthood=("F",))) == set()


def test_a_report_is_checked_only_as_the_authority_asks_and_a_rejected_one_is_not_delivered():
    assert sr.check_report({"template": False}, None) == ()
    made = policy(quality=sr.QualityPolicy(
        id="q", title="Q", provenance=DOC,
        report_checks=(sr.ReportCheck(id="t", title="Template", field="template", provenance=DOC),),
    )).quality  # fmt: skip
    answers = [sr.is_delivered(sr.check_report(r, made)) for r in ({"template": True}, {"template": False}, {})]
    assert answers == [True, False, None]


def test_two_open_health_pathways_are_shown():
    asked = [
        sr.Event(kind="advice-request", on=date(2026, 1, 5), to="nhs-trust", about=about) for about in ("CAMHS", "paediatrics")
    ]  # fmt: skip
    two = sr.Case(reference="A", events=asked)
    (found,) = sr.duplicate_pathways(two, date(2026, 2, 1))
    assert found.reason == "two health pathways are open at once: CAMHS and paediatrics"
    answered = sr.Event(kind="advice-received", on=date(2026, 1, 20), about="CAMHS")
    assert sr.duplicate_pathways(sr.Case(reference="A", events=[*asked, answered]), date(2026, 2, 1)) == ()
