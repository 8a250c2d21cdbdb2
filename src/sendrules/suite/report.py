"""Checks another system against the suite: the report, as plain data and as text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sendrules.suite.diagnosis import Mistake, mistakes
from sendrules.suite.items import Suite
from sendrules.suite.marking import NOT_ANSWERED, Answer, Mark, Marked, marked
from sendrules.suite.running import SILENCE, Heard, run, shown

_EXAMPLES = 2
_MOST = 10


@dataclass(frozen=True)
class Report:
    """What became of every question, and which mistakes explain what is wrong.

    Attributes:
        suite: the questions that were asked.
        marked: each question with its mark, in the order in which they were asked.
        heard: what the system said.
    """

    suite: Suite
    marked: tuple[Marked, ...]
    heard: Heard

    @property
    def passed(self) -> bool:
        """Whether all that was answered is right, something was answered, and nothing else came."""
        counts = self.counts
        wrong = counts[Mark.FAILED] + counts[Mark.BAD] + counts[Mark.MISSING]
        return counts[Mark.PASSED] > 0 and not wrong and not self.heard.stray and not self.heard.ended

    @cached_property
    def counts(self) -> Mapping[Mark, int]:
        """How many questions have each mark. Together they are all the questions."""
        found = Counter(one.mark for one in self.marked)
        return {mark: found[mark] for mark in Mark}

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The ways of counting wrongly that explain the wrong answers, the likeliest first."""
        return mistakes(self.marked, self.suite.ways)

    @cached_property
    def unexplained(self) -> tuple[Marked, ...]:
        """The questions with a wrong answer that no known way of counting and no other reading gives."""
        return tuple(m for m in self.marked if any(_is_unexplained(a) for a in m.answers))

    @cached_property
    def other_readings(self) -> Mapping[str, int]:
        """By another reading of the law, how many wrong answers would be right under it."""
        found = Counter(reading for m in self.marked for a in m.answers for reading in a.right_under)
        return dict(found.most_common())

    @cached_property
    def by_provision(self) -> Mapping[str, tuple[int, int]]:
        """By provision, how many answers are right and how many wrong. A case may ask about several provisions."""
        found: dict[str, list[int]] = {}
        for one in self.marked:
            for answer in one.answers:
                found.setdefault(self.suite.duties[answer.duty]["provision"], [0, 0])[not answer.right] += 1
        return {provision: (right, wrong) for provision, (right, wrong) in found.items()}

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain data for JSON."""
        wrong = sum(n for _, n in self.by_provision.values())
        return {
            "passed": self.passed,
            "questions": len(self.marked),
            "marks": {mark.value: n for mark, n in self.counts.items()},
            "wrong_answers": wrong,
            "mistakes": [mistake.to_dict() for mistake in self.mistakes],
            "other_readings": [
                {"reading": id, "question": r.question, "answer": r.answer, "answers": n}
                for id, n in self.other_readings.items()
                if (r := self.suite.readings[id])
            ],
            "unexplained": [one.item.id for one in self.unexplained],
            "provisions": [
                {"provision": name, "right": right, "wrong": wrong}
                for name, (right, wrong) in self.by_provision.items()
            ],
            "other_output": self.heard.stray,
            "ended": self.heard.ended,
            "errors": list(self.heard.errors),
            "items": [_item(one) for one in self.marked if one.mark is not Mark.PASSED],
        }

    def to_text(self, every: bool = False) -> str:
        """Give the report as text.

        Args:
            every: whether every question that did not pass is listed; otherwise the first few of each mark.
        """
        return "\n".join(
            [
                *self._head(),
                *self._mistakes(),
                *self._readings(),
                *self._provisions(),
                *self._lists(every),
                *self._output(),
            ]
        )

    def _head(self) -> Iterable[str]:
        counts = self.counts
        yield f"{len(self.marked)} questions: " + ", ".join(f"{n} {_COUNTED[mark]}" for mark, n in counts.items() if n)
        if not counts[Mark.PASSED] + counts[Mark.FAILED]:
            yield "Nothing was answered, so nothing is shown about how this system counts."
        elif self.passed:
            yield "Every answer is right."

    def _mistakes(self) -> Iterable[str]:
        wrong = sum(n for _, n in self.by_provision.values())
        if not wrong:
            return
        yield ""
        if self.mistakes:
            yield "What it most likely does wrong, the likeliest first:"
        for n, one in enumerate(self.mistakes, start=1):
            yield f"{n}. {one.way.title}."
            yield f"   {one.way.why} See {one.way.provision}."
            yield (
                f"   This gives exactly {_of(one.explains, wrong, 'wrong answer')}"
                + (f", {one.more} of which nothing above explains." if one.more < one.explains else ".")
                + f" It would show in {_amount(one.shows, 'answer')}."
            )
        if left := len(self.unexplained):
            known = "none of these mistakes explains" if self.mistakes else "no known mistake explains"
            have = "has" if left == 1 else "have"
            yield f"{_amount(left, 'question')} {have} an answer that {known}."

    def _readings(self) -> Iterable[str]:
        """What is wrong here, and right for those who read the law otherwise."""
        if not self.other_readings:
            return
        yield ""
        yield "Right under another reading of the law, which this suite does not expect:"
        for id, n in self.other_readings.items():
            reading = self.suite.readings[id]
            yield f"  {_amount(n, 'answer')}: {reading.question} Answer: {reading.answer} ({id})."

    def _provisions(self) -> Iterable[str]:
        """The provisions under which something is wrong, most wrong first."""
        rows = sorted(self.by_provision.items(), key=lambda row: -row[1][1])
        wrong = [row for row in rows if row[1][1]]
        if not wrong:
            return
        yield ""
        yield "Wrong   Right   Provision"
        for name, (right, n) in wrong:
            yield f"{n:5}   {right:5}   {name}"
        if others := len(rows) - len(wrong):
            yield f"Everything is right under {_amount(others, 'other provision')}."

    def _lists(self, every: bool) -> Iterable[str]:
        for mark, title in _TITLES.items():
            found = [one for one in self.marked if one.mark is mark]
            if not found:
                continue
            yield ""
            yield title
            most = len(found) if every else _MOST
            for one in found[:most]:
                yield from _lines(one)
            if len(found) > most:
                yield f"  ... and {len(found) - most} more. Use --all to see them."

    def _output(self) -> Iterable[str]:
        heard = self.heard
        if heard.stray:
            yield ""
            yield f"{_amount(len(heard.stray), 'line')} of output {'is no answer' if len(heard.stray) == 1 else 'are no answers'}:"
            yield from (f"  {line}" for line in heard.stray[:_MOST])
        if heard.ended:
            yield ""
            yield f"{heard.ended[0].upper()}{heard.ended[1:]}."
        if heard.errors:
            yield ""
            yield "The last lines that it wrote on standard error:"
            yield from (f"  {shown(line, 200)}" for line in heard.errors)


_COUNTED = {
    Mark.PASSED: "right",
    Mark.FAILED: "wrong",
    Mark.SKIPPED: "skipped",
    Mark.BAD: "answered in another form",
    Mark.MISSING: "not answered",
}
_TITLES = {
    Mark.FAILED: "Wrong:",
    Mark.BAD: "Answered in another form:",
    Mark.MISSING: "Not answered:",
}


def _is_unexplained(answer: Answer) -> bool:
    return not (answer.right or answer.explained_by or answer.right_under)


def _amount(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _of(n: int, total: int, noun: str) -> str:
    return f"{n} of the {_amount(total, noun)}"


def _lines(one: Marked) -> Iterable[str]:
    yield f"  {one.item.id}" + (f": {_text(one.why)}" if one.why else "")
    for answer in one.answers:
        for name, right, got in answer.wrong_parts[:_EXAMPLES]:
            where = "" if one.item.level == "dates" else f"{answer.duty}: "
            yield f"      {where}{_value(right)} is right{_part(name)}; it answered {_value(got)}"
    if one.answers:
        yield f"      {one.item.working}"


def _part(name: str) -> str:
    return "" if name in ("last_day", "due") else f" for {name.replace('_', ' ')}"


def _text(why: str) -> str:
    return why if why.isascii() and why.isprintable() else shown(why, 200)


def _value(value: Any) -> str:
    """Say what was right or answered; what another system answered is printed in plain characters."""
    if value is None:
        return "none"
    if value == NOT_ANSWERED:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value)
    return text if text.isascii() and text.isprintable() and len(text) <= 80 else shown(text)


def _plain(value: Any) -> Any:
    """Give an answer for JSON, where it is one of the simple kinds that the suite asks for; else as text."""
    if value is None or isinstance(value, bool | int):
        return value
    return value if isinstance(value, str) and len(value) <= 200 else shown(json.dumps(value), 200)


def _item(one: Marked) -> dict[str, Any]:
    return {
        "id": one.item.id,
        "mark": one.mark.value,
        "why": one.why,
        "wrong": [
            {
                "duty": answer.duty,
                "part": name,
                "right": right,
                "answered": _plain(got),
                "explained_by": list(answer.explained_by),
            }
            for answer in one.answers
            for name, right, got in answer.wrong_parts
        ],
        "working": one.item.working,
        "source": one.item.source,
    }


def check(suite: Suite, command: Sequence[str], *, seconds: float = SILENCE, each: bool = False) -> Report:
    """Ask another system the questions of the suite, and mark its answers.

    Args:
        suite: the questions.
        command: the program and its arguments.
        seconds: how long it may say nothing.
        each: whether the program is started again for every question.

    Raises:
        InputError: the program cannot be started.
    """
    return report(suite, run(command, suite.items, seconds=seconds, each=each))


def report_on(suite: Suite, lines: Iterable[str]) -> Report:
    """Mark answers that were written before.

    Args:
        suite: the questions.
        lines: the answers, one line of JSON each.
    """
    heard, asked = Heard(), frozenset(item.id for item in suite.items)
    for line in lines:
        if line.strip():
            heard.hear(line.strip(), asked)
    return report(suite, heard)


def report(suite: Suite, heard: Heard) -> Report:
    """Mark what a system said.

    Args:
        suite: the questions.
        heard: what it said.
    """
    return Report(suite, tuple(_mark(item, heard) for item in suite.items), heard)


def _mark(item: Any, heard: Heard) -> Marked:
    if item.id in heard.bad:
        return Marked(item, Mark.BAD, heard.bad[item.id])
    return marked(item, heard.replies.get(item.id), heard.why_none.get(item.id, "no answer came"))
