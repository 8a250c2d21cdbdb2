"""Facts that give anything but what they should when a case is asked about: a note tells it, and the law's answer stands."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

import sendrules as sr
from odd_things import Odd
from one_fact import hooks
from sendrules.local.loading.loader import policy_of
from sendrules.wording.data import result_dict

KEY, AS_OF = "testshire", date(2026, 1, 5)
CASE = sr.Case(reference="A", events=[sr.Event(kind="request", on=date(2025, 5, 21))], facts={"a": True, "b": 1})
SOURCE = sr.Provenance(document="Invented policy", place="p. 1", status=sr.Status.ILLUSTRATIVE)


class Meta(type):
    """A class that raises when it is compared, shown or named."""

    def __eq__(cls, other: object) -> bool:
        raise RuntimeError("no comparison")

    __hash__: Any = None

    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise RuntimeError("no name")

    def __repr__(cls) -> str:
        raise RuntimeError("no repr")


class OddNumber(float):
    """A number that raises when it is compared."""

    __slots__ = ()
    __hash__: Any = None

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no comparison")


class OddReader:
    """A function that cannot be hashed, compared or shown."""

    __hash__: Any = None

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no comparison")

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __call__(self, case: sr.Case, _as_of: date) -> Any:
        return case.facts.get("a")


def fails(_case: sr.Case, _as_of: date) -> Any:
    raise type("Bad\x1b", (Exception,), {"__str__": lambda _: 1 / 0})


def engine(read: Any) -> sr.Engine:
    factor = sr.Factor(id="a", title="A", kind="flag", fact=f"{KEY}.a", provenance=SOURCE)
    order = sr.Lexicographic(
        id="o", title="O", provenance=SOURCE, mode_provenance=SOURCE, factors=[factor], tiers=[["a"]]
    )
    made = hooks(KEY, None, read)

    def sendrules_prioritisation() -> sr.Lexicographic:
        return order

    return sr.Engine(
        policy_of(SimpleNamespace(**made, sendrules_prioritisation=sr.hookimpl(sendrules_prioritisation)), KEY)
    )


_ODD_CLASS = [Meta("Odd", (), {})]  # in a list: pytest asks every class of a module for its name
VALUES: dict[str, Any] = {
    "raises at everything": Odd(),
    "an odd class": _ODD_CLASS[0](),
    "a class": _ODD_CLASS[0],
    "an odd number": OddNumber(1.0),
    "a list that holds itself": (own := [], own.append(own), own)[2],
    "texts and an odd thing": ("a", Odd()),
    "a very long number": 10**5000,
    "a very long text": "a" * 10**6,
    "very many texts": ("a",) * 10**5,
    "a control character": "a\x1b[31m",
    "not a number": float("nan"),
}


@pytest.mark.parametrize("what", VALUES)
def test_an_odd_value_is_noted_and_the_law_stands(what: str) -> None:
    asked = engine(lambda _case, _day: VALUES[what])
    notes(asked, f"{KEY}.a gave ")


def test_an_error_that_cannot_be_shown_is_noted() -> None:
    notes(engine(fails), f"{KEY}.a could not be read (")


def test_a_function_that_cannot_be_compared_is_read() -> None:
    result = engine(OddReader()).evaluate(CASE, as_of=AS_OF)
    assert result.local is not None
    assert result.local.factors[0].known
    assert engine(OddReader()).prioritise([CASE], as_of=AS_OF).references == ("A",)


def notes(asked: sr.Engine, wanted: str) -> None:
    result = asked.evaluate(CASE, as_of=AS_OF)
    assert result.local is not None
    assert result_dict(result.statutory) == result_dict(sr.evaluate(CASE, as_of=AS_OF).statutory)
    for told in (result.local.notes, asked.prioritise([CASE], as_of=AS_OF).notes):
        (note,) = [note for note in told if wanted in note]
        assert note.isprintable()
        assert len(note) < 400
