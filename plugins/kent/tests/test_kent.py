from datetime import date

import pytest

import sendrules as sr

CASES = [
    sr.Case(reference=name, events=[sr.Event(kind="request", on=day)])
    for name, day in (("late", date(2025, 5, 1)), ("early", date(2025, 4, 1)))
]


def test_no_published_policy_is_an_answer() -> None:
    engine = sr.Engine.for_authority("kent")
    local = engine.evaluate(CASES[0], as_of=date(2025, 6, 2)).local
    assert local is not None
    assert set(dict(local.policies).values()) == {"no published policy"}
    with pytest.raises(sr.NoPublishedPolicy, match="kent has no published policy on prioritisation"):
        engine.prioritise(CASES, as_of=date(2025, 6, 2))


def test_falling_back_is_recorded() -> None:
    engine = sr.Engine.for_authority("kent", fallback="generic")
    ranking = engine.prioritise(CASES, as_of=date(2025, 6, 2))
    assert ranking.references == ("early", "late")
    assert ranking.source == "generic, standing in for kent"
