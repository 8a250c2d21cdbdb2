"""The checks themselves: each gives what is wrong, with the fix, and nothing where all is well."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from pydantic import BaseModel, ValidationError

from sendrules.case.case import Case
from sendrules.case.fact_values import FactValue
from sendrules.case.facts import FactDefinition
from sendrules.errors import Problem, SendrulesError
from sendrules.law.statute import statute
from sendrules.local.checking.floor import looser, standards_of, target_day
from sendrules.local.checking.stages import last_opening
from sendrules.local.checking.steps import limits_around, step_period, window_after
from sendrules.local.checking.worked import law_day
from sendrules.local.declarations.base import Declaration, Provenance, Status, is_address
from sendrules.local.declarations.policy import HOOKS, LocalPolicy
from sendrules.local.declarations.prioritisation import OneQueue, queues_of
from sendrules.local.declarations.sources import declared_in
from sendrules.local.loading.plugin_errors import in_words
from sendrules.testing.clock import watching
from sendrules.testing.plugin_or_file import alone, in_company
from sendrules.testing.subject import Subject, short
from sendrules.time.calendar import ENGLAND_AND_WALES

Problems = Iterator[Problem]
_MOST = 5  # what is wrong a hundred times is told five times
_FIRST, _LAST = date(2014, 9, 1), date(2027, 12, 31)


def _at_load(check: str) -> Callable[[Subject], Problems]:
    def find(subject: Subject) -> Problems:
        yield from subject.refused.get(check, ())

    return find


found, hooks, runs, types = (_at_load(check) for check in ("found", "hooks", "runs", "types"))


def declarations(subject: Subject) -> Problems:
    """Look at what was refused at load; then make every declaration again, in case one was made without its checks."""
    yield from subject.refused.get("declarations", ())
    if subject.refused:
        return
    for at, part in declared_in(subject.policy):
        values = {f.alias or name: getattr(part, name, None) for name, f in type(part).model_fields.items()}
        given = {k: v for k, v in values.items() if v is not None}
        try:
            again = type(part).model_validate(given)
        except ValidationError as error:
            yield Problem(
                "",
                f"{at} was made without its checks: {in_words(error)}.",
                "Make it by its class, not by model_construct.",
            )
            continue
        if again != part:
            yield Problem(
                "", f"{at} is not what its own fields make.", "Make it by its class, and give it no state of its own."
            )


def floor(subject: Subject) -> Problems:
    """Look at what was refused at load; then compare each standard with the law day by day, whatever the units."""
    yield from subject.refused.get("floor", ())
    if subject.refused:
        return
    law = statute()
    for standard in standards_of(subject.policy):
        for duty in law.versions(standard.duty):
            if not duty.source.binds or duty.limit is None:
                continue
            worst = _first_looser(standard, duty)
            if worst is not None:
                started, target, limit = worst
                yield Problem(
                    "",
                    f"{standard.what} {standard.id!r}: from {started} it gives {target}, and the law {limit} ({duty.provision}).",
                    "Make it stricter, or give it in the unit of the duty.",
                )
                break
    for step in subject.policy.standards.steps if subject.policy.standards else ():
        for around in limits_around(step, law):
            late = _first_late(step, around.duty, window_after(step, around.duty, law)) if around.always else None
            if late is not None:
                yield Problem(
                    "",
                    f"step {step.id!r}: from {late[0]} it gives {late[1]}, and the law leaves time for it until {late[2]} "
                    f"({around.duty.provision}).",
                    "Make it shorter.",
                )
                break


def _first_late(step: Any, duty: Any, window: Any) -> tuple[date, date, date] | None:
    """Give the first start from which a step ends too late for a limit of the law around it."""
    day, last = max(_FIRST, duty.in_force.first), min(_LAST, duty.in_force.last or _LAST)
    while day <= last:
        limit = law_day(duty, day)
        try:
            target = step_period(step).last_day(day)
        except SendrulesError:  # a day beyond the calendar
            limit = None
        if limit is not None:
            latest = last_opening(window, limit) if window else limit
            if target > latest:
                return day, target, latest
        day += timedelta(1)
    return None


def _first_looser(standard: Any, duty: Any) -> tuple[date, date, date] | None:
    day = max(_FIRST, duty.in_force.first)
    last = min(_LAST, duty.in_force.last or _LAST)
    while day <= last:
        try:
            limit, target = duty.limit_for(day), target_day(standard, duty, day, ENGLAND_AND_WALES)
        except SendrulesError:  # a limit that needs other dates, or a day beyond the calendar
            limit = target = None
        if limit is not None and target is not None and looser(target, limit, duty.bound):
            return day, target, limit
        day += timedelta(1)
    return None


def provenance(subject: Subject) -> Problems:
    """Look at what was refused at load; then for a declaration, however deep, that has no source, or one without words."""
    yield from subject.refused.get("provenance", ())
    if subject.refused:
        return
    for at, part in declared_in(subject.policy):
        if isinstance(part, Provenance):
            if not str(part.document).strip() or not str(part.place or part.url or "").strip():
                yield Problem("", f"{at} names no document, or neither a place in it nor a page.", "Give both.")
            if part.url is not None and not is_address(str(part.url)):
                yield Problem("", f"{at} has an address that is none of a web page.", "Give the whole address.")
            if part.status not in tuple(Status):
                yield Problem("", f"{at} has the status {part.status!r}.", f"Use one of: {', '.join(Status)}.")
            continue
        if "provenance" not in type(part).model_fields and not isinstance(part, Declaration):
            continue
        sources = getattr(part, "provenance", None)
        if not isinstance(sources, tuple) or not sources or not all(isinstance(s, Provenance) for s in sources):
            yield Problem("", f"{at} does not say where it comes from.", "Give provenance: document, place and status.")


def law(subject: Subject) -> Problems:
    """Compare the law, and its answers over generated cases, from before the plugin was loaded with those beside it."""
    yield from subject.refused.get("law", ())
    if subject.refused:
        return
    digest, answers, timetables = subject.before
    fix = "A plugin declares. Let it change nothing of sendrules."
    if subject.law_digest() != digest:
        yield Problem("", "a duty, a limit or an exception changed when it was loaded.", fix)
        return
    for (case, day), old, new in zip(subject.asked, answers, subject.law_answers(subject.engine), strict=True):
        if old != new:
            ids = [id for id in old["duties"] if old["duties"][id] != new["duties"].get(id)]
            yield Problem(
                "", f"with it, {', '.join(ids[:3]) or 'the answer'} differs as of {day} for {short(case)}", fix
            )
            return
    for (_, day), was, now in zip(subject.asked, timetables, subject.law_timetables(subject.engine), strict=True):
        if was != now:
            yield Problem("", f"with it, what follows from a request of {day} differs.", fix)
            return


def facts_leave_the_case(subject: Subject) -> Problems:
    """Give each fact a case and look whether it is the same afterwards."""
    for fact in subject.policy.facts:
        for case, day in subject.cases:
            given = case.model_copy(deep=True)
            _value(fact, given, day)
            if given != case or given.model_dump_json() != case.model_dump_json():
                yield Problem(
                    "",
                    f"{fact.name} changed the case that it was given: {short(case)}",
                    "Read the case, and write nothing to it.",
                )
                break


def facts_deterministic(subject: Subject) -> Problems:
    """Ask each fact of the same cases again, in the other order."""
    for fact in subject.policy.facts:
        first = [_value(fact, case, day) for case, day in subject.cases]
        again = [_value(fact, case, day) for case, day in reversed(subject.cases)][::-1]
        for (case, day), one, two in zip(subject.cases, first, again, strict=True):
            if repr(one) != repr(two):
                yield Problem(
                    "",
                    f"{fact.name} gave {one!r}, then {two!r}, as of {day} for {short(case)}",
                    "Let it depend on the case and the day alone: no counter, no chance, no clock.",
                )
                break


def clock(subject: Subject) -> Problems:
    """Import it, call its hooks and read its facts while the clock is watched."""
    fix = "Use the day that is given as as_of; a hook needs no day at all."
    target = subject.target
    with target.anew():
        with watching(only=target.root or "") as at_import:
            policy = target.load()
        with watching() as in_hooks:
            target.load()
        with watching() as in_facts:
            for fact in policy.facts:
                for case, day in subject.cases:
                    _value(fact, case.model_copy(deep=True), day)
    for what, places in (("when it is loaded", at_import), ("in a hook", in_hooks), ("in a fact", in_facts)):
        for place in places[:_MOST]:
            yield Problem("", f"it reads the clock {what}: {place}.", fix)


def independent(subject: Subject) -> Problems:
    """Load it again, alone, and after others; its declarations and facts must be the same."""
    target, first = subject.target, _snapshot(subject.policy, subject.cases)
    worlds: dict[str, dict[str, Any]] = {}
    with target.anew():
        worlds["when it is imported again"] = _snapshot(target.load(), subject.cases)
        worlds["when it is loaded a second time"] = _snapshot(target.load(), subject.cases)
    with alone(target), target.anew():
        worlds["where no other authority is installed"] = _snapshot(target.load(), subject.cases)
    with target.anew(), in_company(target):
        worlds["after other authorities were loaded"] = _snapshot(target.load(), subject.cases)
    for world, now in worlds.items():
        other = [name for name in first if now.get(name) != first[name]]
        if other:
            yield Problem(
                "",
                f"{', '.join(other)}: different {world}.",
                "Let nothing in it depend on other plugins, on how often it is loaded, or on what was loaded before.",
            )


def local(subject: Subject) -> Problems:
    """Make the authority's view of every case, and write it as JSON."""
    for case, day in subject.cases:
        try:
            view = subject.engine.evaluate(case, as_of=day).local
            json.dumps(view.to_dict() if view else None)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            yield Problem(
                "", f"its view raised {in_words(error)} as of {day} for {short(case)}", "Fix its declarations."
            )
            return
        for note in view.notes if view else ():
            if "could not be applied" in note:
                yield Problem("", f"{note}, as of {day} for {short(case)}", "Fix its declarations.")
                return


def ranking(subject: Subject) -> Problems:
    """Put cases in order, in each queue and given in several orders: each is there once, with a reason, and in the same place."""
    declared = subject.policy.prioritisation
    if declared is None:
        subject.notes.append("no order is published, so there is none to look at")
        return
    for queue in queues_of(declared):
        problem = _ranked(subject, queue)
        if problem is not None:
            yield problem
            return


def _ranked(subject: Subject, queue: OneQueue) -> Problem | None:
    """Give what is wrong with one queue; None where nothing is."""
    declared = subject.policy.prioritisation
    both = [each for each in (declared, queue) if each is not None]
    edges = [edge for each in both if (edge := each.in_force_from or each.in_force_to)]
    asked = dict.fromkeys((*edges, *(day for _, day in subject.cases)))
    days = [day for day in asked if all(each.in_force_on(day) for each in both)][:3]
    cases = [case for case, _ in subject.cases][:20]
    for day in days:
        orders: list[tuple[str, ...]] = []
        for given in (cases, cases[::-1], random.Random(20).sample(cases, len(cases))):
            try:
                ranking = subject.engine.prioritise(given, as_of=day, queue=queue.id)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                return Problem("", f"no order can be made as of {day}: {in_words(error)}.", "Fix its prioritisation.")
            wrong = _not_every_case_once(given, ranking.references)
            if wrong:
                return Problem(
                    "", f"{wrong} as of {day}.", "Use the modes as they are: no declaration may leave a case out."
                )
            if [p.place for p in ranking.places] != list(range(1, len(given) + 1)):
                return Problem("", f"the places are not numbered from 1 as of {day}.", "Use the modes as they are.")
            if any(not "".join(p.reasons).strip() for p in ranking.places):
                return Problem("", f"a place has no reason as of {day}.", "Give every factor and guarantee a title.")
            orders.append(ranking.references)
        if len(set(orders)) > 1:
            return Problem(
                "",
                f"the order as of {day} depends on the order in which the cases are given.",
                "Let nothing in the policy depend on what was asked before.",
            )
    return None


def _not_every_case_once(given: Sequence[Case], references: Sequence[str]) -> str:
    wanted, got = Counter(case.reference for case in given), Counter(references)
    if lost := sorted((wanted - got).elements()):
        return f"the order drops {', '.join(lost[:_MOST])}"
    if extra := sorted((got - wanted).elements()):
        return f"the order has {', '.join(extra[:_MOST])} too often"
    return ""


def _value(fact: FactDefinition, case: Case, day: date) -> FactValue | str | None:
    try:
        return fact.read(case, day)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return f"raised {in_words(error)}"


def _snapshot(policy: LocalPolicy, cases: Sequence[tuple[Case, date]]) -> dict[str, Any]:
    """Say everything that a policy says, in a form that two loads can be compared by."""
    out: dict[str, Any] = {
        "authority": policy.authority.model_dump(exclude={"settings_model"}),
        "settings": policy.settings.model_dump(mode="json"),
        "facts": [(f.name, f.title, f.free_text) for f in policy.facts],
        "values of facts": [
            repr(_value(f, case.model_copy(deep=True), day)) for f in policy.facts for case, day in cases
        ],
    }
    for hook in HOOKS:
        declared: BaseModel | None = getattr(policy, hook)
        out[hook] = (type(declared).__name__, declared.model_dump_json()) if declared is not None else None
    return out
