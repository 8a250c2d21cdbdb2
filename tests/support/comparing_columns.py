"""The law on columns beside the engine for one case: every duty of whole cases, every field of every occurrence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from hypothesis import HealthCheck, Phase, given, seed, settings
from numpy.typing import NDArray

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, Flags, maybe_date, to_day
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.instances import RULE_CODE, Instances
from sendrules.caseload.columns.twins import NoTwin
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.statute import Statute, statute
from sendrules.statutory.instance import Instance
from sendrules.statutory.judge import RULES
from sendrules.statutory.outcome import Disapplied, Due, Ended
from sendrules.statutory.result import StatutoryResult
from sendrules.testing.strategies import cases as case_strategy
from sendrules.time.calendar import ENGLAND_AND_WALES

TABLES = DayTables(ENGLAND_AND_WALES)
_NOTHING: Mapping[str, Answers] = {}
MOST_SHOWN = 40
_EVENTS = ("row", "done", "ended", "revived", "in_transit", "set_by")
_DAYS = ("started", "limit", "done_day", "ended_day")
_COMPARED = tuple(f.name for f in fields(Instances) if f.name not in ("limbs", "lifted_by"))
"""The fields that are compared as numbers; the exceptions are compared by their ids, since a bit is of one version."""
_ENDED = np.array([rule.outcome is Ended for rule in RULES])
_DUE = np.array([rule.outcome is Due for rule in RULES])


@dataclass
class Comparison:
    """What was compared, and what differs.

    Attributes:
        cases: how many cases were asked about, each on one day.
        rows: how many occurrences the engine for one case gives.
        by_columns: of how many of them columns tell the answer.
        differing: what differs, in words: the first of it.
        differences: how many occurrences differ.
        guarded: by duty, how many occurrences are left to the engine for one case.
        no_twin: by class, how many occurrences are left because it has no twin.
        seconds: how long it took, by part.
    """

    cases: int = 0
    rows: int = 0
    by_columns: int = 0
    differing: list[str] = field(default_factory=list)
    differences: int = 0
    guarded: Counter[str] = field(default_factory=Counter)
    no_twin: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of the occurrences that columns answer."""
        return self.by_columns / self.rows if self.rows else 1.0

    def add(self, other: Comparison) -> None:
        """Add what was compared elsewhere."""
        for name in ("cases", "rows", "by_columns", "differences"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.differing = (self.differing + other.differing)[:MOST_SHOWN]
        for name in ("guarded", "no_twin", "seconds"):
            getattr(self, name).update(getattr(other, name))


@cache
def drawn(how_many: int, which: int) -> tuple[Case, ...]:
    """Give so many cases of the public strategies; another number gives others, and the same the same in every run."""
    found: list[Case] = []

    @seed(which)
    @settings(
        max_examples=how_many,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case_strategy())
    def keep(case: Case) -> None:
        found.append(case)

    keep()
    return tuple(case.model_copy(update={"reference": f"C-{which}-{n}"}) for n, case in enumerate(found))


def asked(cases: Sequence[Case], number: int, rounds: int, size: int) -> Iterator[tuple[date, list[Case]]]:
    """Give groups of cases, each with a day to ask about it: every case once.

    A case is asked about in the midst of its events in most rounds, at first near the first of them, and after them in the last
    round. Cases whose days lie near each other are asked together, on the same day.

    Args:
        cases: the cases.
        number: which round it is, from 0.
        rounds: how many rounds there are.
        size: how many cases a group has.
    """
    days = sorted(((_day(case, number, rounds), n) for n, case in enumerate(cases)), key=lambda found: found[0])
    for first in range(0, len(days), size):
        group = days[first : first + size]
        yield group[len(group) // 2][0], [cases[n] for _, n in group]


def _day(case: Case, number: int, rounds: int) -> date:
    on = sorted(event.on for event in case.events) or [date(2025, 1, 6)]
    after = on[-1] + timedelta(500) if number and number == rounds - 1 else on[len(on) * number // rounds]
    return after + timedelta((number * 17 + len(on) * 5 + to_day(on[0])) % 45)


def compare(cases: Sequence[Case], as_of: date, ids: Sequence[str] = ()) -> Comparison:
    """Compare the answers about cases.

    Args:
        cases: the cases.
        as_of: the day of the question.
        ids: the duties; all, where there is none.
    """
    return Asked(cases, as_of, ids).compared()


class Asked:
    """Cases that are asked about on a day, with what the engine for one case says of them, found once.

    Args:
        cases: the cases.
        as_of: the day of the question.
        ids: the duties; all, where there is none.
        law: the law; with other answers to contested questions, where they are compared.

    Attributes:
        table: the cases as a table.
        law: the law.
        results: by case what the engine for one case says.
    """

    def __init__(self, cases: Sequence[Case], as_of: date, ids: Sequence[str] = (), law: Statute | None = None) -> None:
        self.as_of, self.law, self.table = as_of, law or statute(), table_of(cases)
        self._rows = _Rows(Batch(self.table, as_of, TABLES))
        self.results = [StatutoryResult(View(case, as_of), self.law) for case in cases]
        self._said = {
            id: _said_by_one(
                [(n, i) for n, result in enumerate(self.results) for i in result.instances_of((id,))],
                self._rows,
                self.law,
            )
            for id in ids or self.law.ids
        }

    def compared(self, *, stop: bool = False, answered: Mapping[str, Answers] = _NOTHING) -> Comparison:
        """Let columns answer, and compare.

        Args:
            stop: whether to stop at the first duty of which something differs.
            answered: by the id of a duty what columns answered already about these cases on this day.
        """
        batch = Batch(self.table, self.as_of, TABLES)
        found = Comparison(cases=self.table.cases)
        for id, said in self._said.items():
            self._compare(id, said, lambda id: answered.get(id) or answers_of(id, batch, self.law), found)
            if stop and found.differences:
                break
        return found

    def _compare(self, id: str, said: _Said, answer: Callable[[str], Answers], found: Comparison) -> None:
        case = said.columns["case"]
        found.rows += len(case)
        try:
            answers = answer(id)
        except NoTwin as none:
            found.no_twin[str(none)] += len(case)
            return
        told = ~answers.guard[case]
        found.by_columns += int(np.count_nonzero(told))
        if not told.all():
            found.guarded[id] += int(np.count_nonzero(~told))
            said = said.pick(told)
        mine = _said_by_columns(answers.instances, id, self.law)
        wrong = _wrong(mine, said, answers.guard)
        found.differences += len(wrong)
        for odd in dict.fromkeys(wrong):
            if len(found.differing) < MOST_SHOWN:
                found.differing.append(_told(odd, id, mine, said, self._rows))


class _Rows:
    """The rows of a batch by the events that they are."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self._row = {(int(batch.case[n]), batch.table.id_of(int(s))): n for n, s in enumerate(batch.source)}

    def of(self, case: int, event: Event | None) -> int:
        """Give the row of an event; -1 for none."""
        return -1 if event is None else self._row[case, event.id or ""]

    def id(self, row: int) -> str:
        """Give the id of a row's event."""
        return "-" if row < 0 else self.batch.table.id_of(int(self.batch.source[row]))


class _Said(NamedTuple):
    """What is said of the occurrences of a duty: the fields as columns, and the exceptions that lift each limit by their ids."""

    columns: dict[str, NDArray[Any]]
    limbs: NDArray[np.object_]

    def pick(self, which: Flags) -> _Said:
        """Give some of them."""
        return _Said({name: column[which] for name, column in self.columns.items()}, self.limbs[which])


def _said_by_columns(i: Instances, id: str, law: Statute) -> _Said:
    """What columns say, where the outcome is such that it says it."""
    found: dict[str, NDArray[Any]] = {name: getattr(i, name) for name in _COMPARED}
    for name, where, none in (("ended", _ENDED, -1), ("ended_day", _ENDED, NO_DAY), ("set_by", _DUE, -1)):
        found[name] = np.where(where[i.rule], found[name], none)
    limbs = np.empty(len(i), object)
    limbs.fill(())
    for n in np.flatnonzero(i.limbs).tolist():
        limbs[n] = _lifting(i, n, id, law)
    return _Said(found, limbs)


def _lifting(i: Instances, n: int, id: str, law: Statute) -> tuple[str, ...]:
    """The ids of the exceptions that lift a limit, as columns say."""
    duty = law.versions(id)[i.version[n]]
    if i.lifted_by[n]:
        started = maybe_date(int(i.started[n]))
        other = law.in_force(law.ids[i.lifted_by[n] - 1], started) if started else None
        assert other is not None
        duty = other
    return tuple(limb.id for bit, limb in enumerate(duty.unless) if i.limbs[n] >> bit & 1)


def _said_by_one(found: list[tuple[int, Instance]], rows: _Rows, law: Statute) -> _Said:
    """What the engine for one case says, in the same form."""
    numbers = [_numbers(n, instance, rows, law) for n, instance in found]
    columns: dict[str, NDArray[Any]] = {
        name: np.array([each[name] for each in numbers], np.int64) for name in _COMPARED
    }
    limbs = np.empty(len(found), object)
    limbs.fill(())
    for n, (_, instance) in enumerate(found):
        limbs[n] = _excused(instance)
    return _Said(columns, limbs)


def _numbers(case: int, instance: Instance, rows: _Rows, law: Statute) -> dict[str, int]:
    outcome = instance.outcome
    ended = outcome if isinstance(outcome, Ended) else None
    return {
        "case": case,
        "row": rows.of(case, instance.trigger),
        "version": next(n for n, v in enumerate(law.versions(instance.id)) if v is instance.duty),
        "started": to_day(instance.started),
        "rule": RULE_CODE[instance.rule],
        "limit": _number(instance.limit),
        "done": rows.of(case, instance.done),
        "done_day": _number(instance.done_on),
        "ended": rows.of(case, ended.by if ended else None),
        "ended_day": _number(ended.on if ended else None),
        "revived": rows.of(case, instance.revived_by),
        "in_transit": rows.of(case, instance.in_transit),
        "set_by": rows.of(case, outcome.set_by if isinstance(outcome, Due) else None),
        "arose": instance.arose,
        "doubt": instance.doubt is not None,
        "reckoned": instance.reckoned,
        "has_exceptions": instance.has_exceptions,
    }


def _number(day: date | None) -> int:
    return NO_DAY if day is None else to_day(day)


def _excused(instance: Instance) -> tuple[str, ...]:
    if isinstance(instance.outcome, Disapplied):
        return instance.outcome.limbs
    if not instance.occurrence.view.case.determinations:
        return ()
    return tuple(found.id for found in instance.limbs if found.disapplies)


def _wrong(mine: _Said, theirs: _Said, guard: Flags) -> list[int]:
    """The cases of the occurrences that differ, one for each."""
    case, other = mine.columns["case"], theirs.columns["case"]
    if guard[case].any():  # the answers are to say nothing of a guarded case
        return [int(n) for n in case[guard[case]]]
    count = np.bincount(case, minlength=len(guard)) != np.bincount(other, minlength=len(guard))
    if count.any():
        return [int(n) for n in np.flatnonzero(count)]
    differs: Flags = np.zeros(len(case), bool)
    for name in _COMPARED:
        differs |= mine.columns[name] != theirs.columns[name]
    differs |= np.array([a != b for a, b in zip(mine.limbs, theirs.limbs, strict=True)], bool)
    return [int(n) for n in case[differs]]


def _told(case: int, id: str, mine: _Said, theirs: _Said, rows: _Rows) -> str:
    """What each says of a duty of a case, field by field where they differ."""
    here = f"{rows.batch.table.references[case]} {id} on {maybe_date(rows.batch.as_of)}"
    ours, others = (np.flatnonzero(said.columns["case"] == case) for said in (mine, theirs))
    if len(ours) != len(others):
        starts = [
            [rows.id(int(n)) for n in said.columns["row"][which]] for said, which in ((mine, ours), (theirs, others))
        ]
        return f"{here}: columns have {starts[0]}, one case has {starts[1]}"
    said = [
        f"{rows.id(int(theirs.columns['row'][b]))}.{name}: columns {_in_words(name, mine.columns[name][a], rows)}, "
        f"one case {_in_words(name, theirs.columns[name][b], rows)}"
        for a, b in zip(ours, others, strict=True)
        for name in _COMPARED
        if mine.columns[name][a] != theirs.columns[name][b]
    ]
    said += [
        f"exceptions: columns {mine.limbs[a]}, one case {theirs.limbs[b]}"
        for a, b in zip(ours, others, strict=True)
        if mine.limbs[a] != theirs.limbs[b]
    ]
    return f"{here}: " + "; ".join(said)


def _in_words(name: str, value: Any, rows: _Rows) -> str:
    if name in _EVENTS:
        return rows.id(int(value))
    if name in _DAYS:
        return str(maybe_date(int(value)))
    return RULES[value].id if name == "rule" else str(value)
