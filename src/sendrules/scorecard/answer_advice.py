"""The questions of the answer pack that only a record of events can answer: advice that came late, and advice that is awaited."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from sendrules.case.kinds import Role
from sendrules.scorecard.advice import SIX_WEEKS, Advice, advice_members
from sendrules.scorecard.answers import Answer, Status
from sendrules.scorecard.conditions import Frame, number
from sendrules.scorecard.journeys import Flags
from sendrules.scorecard.rounding import half_up, percentage
from sendrules.scorecard.small_numbers import LEAST

LATE, AWAITED = "Advice late, by service", "Waiting for an educational psychologist, and how long"
_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class AdviceAnswer:
    """An answer on advice, with who is in its counts.

    Attributes:
        key: what tells it from the others.
        answer: the answer with nothing hidden.
        counts: by ``count`` and ``of`` who is in it, among the requests for advice.
    """

    key: Hashable
    answer: Answer
    counts: Mapping[str, Flags]

    def shown(self, hidden: frozenset[Hashable]) -> Answer:
        """Give the answer as it may be shown.

        Args:
            hidden: the counts that are hidden, each as the key and ``count`` or ``of``.
        """
        gone = {part for part in self.counts if (self.key, part) in hidden}
        few = self.answer.count is None and 0 < (self.answer.of or 0) < LEAST
        if not gone and not few:
            return self.answer
        count = None if "count" in gone else self.answer.count
        of = None if "of" in gone else self.answer.of
        return replace(self.answer, count=count, of=of, value="", status=Status.HIDDEN)


def advice_answers(advice: Advice, frame: Frame) -> Iterator[AdviceAnswer]:
    """Give the answers.

    Args:
        advice: the requests for advice.
        frame: the question's time.
    """
    for code in np.unique(advice.service).tolist():
        yield _late(advice.services[code], advice, advice.service == code, frame)
    psychologist = Role.EDUCATIONAL_PSYCHOLOGIST.value
    codes = [n for n, service in enumerate(advice.services) if service == psychologist]
    yield from _awaited(advice, np.isin(advice.service, codes), frame)


def _late(service: str, advice: Advice, which: Flags, frame: Frame) -> AdviceAnswer:
    who = advice_members(advice, which, frame)
    late = who.due & ~who.in_time & (advice.asked + SIX_WEEKS < number(frame.as_of))
    many, of = int(late.sum()), int(who.due.sum())
    cohort = "advice whose six weeks ended in the period"
    value = f"{percentage(many, of)}%" if of else "z"
    status = Status.COUNTED if of else Status.NOBODY
    answer = _answer(LATE, f"advice late: {service}", cohort, (frame.first, frame.last), many, of, value, "share")
    return AdviceAnswer(("late", service), replace(answer, status=status), {"count": late, "of": who.due})


def _awaited(advice: Advice, which: Flags, frame: Frame) -> Iterator[AdviceAnswer]:
    who = advice_members(advice, which, frame)
    for name, words, counted in (
        ("awaited", "waiting for an educational psychologist", who.awaited),
        ("over", "waiting for an educational psychologist for more than six weeks", who.over),
    ):
        cohort, when = "advice awaited on the date", (None, frame.as_of)
        answer = _answer(AWAITED, words, cohort, when, int(counted.sum()), None, "", "count")
        yield AdviceAnswer((name, "psychologist"), answer, {"count": counted})
    days = np.sort(number(frame.as_of) - advice.asked[who.awaited].astype(np.int64))
    if not len(days):
        return
    mean = half_up(Fraction(int(days.sum()), len(days) * _DAYS_A_WEEK))
    longest = half_up(Fraction(int(days[-1]), _DAYS_A_WEEK))
    for name, value in (("mean", mean), ("longest", longest)):
        words = f"{name} wait for an educational psychologist"
        when = (None, frame.as_of)
        answer = _answer(
            AWAITED, words, "advice awaited on the date", when, None, len(days), f"{value} weeks", f"{name} weeks"
        )
        yield AdviceAnswer((name, "psychologist"), answer, {"of": who.awaited})


def _answer(
    question: str,
    asked: str,
    cohort: str,
    when: tuple[date | None, date],
    count: int | None,
    of: int | None,
    value: str,
    gives: str,
) -> Answer:
    return Answer(question, asked, "", cohort, when[0], when[1], count, of, value, gives, Status.COUNTED, "")
