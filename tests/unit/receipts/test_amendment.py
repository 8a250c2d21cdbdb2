"""A receipt of an answer under an amendment names it, keeps its text, and says what has changed."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sendrules as sr
from sendrules.errors import InputError

SIXTEEN = sr.read_amendment(Path(__file__).parents[3] / "examples" / "amendments" / "plan-in-16-weeks.toml")
PLAN = "reg-13-2-final-plan-20-weeks"


@pytest.fixture
def kept() -> dict[str, Any]:
    case = sr.Case(reference="A-1", events=[sr.Event(kind="request", on=date(2027, 9, 6))])
    what_if = sr.evaluate(case, as_of=date(2027, 10, 1), what_if=SIXTEEN).what_if
    assert what_if is not None
    return what_if.receipt.to_dict()


def test_it_names_the_amendment_and_gives_the_answer_again(kept: dict[str, Any]) -> None:
    assert kept["law"]["amendment"]["text"]["id"] == "plan-in-16-weeks"
    replayed = sr.replay(kept)
    assert replayed.same
    assert replayed.grounds == ()
    assert replayed.result[PLAN].due == date(2027, 12, 27)
    assert replayed.result.law.amendment == SIXTEEN


def test_a_receipt_of_the_law_names_none() -> None:
    case = sr.Case(reference="A-1", events=[sr.Event(kind="request", on=date(2027, 9, 6))])
    assert "amendment" not in sr.evaluate(case, as_of=date(2027, 10, 1)).receipt.to_dict()["law"]


def test_another_text_of_the_amendment_is_a_ground(kept: dict[str, Any]) -> None:
    other = deepcopy(kept)
    other["law"]["amendment"]["text"]["edits"][0]["limit"]["period"] = "12 weeks"
    replayed = sr.replay(other)
    grounds = [change.what for change in replayed.grounds]
    assert f"encoding of {PLAN}" in grounds
    assert "amendment plan-in-16-weeks" in grounds
    assert replayed.outcomes


def test_an_amendment_that_no_longer_fits_is_a_ground_and_the_law_answers(kept: dict[str, Any]) -> None:
    other = deepcopy(kept)
    other["law"]["amendment"]["text"]["edits"][0]["duty"] = "reg-13-2-gone"
    replayed = sr.replay(other)
    first = replayed.grounds[0]
    assert first.what == "amendment plan-in-16-weeks"
    assert "there is no duty called 'reg-13-2-gone'" in first.found
    assert replayed.result.law.amendment is None
    assert replayed.result[PLAN].due == date(2028, 1, 24)


def test_an_amendment_that_is_none_is_a_ground_or_refused(kept: dict[str, Any]) -> None:
    other = deepcopy(kept)
    del other["law"]["amendment"]["text"]["title"]
    assert "Field required" in sr.replay(other).grounds[0].found
    other["law"]["amendment"] = {"digest": "x"}
    with pytest.raises(InputError, match=r"law\.amendment\.text"):
        sr.replay(other)
