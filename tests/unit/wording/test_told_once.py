"""What is answered equally for several duties is told once in the explanations, and no reason is lost."""

from datetime import date

import sendrules as sr
from command_line import run
from pages import event
from sendrules.explanation import Step
from sendrules.wording.told_once import told_once

LAW = sr.statute()


def explained() -> list[Step]:
    events = (event("request", date(2025, 5, 21)), event("decision-to-assess", date(2025, 7, 1)))
    case = sr.Case(reference="T-1", events=events, claims=[sr.Claim(reason="late-advice")])
    result = sr.evaluate(case, as_of=date(2026, 1, 5))
    return [result.explain(id) for id, d in result.items() if d.instances]


def steps(trees: list[Step]) -> list[Step]:
    return [step for tree in trees for step in tree.walk()]


def test_a_claim_is_answered_once_and_named_under_every_duty() -> None:
    whole, folded = explained(), list(told_once(explained(), LAW.limbs))
    claims = [s for s in steps(whole) if s.rule == "claim"]
    assert len(claims) > 2
    told = [s for s in steps(folded) if s.rule == "claim"]
    assert [(s.title, s.provision) for s in told] == [(s.title, s.provision) for s in claims]
    assert sum("Late advice does not move the limit" in s.value for s in told) == 1


def test_every_exception_keeps_its_answer_and_each_reason_is_told_somewhere() -> None:
    whole, folded = explained(), list(told_once(explained(), LAW.limbs))
    before = [s for s in steps(whole) if s.rule in LAW.limbs]
    after = [s for s in steps(folded) if s.rule in LAW.limbs]
    assert [(s.rule, s.provision) for s in after] == [(s.rule, s.provision) for s in before]
    assert all(str(b.value).startswith(str(a.value)) for a, b in zip(before, after, strict=True))
    assert {(s.title, s.value) for s in steps(folded)} >= {(s.title, s.value) for x in before for s in x.steps}
    assert len(steps(folded)) < len(steps(whole))


def test_the_command_line_tells_one_claim_once() -> None:
    found = run("evaluate", "examples/cases/late-plan.json", "--as-of", "2026-01-05", "--explain")
    assert found.stdout.count("No exception covers its staffing or the market") == 1
