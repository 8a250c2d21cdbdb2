"""The engine and what it gives back: what it refuses, how facts are read, and that results travel between processes."""

import copy
import pickle
import sys
import types
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

import sendrules as sr
from sendrules.law.statute import Statute
from sendrules.local.loading.loader import policy_of
from sendrules.wording.data import result_dict

AS_OF = date(2026, 1, 5)
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status="illustrative")
CASE = sr.Case(
    reference="EXAMPLE-2",
    events=[sr.Event(kind="request", on=date(2025, 5, 21))],
)


def engine(*reads: Callable[[sr.Case, date], Any], kind: str = "group") -> sr.Engine:
    """An engine whose policy reads one fact by each function."""
    names = [f"t.{chr(97 + n)}" for n in range(len(reads))]
    factors = [sr.Factor(id=name, title=name, kind=kind, fact=name, provenance=SOURCE) for name in names]
    plugin = types.SimpleNamespace(
        sendrules_authority=sr.hookimpl(lambda: sr.Authority(key="t", name="Testshire")),
        sendrules_facts=sr.hookimpl(lambda: [sr.FactDefinition(n, n, r) for n, r in zip(names, reads, strict=True)]),
        sendrules_prioritisation=sr.hookimpl(
            lambda: sr.Lexicographic(
                id="o", title="o", provenance=SOURCE, factors=factors, tiers=[[n] for n in names], mode_provenance=SOURCE
            )
        ),
    )  # fmt: skip
    return sr.Engine(policy_of(plugin, "t", distribution="testshire 1.0"))


def giving(value: Any) -> Callable[[sr.Case, date], Any]:
    def read(case: sr.Case, as_of: date) -> Any:
        return value

    return read


def local(*reads: Callable[[sr.Case, date], Any], kind: str = "group") -> Any:
    """The local part, with the law's part unharmed."""
    result = engine(*reads, kind=kind).evaluate(CASE, as_of=AS_OF)
    assert result_dict(result.statutory) == result_dict(sr.evaluate(CASE, as_of=AS_OF).statutory)
    assert result.local is not None
    return result.local


# facts


class Word(StrEnum):
    CARE = "care"


class Text(str):
    pass


class Unsayable(Exception):
    def __str__(self) -> str:
        raise SystemExit


@pytest.mark.parametrize("value", [True, False, 1, 0.5, "care", ("care",), ("care", "custody"), ()])
def test_a_fact_of_a_known_type_is_counted(value):
    found = local(giving(value))
    assert (found.factors[0].known, found.notes) == (True, ())


@pytest.mark.parametrize("value", [["care"], {"care"}, Word.CARE, Text("care"), b"care", ("care", 1), AS_OF, object()])
def test_a_fact_of_another_type_is_not_counted_and_noted(value):
    found = local(giving(value))
    assert (found.factors[0].known, found.factors[0].weight) == (False, 0)
    assert found.notes == (
        f"EXAMPLE-2: t.a gave a value of type {type(value).__name__}; it should give a bool, int, float, str or tuple of str",
    )


def test_a_fact_that_is_not_recorded_is_no_mistake():
    found = local(giving(None))
    assert (found.factors[0].known, found.notes) == (False, ())


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("odd"), "ValueError: odd"),
        (SystemExit(3), "SystemExit: 3"),
        (GeneratorExit(), "GeneratorExit"),
        (Unsayable(), "Unsayable: its message cannot be read"),
    ],
)
def test_a_fact_that_raises_is_noted_and_the_others_are_read(error, words):
    def read(case: sr.Case, as_of: date) -> str:
        raise error

    found = local(read, giving("care"))
    assert [f.known for f in found.factors] == [False, True]
    assert found.notes == (f"EXAMPLE-2: t.a could not be read ({words})",)
    ranking = engine(read).prioritise([CASE], as_of=AS_OF)
    assert ranking.references == ("EXAMPLE-2",)
    assert words in ranking.notes[0]


def test_ctrl_c_in_a_fact_is_ctrl_c():
    def read(case: sr.Case, as_of: date) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        local(read)


def test_a_fact_changes_neither_the_callers_case_nor_what_another_sees():
    seen = []

    def meddle(case: sr.Case, as_of: date) -> str:
        object.__setattr__(case, "reference", "changed")
        object.__setattr__(case.events[0], "on", date(2024, 1, 1))
        object.__setattr__(case, "facts", {})
        return "care"

    def look(case: sr.Case, as_of: date) -> str:
        seen.append((case.reference, case.events[0].on, dict(case.facts)))
        return "care"

    case = CASE.model_copy(update={"facts": {"groups": ("looked-after",)}})
    before = case.model_dump_json()
    engine(meddle, look).evaluate(case, as_of=AS_OF)
    engine(meddle, look).prioritise([case], as_of=AS_OF)
    assert len(seen) >= 2
    assert seen == [("EXAMPLE-2", date(2025, 5, 21), {"groups": ("looked-after",)})] * len(seen)
    assert case.model_dump_json() == before


def test_a_policy_that_cannot_be_applied_at_all_is_noted(monkeypatch):
    def odd(*_: object) -> None:
        raise RuntimeError("no findings")

    monkeypatch.setattr("sendrules.local.apply.factor_findings", odd)
    found = local(giving("care"))
    assert found.notes == ("EXAMPLE-2: the policy could not be applied (RuntimeError: no findings)",)


# what is refused


@pytest.mark.parametrize("case", [{"reference": "A"}, "A", None, [CASE], sr.Case])
def test_evaluate_needs_a_case(case):
    for ask in (sr.evaluate, engine(giving(None)).evaluate):
        with pytest.raises(TypeError, match=rf"a Case is needed, not {type(case).__name__}; make one with Case\("):
            ask(case, as_of=AS_OF)


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        (CASE, r"not one Case; put it in a list: prioritise\(\[case\]"),
        ({"A": CASE}, "a list of Case objects is needed, not dict"),
        ("A", "a list of Case objects is needed, not str"),
        (None, "a list of Case objects is needed, not NoneType"),
        ([{"reference": "A"}], "a Case is needed, not dict"),
        ([CASE, "A"], "a Case is needed, not str"),
    ],
)
def test_prioritise_needs_cases(cases, words):
    with pytest.raises(TypeError, match=words):
        engine(giving(None)).prioritise(cases, as_of=AS_OF)


def test_prioritise_takes_anything_that_gives_cases():
    assert engine(giving(None)).prioritise(iter([CASE]), as_of=AS_OF).references == ("EXAMPLE-2",)


# how they are shown


def test_short_reprs():
    made = engine(giving(None))
    assert repr(made) == "<Engine t>"
    assert repr(made.policy) == "<LocalPolicy t>"
    overdue = len(sr.evaluate(CASE, as_of=AS_OF).overdue)
    assert repr(made.evaluate(CASE, as_of=AS_OF)) == f"<Result EXAMPLE-2 as of 2026-01-05: {overdue} overdue>"
    assert repr(sr.statute()) == f"<Statute {len(sr.statute().duties)} duties>"
    changed = sr.statute().under({"send": "delivered"})
    assert repr(changed) == f"<Statute {len(sr.statute().duties)} duties, send: delivered>"


# between processes

AGAIN = pytest.mark.parametrize("again", [lambda x: pickle.loads(pickle.dumps(x)), copy.deepcopy, copy.copy])


@AGAIN
@pytest.mark.parametrize("readings", [{}, {"send": "delivered"}])
def test_a_statute_can_be_sent(again, readings):
    law = sr.statute().under(readings)
    other = again(law)
    assert other.duties == law.duties
    assert dict(other.adopted) == readings
    assert other.under({"send": "adopted"}).duties == sr.statute().duties
    assert again(sr.statute()) is sr.statute()


@AGAIN
@pytest.mark.parametrize("key", ["kent", "milton_keynes"])
def test_an_engine_and_its_results_can_be_sent(again, key):
    made = sr.Engine.for_authority(key, fallback="generic", readings={"send": "delivered"})
    other = again(made)
    assert other.policy == made.policy
    result = other.evaluate(CASE, as_of=AS_OF)
    assert result.to_dict(full=True) == made.evaluate(CASE, as_of=AS_OF).to_dict(full=True)
    assert again(result).to_dict(full=True) == result.to_dict(full=True)
    assert again(result).explain("reg-13-2-final-plan-20-weeks") == result.explain("reg-13-2-final-plan-20-weeks")
    assert again(other.prioritise([CASE], as_of=AS_OF)) == made.prioritise([CASE], as_of=AS_OF)


def test_a_statute_of_other_duties_is_sent_whole():
    own = Statute(sr.statute().duties[:0])
    assert pickle.loads(pickle.dumps(own)).duties == ()


def _care(case: sr.Case, as_of: date) -> str | None:
    return "care"


def test_a_policy_with_functions_of_a_module_can_be_sent():
    assert _care.__module__ in sys.modules
    policy = engine(_care).policy
    assert pickle.loads(pickle.dumps(policy)) == policy
