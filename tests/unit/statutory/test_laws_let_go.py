"""A law that was made for one question is let go with it: nothing that is kept for speed holds it."""

import gc
from datetime import date

import sendrules as sr

CASE = sr.Case(reference="A", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
EDIT = {"duty": "reg-13-2-final-plan-20-weeks", "limit": {"period": "16 weeks", "instead_of": "20 weeks"}}
AMENDMENT = sr.Amendment(
    id="to-be-let-go", title="T", label="illustration", source="made up", in_force_from=date(2026, 9, 1),
    cohort="request", edits=[EDIT],
)  # fmt: skip


def kept() -> list[sr.Statute]:
    gc.collect()
    every = [each for each in gc.get_objects() if type(each) is sr.Statute]  # an object may lie about its class
    return [law for law in every if law.amendment is AMENDMENT]


def test_an_amended_law_is_let_go() -> None:
    engine = sr.Engine(what_if=AMENDMENT)
    assert engine.evaluate(CASE, as_of=date(2025, 10, 9)).to_dict(full=True)
    assert kept()
    del engine
    assert kept() == []


def test_the_laws_under_other_answers_are_let_go_but_for_the_last_few() -> None:
    readings = [{id: next(iter(r.alternatives))} for id, r in list(sr.statute().readings.items())[:9]]
    assert sr.evaluate(CASE, as_of=date(2025, 10, 9)).to_dict()  # the law's own other answers stay
    before = {id(law) for law in under_one_of(readings)}
    for each in readings:
        assert sr.Engine(readings=each).evaluate(CASE, as_of=date(2025, 10, 9)).to_dict()
    assert sum(id(law) not in before for law in under_one_of(readings)) <= 4


def under_one_of(readings: list[dict[str, str]]) -> list[sr.Statute]:
    gc.collect()
    return [x for x in gc.get_objects() if type(x) is sr.Statute and dict(x.adopted) in readings]
