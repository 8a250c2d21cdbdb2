"""The one table of ``judge`` applied to columns, with no rule copied.

What a ``Situation`` tells of a row is packed into a small number: each flag, and how each day lies to the limit. The answer to a
number is asked of ``judge`` itself, once, with a situation that stands for all that have it; then it is looked up.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.codes import NO_DAY, Days, Flags
from sendrules.caseload.columns.instances import RULE_CODE
from sendrules.law.model.duty import Bound
from sendrules.statutory.judge import Situation, asks_for_doubt, asks_if_sure, judge
from sendrules.statutory.outcome import Compliance
from sendrules.values import quick

Packed = NDArray[np.int32]
"""Situations, packed into numbers."""

FLAGS = (
    "dated", "owed", "set_by_other", "done", "ended", "withdrawn", "too_short", "lifted", "contingent", "doubtful", "unsure", "suspended",
)  # fmt: skip
"""The flags of a ``Situation`` that are packed, each into the bit of its place."""
_BIT = {name: np.int32(1 << n) for n, name in enumerate(FLAGS)}
LIFTED, DOUBTFUL, UNSURE = (int(_BIT[name]) for name in ("lifted", "doubtful", "unsure"))
_LIMIT, _PAST = np.int32(1 << len(FLAGS)), np.int32(2 << len(FLAGS))
_DAYS = ("done_on", "done_event_on", "ended_on")
_SHIFT = {name: len(FLAGS) + 2 + 2 * n for n, name in enumerate(_DAYS)}
_SIZE = 1 << (len(FLAGS) + 2 + 2 * len(_DAYS))

CANNOT = ("start_known", "commenced", "in_force", "start_sure", "encoded", "calendar_reaches")
"""The flags of a ``Situation`` without which nothing else is told, in the order of their bits in ``cannot``."""

_DAY = date(2020, 1, 1)
"""The limit of every situation that stands for others: only which day is the later matters."""


def packed(
    *,
    as_of: int,
    limit: Days,
    done_on: Days,
    done_event_on: Days | None,
    ended_on: Days,
    **flags: Flags | bool,
) -> Packed:
    """Pack situations into numbers. The arguments are what ``Situation`` says; a day that is absent is ``NO_DAY``.

    ``done_event_on`` may be None where it is known of each act on which day it counts: its own day then decides nothing.

    Args:
        as_of: the day of the question.
        limit: the day of each limit.
        done_on: the day on which each act counts.
        done_event_on: the day of each act itself.
        ended_on: the day on which each ending counts.
        flags: some of ``FLAGS``, for all or one each. What is not given is false.
    """
    same = sum(_BIT[name] for name, flag in flags.items() if flag is True)
    varying = {name: flag for name, flag in flags.items() if not isinstance(flag, bool)}
    past = limit < as_of
    if len(limit) and np.minimum.reduce(limit) != NO_DAY:
        found: Packed = past * _PAST
        found += np.int32(_LIMIT | same)
    else:
        known = limit != NO_DAY
        found = (past & known) * _PAST
        found += known * _LIMIT
        found += np.int32(same)
    for name, flag in varying.items():
        found |= flag * _BIT[name]
    if "done" in varying:
        found |= _lies(done_on, limit) << _SHIFT["done_on"]
        if done_event_on is not None:  # it counts where nobody can tell the day of service
            untold = varying["done"] & (done_on == NO_DAY)
            found |= _lies(np.where(untold, done_event_on, np.int32(NO_DAY)), limit) << _SHIFT["done_event_on"]
    if "ended" in varying:
        found |= _lies(ended_on, limit) << _SHIFT["ended_on"]
    return found


def _lies(day: Days, limit: Days) -> Packed:
    """How days lie to the limit: 0 for no day, 1 up to the limit or where there is none, 2 after it."""
    found: Packed = (day != NO_DAY).astype(np.int32)
    found += (day > limit) & (limit != NO_DAY)  # no day lies after no limit
    return found


def situation_of(number: int, bound: Bound, *, right: bool) -> Situation:
    """Give a situation that stands for all that are packed into a number.

    Args:
        number: the number.
        bound: which way the limit cuts.
        right: whether the holder may leave the duty undone.
    """
    days = {name: _DAYS_OF[(number >> shift) & 3] for name, shift in _SHIFT.items()}
    flags = {name: bool(number & bit) for name, bit in _BIT.items()}
    as_of = _DAY + timedelta(1) if number & _PAST else _DAY
    return Situation(as_of, bound, right, limit=_DAY if number & _LIMIT else None, **days, **flags)  # type: ignore[arg-type]


_DAYS_OF = {0: None, 1: _DAY, 2: _DAY + timedelta(1)}


_RULE = (1 << 6) - 1
_ASKS_FOR_DOUBT, _ASKS_IF_SURE, _LAPSED, _HAS_ENDED, _ENDED_PAST_LIMIT = (1 << n for n in range(6, 11))
_NOT_ASKED = np.int16(-1)
assert len(RULE_CODE) <= _RULE


@quick(eq=False)
class Judged:
    """What ``judge`` says of situations, and what else of them decides how they are answered.

    Attributes:
        answer: the code of the rule, and a bit for each of the rest.
    """

    answer: NDArray[np.int16]

    @property
    def rule(self) -> NDArray[np.int8]:
        """The code of the rule."""
        return (self.answer & _RULE).astype(np.int8)

    @property
    def asks_for_doubt(self) -> Flags:
        """Whether it has to be seen if a missing fact leaves open that the limit was missed: ``asks_for_doubt``."""
        return self.answer & _ASKS_FOR_DOUBT > 0

    @property
    def asks_if_sure(self) -> Flags:
        """Whether it has to be seen if a missing fact leaves open that it is over: ``asks_if_sure``."""
        return self.answer & _ASKS_IF_SURE > 0

    @property
    def lapsed(self) -> Flags:
        """Whether a right lapsed."""
        return self.answer & _LAPSED > 0

    @property
    def has_ended(self) -> Flags:
        """Whether it ended while it could: ``Situation.has_ended``."""
        return self.answer & _HAS_ENDED > 0

    @property
    def ended_past_limit(self) -> Flags:
        """Whether the limit had passed when it ended: ``Situation.ended_past_limit``."""
        return self.answer & _ENDED_PAST_LIMIT > 0


def judged(situations: Packed, bound: Bound, *, right: bool) -> Judged:
    """Give what ``judge`` says of packed situations.

    Args:
        situations: the situations.
        bound: which way the limit of the duty cuts.
        right: whether the holder may leave the duty undone.

    >>> at = packed(
    ...     as_of=100, limit=np.array([99, 100]), dated=True, owed=True, set_by_other=False, done=np.zeros(2, bool),
    ...     done_on=np.zeros(2), done_event_on=np.zeros(2), ended=np.zeros(2, bool), ended_on=np.zeros(2), withdrawn=False,
    ...     too_short=False, contingent=False, suspended=False,
    ... )
    >>> from sendrules.statutory.judge import RULES
    >>> [RULES[code].id for code in judged(at, Bound.NOT_LATER_THAN, right=False).rule]
    ['overdue', 'runs']
    """
    table = _table(bound, right)
    found = table.take(situations)
    if len(found) and np.minimum.reduce(found) == _NOT_ASKED:
        for number in np.unique(situations[found == _NOT_ASKED]).tolist():
            table[number] = _answer(situation_of(number, bound, right=right))
        found = table.take(situations)
    return Judged(found)


@cache
def _table(bound: Bound, right: bool) -> NDArray[np.int16]:
    """The answers so far, by packed situation."""
    del bound, right
    return np.full(_SIZE, _NOT_ASKED, np.int16)


def _answer(situation: Situation) -> int:
    rule = judge(situation)
    told = {
        _ASKS_FOR_DOUBT: asks_for_doubt(rule),
        _ASKS_IF_SURE: asks_if_sure(rule, situation),
        _LAPSED: rule.compliance is Compliance.LAPSED,
        _HAS_ENDED: situation.has_ended,
        _ENDED_PAST_LIMIT: situation.ended_past_limit,
    }
    return RULE_CODE[rule.id] | sum(bit for bit, holds in told.items() if holds)


def cannot(bound: Bound, **flags: Flags | bool) -> NDArray[np.int8]:
    """Give the code of the rule where a duty cannot be answered; -1 where it can, as far as these flags tell.

    Args:
        bound: which way the limit of the duty cuts.
        flags: some of ``CANNOT``, as ``Situation`` has them: false where it cannot.
    """
    found = np.array(0, np.int8)
    for n, name in enumerate(CANNOT):
        if name in flags:
            found = found | (np.logical_not(flags[name]).astype(np.int8) << np.int8(n))
    return _cannot(bound)[found]


@cache
def _cannot(bound: Bound) -> NDArray[np.int8]:
    """By the flags that are false, packed, the code of the rule."""
    found = np.full(1 << len(CANNOT), -1, np.int8)
    for number in range(1, len(found)):
        flags = {name: not number >> n & 1 for n, name in enumerate(CANNOT)}
        found[number] = RULE_CODE[judge(Situation(_DAY, bound, **flags)).id]  # type: ignore[arg-type]
    return found
