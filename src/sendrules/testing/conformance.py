"""The conformance kit: whether an authority's plugin or policy file keeps to what the core promises of every policy.

Three ways to run the same checks. In the plugin's own tests, in one line::

    from sendrules.testing import ConformanceTests

    class TestKent(ConformanceTests):
        authority = "kent"  # or policy = "policy.toml", or plugin = a module that is not installed

As a function, ``check_conformance("kent")``, which gives a ``Report``; and as a command, ``sendrules conform kent``.

The kit finds mistakes. It is no guard against code that means harm: a plugin runs in the process that loads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sendrules.errors import Problem
from sendrules.outside_text import on_one_line
from sendrules.testing import conformance_checks as checks
from sendrules.testing.fact_answers import facts
from sendrules.testing.plugin_or_file import PluginOrFile, plugin_or_file
from sendrules.testing.subject import Subject

EXAMPLES = 50
"""How many cases are generated for each check that needs any."""


class Outcome(StrEnum):
    """How a check came out. It is not run where a check that it needs did not pass."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that every policy must keep to.

    Attributes:
        id: its name.
        title: what must hold.
        find: gives what is wrong; nothing where it holds.
        needs: checks that must have passed, since their failure would show here as well.
    """

    id: str
    title: str
    find: Callable[[Subject], Iterator[Problem]]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found.

    Attributes:
        check: its id.
        title: what must hold.
        outcome: how it came out.
        wrong: what is wrong, each with its fix; empty unless it failed.
        why: why it was not run; empty if it was.
    """

    check: str
    title: str
    outcome: Outcome
    wrong: tuple[Problem, ...] = ()
    why: str = ""

    def __str__(self) -> str:
        lines = [f"{self.outcome.value:8} {self.check}: {self.title}"]
        lines += [f"         - {w.message} {w.fix}" for w in self.wrong]
        if self.why:
            lines.append(on_one_line(f"         ({self.why})"))
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "check": self.check,
            "title": self.title,
            "outcome": self.outcome.value,
            "why": self.why or None,
            "wrong": [{"message": w.message, "fix": w.fix} for w in self.wrong],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What every check found.

    Attributes:
        target: what was looked at.
        findings: in the order of the checks.
        examples: how many cases were generated.
        notes: what the checks could not look at, such as a ranking where no order is published.
    """

    target: str
    findings: tuple[CheckResult, ...]
    examples: int
    notes: tuple[str, ...] = ()

    def __getitem__(self, check: str) -> CheckResult:
        for result in self.findings:
            if result.check == check:
                return result
        raise KeyError(f"there is no check {check!r}; there are {', '.join(CHECKS)}")

    def __str__(self) -> str:
        return self.to_text()

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(f.outcome is Outcome.PASSED for f in self.findings)

    @property
    def failed(self) -> tuple[str, ...]:
        """The ids of the checks that failed."""
        return tuple(f.check for f in self.findings if f.outcome is Outcome.FAILED)

    def to_text(self) -> str:
        """Write it as lines for a terminal."""
        n = len(self.failed)
        end = "It conforms." if self.passed else f"It does not conform: {n} check{'' if n == 1 else 's'} failed."
        notes = [on_one_line(f"note: {note}") for note in self.notes]
        ran = sum(f.outcome is not Outcome.NOT_RUN for f in self.findings)
        whole = f"{ran} checks over {self.examples} generated cases"
        checked = whole if ran == len(self.findings) else f"{ran} of {len(self.findings)} checks run"
        head = f"{on_one_line(self.target)}: {checked}"
        return "\n".join([head, *self._lines(), *notes, end])

    def _lines(self) -> Iterator[str]:
        """Each check; those that were not run for one reason together, in the place of the first."""
        idle = Counter(f.why for f in self.findings if f.outcome is Outcome.NOT_RUN)
        for f in self.findings:
            if f.outcome is not Outcome.NOT_RUN or idle[f.why] == 1:
                yield str(f)
            elif n := idle.pop(f.why, 0):
                yield on_one_line(f"{f.outcome.value:8} {n} checks, each because {f.why}")

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "target": self.target,
            "conforms": self.passed,
            "examples": self.examples,
            "findings": [f.to_dict() for f in self.findings],
            "notes": list(self.notes),
        }


_HOOKS = ("found", "hooks")
_RETURNED = (*_HOOKS, "runs", "types")
_LOADED = (*_RETURNED, "provenance", "declarations", "floor")
_LAWFUL = (*_LOADED, "law")
_ALL = (
    Check("found", "It is found, read and imported", checks.found),
    Check(
        "hooks", "Its hooks are spelt and marked correctly, and take what the core gives them", checks.hooks, _HOOKS[:1]
    ),
    Check("runs", "Its hooks run without an error", checks.runs, _HOOKS),
    Check("types", "Each hook returns the declaration that it promises", checks.types, _RETURNED[:3]),
    Check("provenance", "Every declaration says where it comes from", checks.provenance, _RETURNED),
    Check(
        "declarations",
        "It declares only what can be declared, and every name in it is declared",
        checks.declarations,
        _LOADED[:5],
    ),
    Check("floor", "No standard and no target is looser than the law, on any day", checks.floor, _LOADED[:6]),
    Check("law", "The law's answers are the same with it and without it", checks.law, _LOADED),
    Check("facts", "Each fact gives what it declares, a ValueError, or None where nothing is recorded", facts, _LAWFUL),
    Check("facts-leave-the-case", "No fact changes the case that it is given", checks.facts_leave_the_case, _LAWFUL),
    Check(
        "facts-deterministic",
        "Each fact gives the same answer for the same case and day",
        checks.facts_deterministic,
        (*_LAWFUL, "facts", "facts-leave-the-case"),
    ),
    Check("clock", "Nothing in it reads the clock", checks.clock, _LAWFUL),
    Check(
        "independent",
        "It is the same whatever else is installed, and in whatever order it is loaded",
        checks.independent,
        (*_LAWFUL, "clock", "facts-deterministic"),
    ),
    Check("local", "Its view of a case can be made and written down", checks.local, (*_LAWFUL, "facts")),
    Check(
        "ranking",
        "Its order holds every case once, with a reason, whatever order they come in",
        checks.ranking,
        (*_LAWFUL, "facts", "facts-deterministic"),
    ),
)
CHECKS: Mapping[str, Check] = {check.id: check for check in _ALL}
"""The checks by id, in the order in which they run."""


def check_conformance(
    authority_or_path: object, *, settings: Mapping[str, Any] | None = None, examples: int = EXAMPLES
) -> Report:
    """Run every check on a plugin or policy file.

    Args:
        authority_or_path: the key of an installed authority, the path of a policy file (``.toml``), or a module or object
            with hooks that is not installed.
        settings: values for its settings, in place of the defaults.
        examples: how many cases to generate for each check that needs any.

    Raises:
        TypeError: there is no telling what is meant.
        ValueError: ``examples`` is below 1.
    """
    if examples < 1:
        raise ValueError(f"at least one example is needed, not {examples}")
    target: PluginOrFile = plugin_or_file(authority_or_path, settings)
    subject = Subject(target, examples)
    results: dict[str, CheckResult] = {}
    for check in _ALL:
        results[check.id] = _run(check, subject, results)
    return Report(target.label, tuple(results.values()), examples, tuple(dict.fromkeys(subject.notes)))


def _run(check: Check, subject: Subject, before: Mapping[str, CheckResult]) -> CheckResult:
    unmet = [id for id in check.needs if before[id].outcome is not Outcome.PASSED]
    if unmet and check.id not in subject.refused:
        return CheckResult(check.id, check.title, Outcome.NOT_RUN, why=f"it needs {unmet[0]}, which did not pass")
    wrong = tuple(dict.fromkeys(check.find(subject)))
    return CheckResult(check.id, check.title, Outcome.FAILED if wrong else Outcome.PASSED, wrong)
