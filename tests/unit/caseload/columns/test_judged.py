"""What the table of ``judge`` says of packed situations is what it says of each situation itself."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.caseload.columns.codes import NO_DAY, to_day
from sendrules.caseload.columns.instances import RULE_CODE
from sendrules.caseload.columns.judged import (
    CANNOT,
    DOUBTFUL,
    FLAGS,
    LIFTED,
    UNSURE,
    Packed,
    cannot,
    judged,
    packed,
    situation_of,
)
from sendrules.law.model.duty import Bound
from sendrules.statutory.judge import RULES, Situation, asks_for_doubt, asks_if_sure, judge
from sendrules.statutory.outcome import Compliance

AS_OF = date(2025, 10, 9)
_days = st.none() | st.integers(-2, 2).map(lambda n: AS_OF + timedelta(n))
_flags = st.booleans()


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Draw a situation of a duty that can be answered, with days close to each other."""
    done, ended = draw(_flags), draw(_flags)
    flags = {name: draw(_flags) for name in FLAGS}
    days = {"done_on": draw(_days), "done_event_on": draw(_days)} if done else {}
    days |= {"ended_on": draw(_days)} if ended else {}
    flags |= {"done": done, "ended": ended, "withdrawn": ended and flags["withdrawn"]}
    return Situation(AS_OF, draw(st.sampled_from(Bound)), draw(_flags), limit=draw(_days), **days, **flags)


def _column(value: date | bool | None) -> np.ndarray:  # type: ignore[type-arg]
    return (
        np.array([value])
        if isinstance(value, bool)
        else np.array([NO_DAY if value is None else to_day(value)], np.int32)
    )


def _packed(s: Situation) -> Packed:
    later = {"lifted": LIFTED, "doubtful": DOUBTFUL, "unsure": UNSURE}
    names = [name for name in FLAGS if name not in later]
    given = {name: _column(getattr(s, name)) for name in (*names, "limit", "done_on", "done_event_on", "ended_on")}
    found = packed(as_of=to_day(s.as_of), **given)
    return found | sum(bit for name, bit in later.items() if getattr(s, name))


@given(situations())
def test_packed_situations_are_judged_as_they_are(s: Situation) -> None:
    found, rule = judged(_packed(s), s.bound, right=s.right), judge(s)
    assert RULES[found.rule[0]].id == rule.id
    assert found.asks_for_doubt[0] == asks_for_doubt(rule)
    assert found.asks_if_sure[0] == asks_if_sure(rule, s)
    assert found.lapsed[0] == (rule.compliance is Compliance.LAPSED)
    assert found.has_ended[0] == s.has_ended
    assert found.ended_past_limit[0] == s.ended_past_limit


@given(situations())
def test_a_situation_that_stands_for_others_is_packed_into_its_own_number(s: Situation) -> None:
    number = int(_packed(s)[0])
    assert _packed(situation_of(number, s.bound, right=s.right)).tolist() == [number]


def test_every_field_of_a_situation_is_packed() -> None:
    other = {"as_of", "bound", "right", "limit", "done_on", "done_event_on", "ended_on"}
    assert {*FLAGS, *CANNOT, *other} == {f.name for f in fields(Situation)}


@pytest.mark.parametrize("missing", CANNOT)
def test_what_cannot_be_answered_has_the_rule_that_says_why(missing: str) -> None:
    found = cannot(Bound.NOT_LATER_THAN, **{missing: np.array([True, False])})
    expected = judge(Situation(AS_OF, Bound.NOT_LATER_THAN, **{missing: False}))  # type: ignore[arg-type]
    assert found.tolist() == [-1, RULE_CODE[expected.id]]
    assert expected.id != "runs"


def test_of_two_things_that_are_missing_the_table_says_which_comes_first() -> None:
    both = np.array([False])
    assert cannot(Bound.OPEN_UNTIL, start_known=both, commenced=both).tolist() == [RULE_CODE["not-commenced"]]
