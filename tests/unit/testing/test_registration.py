"""``st.from_type`` gives everything that a case holds, no draw is refused, and no subclass hides its base class."""

from collections import Counter
from typing import Any, get_args

import pydantic
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies._internal import types as registered

import sendrules as sr
from sendrules.case.circumstances import Circumstance
from sendrules.case.record import Record
from sendrules.testing.registration import RECORDS

KINDS: tuple[type[Record], ...] = get_args(get_args(Circumstance)[0])
EVERY = (sr.Case, sr.Event, *RECORDS)


def drawn(type_: Any, most: int = 60) -> list[Any]:
    """Draw from a type. Nothing is filtered: a draw that is refused raises."""
    found: list[Any] = []

    @settings(max_examples=most, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.from_type(type_))
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


def test_every_record_of_a_case_is_registered():
    assert set(RECORDS) == {*KINDS, sr.Claim, sr.Determination}


@pytest.mark.parametrize("record", EVERY, ids=lambda record: record.__name__)
def test_no_draw_is_refused(record):
    found = drawn(record)
    assert len(found) >= 25
    assert {type(value) for value in found} == {record}
    assert len(set(map(str, found))) > 10


def test_a_draw_of_the_union_gives_every_kind():
    assert {type(value) for value in drawn(Circumstance, 300)} == set(KINDS)


def test_a_draw_of_the_base_class_gives_every_record():
    assert {type(value) for value in drawn(Record, 600)} == set(EVERY)


def test_a_strategy_for_a_subclass_hides_no_record():
    """What a plugin may do in its own entry point for hypothesis."""

    class ByAnAuthority(sr.Absence):
        pass

    st.register_type_strategy(
        ByAnAuthority, st.builds(ByAnAuthority, who=st.just("child"), first_day=st.just("2025-01-06"))
    )
    try:
        assert {type(value) for value in drawn(sr.Absence)} == {sr.Absence}
        assert {type(value) for value in drawn(Circumstance, 300)} == set(KINDS)
        assert {type(value) for value in drawn(Record, 600)} == set(EVERY)
    finally:
        registered._global_type_lookup.pop(ByAnAuthority)
        st.from_type.__clear_cache()  # type: ignore[attr-defined]


def test_a_model_of_somebody_else_resolves_as_before():
    class Theirs(pydantic.BaseModel):
        n: int

    assert Counter(type(value) for value in drawn(Theirs)) == {Theirs: len(drawn(Theirs))}
