"""The check of what each fact of a policy gives, whatever the case records under the names that the fact looks up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendrules.case.case import Case
from sendrules.case.fact_columns import FactColumns
from sendrules.case.fact_values import FactValue
from sendrules.case.facts import FactDefinition
from sendrules.case.refusals import shown
from sendrules.errors import Problem
from sendrules.local.answers.facts import counted, raised, read_fact
from sendrules.local.answers.unread import AskedFacts, looked_up, names_read
from sendrules.local.loading.plugin_errors import in_words
from sendrules.testing.subject import Subject, short

_DAY = date(2027, 12, 31)
_BARE = Case(reference="bare")
_DRAWN: tuple[FactValue, ...] = (
    True,
    False,
    0,
    1,
    7,
    -1,
    2.5,
    10**18 - 1,
    "",
    "yes",
    "no",
    "none",
    "invented",
    "7",
    "nan",
    "inf",
    "2026-01-05",
    (),
    ("invented",),
    ("a", "b"),
)
_SOME = 3  # generated cases on which each value is tried besides the case that records nothing else
_MOST_NAMES = 20
_RECORD_IT = "Give None where the case records nothing: a missing fact is not an answer."


def facts(subject: Subject) -> Iterator[Problem]:
    """Ask each fact of every case, and of cases that record each kind of value, or nothing, under the names it looks up."""
    for fact in subject.policy.facts:
        problem = _made_up(fact) or next(_wrong_answers(fact, subject), None) or _not_the_same_together(fact, subject)
        if problem:
            yield problem


def _made_up(fact: FactDefinition) -> Problem | None:
    """Say that a fact which reads what is recorded answers where nothing is recorded at all.

    What follows from the events alone is not looked at: there the chronology is the record.
    """
    nothing = AskedFacts({})
    reads = bool(looked_up(fact, _BARE, nothing, _DAY) or nothing.went_through or names_read(fact))
    try:
        value = fact.read(_BARE.model_copy(deep=True), _DAY)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Problem("", f"{fact.name} raised {in_words(error)} as of {_DAY} for {short(_BARE)}", _RECORD_IT)
    _, why = counted(fact, value)
    if not reads or value is None or why:
        return None  # of a wrong value the other search tells
    return Problem("", f"{fact.name} gave {shown(value)} where nothing is recorded, for {short(_BARE)}", _RECORD_IT)


def _not_the_same_together(fact: FactDefinition, subject: Subject) -> Problem | None:
    """Say that a fact's function for many cases gives something else than its function for one, or goes wrong."""
    if fact.read_all is None:
        return None
    asked = [(_BARE, _DAY), *subject.cases, *_drawn(fact, subject)]
    cases = [case for case, _ in asked]
    names = sorted({name for case in cases for name in case.facts})
    columns = FactColumns({name: [case.facts.get(name) for case in cases] for name in names}, len(cases))
    fix = "Give one entry for each case, in their order: what read gives, or the exception that it raises."
    try:
        given = list(fact.read_all(columns, _DAY))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Problem("", f"read_all of {fact.name} raised {in_words(error)}", fix)
    if len(given) != len(cases):
        return Problem("", f"read_all of {fact.name} gave {len(given)} entries for {len(cases)} cases", fix)
    for case, value in zip(cases, given, strict=True):
        together = (None, raised(value)) if isinstance(value, BaseException) else counted(fact, value)
        alone = read_fact(fact, case, _DAY)
        if repr(together) != repr(alone):
            message = (
                f"read_all of {fact.name} gave {together[0]!r}, and read {alone[0]!r}, as of {_DAY} for {short(case)}"
            )
            return Problem("", message, fix)
    return None


def _wrong_answers(fact: FactDefinition, subject: Subject) -> Iterator[Problem]:
    for case, day in [(_BARE, _DAY), *subject.cases, *_drawn(fact, subject)]:
        if why := _wrong_answer(fact, case, day):
            message, fix = why
            yield Problem("", f"{fact.name} {message} as of {day} for {short(case)}", fix)


def _wrong_answer(fact: FactDefinition, case: Case, day: date) -> tuple[str, str] | None:
    try:
        value = fact.read(case.model_copy(deep=True), day)
    except KeyboardInterrupt:
        raise
    except ValueError:
        return None  # what is recorded is wrong, and the function says so
    except BaseException as error:
        fix = "Give None where nothing is recorded; raise ValueError where it is recorded wrongly."
        return f"raised {in_words(error)}", fix
    _, why = counted(fact, value)
    fix = f"Give {fact.wanted}, or None; raise ValueError where it is recorded wrongly." if fact.type else ""
    return (why, fix or "Give a bool, int, float, str, tuple of str, or None.") if why else None


def _drawn(fact: FactDefinition, subject: Subject) -> Iterator[tuple[Case, date]]:
    """Give cases that record each value under one of the names, with the others left out, and under all of them."""
    some = [(_BARE, _DAY), *subject.cases[:_SOME]]
    names = set(names_read(fact))
    for case, day in some:
        names |= looked_up(fact, case, AskedFacts(case.facts), day)
    looked = sorted(names)[:_MOST_NAMES]
    values = (*_DRAWN, *fact.values, *((value,) for value in fact.values))
    for case, day in some:
        for value in values:
            recorded = [{name: value} for name in looked] + ([dict.fromkeys(looked, value)] if len(looked) > 1 else [])
            for facts_ in recorded:
                yield case.model_copy(update={"facts": facts_}), day
