"""Does with a policy file what a person would: checks it, builds an engine with it, asks about cases, and puts them in order."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import sendrules as sr
from command_line import run
from sendrules.errors import Problem, SendrulesError

DAYS = (date(2020, 6, 1), date(2026, 1, 5))
_FACTS: tuple[dict[str, Any], ...] = (
    {},
    {
        "looked_after": True,
        "vulnerability_group": "looked-after",
        "vulnerable": True,
        "age": 16,
        "phase_transfer": True,
    },
    {
        "looked_after": "yes",
        "vulnerability_group": "",
        "age": 1e300,
        "evidence.letter": "2026-01-01",
        "vulnerable": ("a", "b"),
    },
)


def _cases() -> list[sr.Case]:
    kinds = [["request"], ["request", "decision-to-assess"], ["request", "final-plan"]]
    days = [[date(2024, 2, 5)], [date(2025, 5, 21), date(2025, 7, 1)], [date(2019, 12, 30), date(2020, 3, 23)]]
    return [
        sr.Case(
            reference=f"case-{n}", events=[sr.Event(kind=k, on=d) for k, d in zip(names, on, strict=True)], facts=facts
        )
        for n, (names, on, facts) in enumerate(zip(kinds, days, _FACTS, strict=True))
    ]


CASES = _cases()


def faults(path: Path, *, by_command: bool = False) -> list[str]:
    """Give what went wrong in a way in which it must not, with the traceback where there is one.

    Args:
        path: the policy file.
        by_command: whether the commands that use a policy are run as well, which takes longer.
    """
    return [*_checked(path), *_used(path), *(_commands(path) if by_command else ())]


def _checked(path: Path) -> Iterator[str]:
    try:
        report = sr.check_policy_file(path)
        said = json.dumps(report.to_dict(), allow_nan=False)
    except sr.InputError as error:
        yield from _unplaced(error.problems, str(error), path)
    except Exception:
        yield traceback.format_exc()
    else:
        yield from _unplaced(report.refused, report.source, path)
        if "Traceback" in said:
            yield said


def _unplaced(problems: tuple[Problem, ...], source: str, path: Path) -> Iterator[str]:
    """Name each refusal that says neither file nor place. What no line has to do with, such as UTF-8, is of the whole file."""
    if path.name not in source:
        yield f"the file is not named: {source}"
    for problem in problems:
        if (
            problem.line is None
            and not problem.at
            and "UTF-8" not in problem.message
            and "nested" not in problem.message
        ):
            yield f"a refusal names no place: {problem}"
        if not problem.fix and "UTF-8" not in problem.message:
            yield f"a refusal names no fix: {problem}"


def _used(path: Path) -> Iterator[str]:
    try:
        engine = sr.Engine.from_policy(path)
    except SendrulesError as error:
        if path.name not in str(error):
            yield f"the file is not named: {error}"
        return
    except Exception:
        yield traceback.format_exc()
        return
    for day in DAYS:
        for ask in (_evaluate, _prioritise, _reply, _contracts):
            try:
                yield from ask(engine, day)
            except SendrulesError:
                continue
            except Exception:
                yield traceback.format_exc()


def _evaluate(engine: sr.Engine, day: date) -> Iterator[str]:
    for case in CASES:
        result = engine.evaluate(case, as_of=day)
        json.dumps(result.to_dict(), allow_nan=False)
        if result.local is None:
            yield "no local answer"
        else:
            yield from (note for note in result.local.notes if "could not be applied" in note)


def _prioritise(engine: sr.Engine, day: date) -> Iterator[str]:
    ranking = engine.prioritise(CASES, as_of=day)
    json.dumps(ranking.to_dict(), allow_nan=False)
    if sorted(ranking.references) != [case.reference for case in CASES]:
        yield f"cases were lost or doubled: {ranking.references}"
    for lane in ranking.lanes:
        ranking.batch(2, lane.id)
    if not ranking.without_shares:
        ranking.batch(2)


def _reply(engine: sr.Engine, day: date) -> Iterator[str]:
    standards = engine.policy.standards if engine.policy else None
    for each in standards.communication if standards else ():
        if each.basis is sr.Basis.WAIT:
            continue
        for channel in (None, *each.channels):
            for case in (None, *CASES):
                try:
                    found = engine.replies(day, event=each.event, channel=channel, case=case)
                except sr.BeyondHorizonError:
                    continue
                if standards and standards.in_force_on(day) and not found:
                    yield f"{each.id} gives no answer for {each.event!r} by {channel!r}"
                json.dumps([target.to_dict() for target in found], allow_nan=False)


def _contracts(engine: sr.Engine, day: date) -> Iterator[str]:
    policy = engine.policy
    bought = policy.commissioning if policy else None
    if bought is not None:
        sr.end_alerts(bought, day)
        for decision in bought.decisions if bought.thresholds else ():
            sr.check_decision(decision, bought, on=day)
    if policy and policy.performance:
        for milestone in policy.performance.milestones:
            json.dumps(sr.milestone_status(milestone, day, done=1, forecast=2).to_dict(), allow_nan=False)
    yield from ()


def _commands(path: Path) -> Iterator[str]:
    queue = str(Path(__file__).parents[2] / "examples" / "queue.json")
    one = str(Path(__file__).parents[2] / "examples" / "cases" / "late-plan.json")
    for args in (
        ("check-policy", str(path)),
        ("check-policy", str(path), "--json"),
        ("queue", queue, "--policy", str(path), "--as-of", "2026-01-05"),
        ("evaluate", one, "--policy", str(path), "--as-of", "2026-01-05"),
    ):
        result = run(*args)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            yield f"{args}: " + "".join(traceback.format_exception(result.exception))
        elif result.exit_code not in (0, 1) or (result.exit_code == 1 and not result.output.strip()):
            yield f"{args}: exit {result.exit_code}: {result.output}"


def usable(path: Path) -> bool:
    """Whether the file can be used as a policy."""
    try:
        return sr.check_policy_file(path).policy is not None
    except Exception:  # what it is told by ``faults``
        return False
