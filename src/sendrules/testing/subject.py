"""What the checks look at: the policy as it loads, the cases generated for it, and the law's answers from before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from pydantic import ValidationError

from sendrules.case.case import Case
from sendrules.engine import Engine, evaluate, timetable
from sendrules.errors import (
    BrokenPlugin,
    FloorViolation,
    InputError,
    MissingPlugin,
    MistypedPlugin,
    Problem,
    SendrulesError,
)
from sendrules.law.digest import digest_of
from sendrules.law.statute import statute
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.loading.plugin_errors import in_words
from sendrules.local.loading.policy_file import RefusedPolicy
from sendrules.testing.policies import days_asked, facts_for, numbered, sample
from sendrules.testing.strategies import cases
from sendrules.testing.targets import Target

Answer = dict[str, Any]
_NO_SOURCE = "provenance: this is needed"


class Subject:
    """One plugin or policy file under the checks.

    Attributes:
        target: how it is loaded.
        examples: how many cases are generated.
        notes: what could not be looked at.
        asked: bare cases, each with a day, that were answered before the plugin was loaded.
        before: the digest of the law, and its answers for them, from then.
    """

    def __init__(self, target: Target, examples: int) -> None:
        self.target, self.examples = target, examples
        self.notes: list[str] = []
        self.asked = list(_asked(examples))
        with target.anew():  # its modules may have been imported long ago: begin without them
            self.before = (self.law_digest(), self.law_answers(), self.law_timetables())
            self._load()

    def _load(self) -> None:
        """Load it once, and keep what is wrong under the check that it belongs to."""
        self.refused: dict[str, list[tuple[str, str]]] = {}
        self._policy: LocalPolicy | None = None
        try:
            self._policy = self.target.load()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            for check, message, fix in _sorted_out(error):
                self.refused.setdefault(check, []).append((message, fix))

    @property
    def policy(self) -> LocalPolicy:
        """The policy; only where it could be loaded."""
        if self._policy is None:
            raise RuntimeError(f"{self.target.label} could not be loaded, and a check that needs it was run")
        return self._policy

    @cached_property
    def engine(self) -> Engine:
        """An engine with the policy."""
        return Engine(self.policy)

    @cached_property
    def cases(self) -> list[tuple[Case, date]]:
        """The same cases, each with a reference of its own and with facts that the policy reads."""
        facts = sample(facts_for(self.policy), len(self.asked))
        whole = numbered(case for case, _ in self.asked)
        return [
            (case.model_copy(update={"facts": facts[n % len(facts)]}), day)
            for n, (case, (_, day)) in enumerate(zip(whole, self.asked, strict=True))
        ]

    def law_answers(self, engine: Engine | None = None) -> list[Answer]:
        """Give the law's answers for the bare cases, alone or from an engine."""
        return [
            (engine.evaluate(case, as_of=day) if engine else evaluate(case, as_of=day)).statutory.to_dict()
            for case, day in self.asked
        ]

    def law_timetables(self, engine: Engine | None = None) -> list[tuple[tuple[str, date | None], ...]]:
        """Give what follows from a request on each of the days, alone or from an engine."""
        table = engine.timetable if engine else timetable
        return [tuple((row.id, row.due) for row in table("request", day)) for _, day in self.asked]

    @staticmethod
    def law_digest() -> str:
        """Give the digest of the law as it stands in this process."""
        return digest_of(statute().duties)


@cache
def _asked(n: int) -> tuple[tuple[Case, date], ...]:
    return tuple(zip(sample(cases(), n), sample(days_asked(), n), strict=False))


def _sorted_out(error: BaseException) -> Iterable[tuple[str, str, str]]:
    """Say to which check an error at loading belongs, what is wrong, and the fix."""
    fix = str(getattr(error, "fix", "") or "Fix it.")
    reason = str(getattr(error, "reason", "") or in_words(error))
    match error:
        case FloorViolation():
            yield "floor", reason, fix
        case MissingPlugin():
            yield "found", reason, fix
        case MistypedPlugin():
            check = "types" if " returned " in reason else "declarations"
            yield ("provenance" if _NO_SOURCE in reason else check), reason, fix
        case BrokenPlugin():
            yield _broken(error), reason, fix
        case RefusedPolicy():
            for finding in error.findings:
                yield _of_file(finding), str(replace(finding, fix="")), finding.fix or fix
        case InputError() if "settings of" not in error.source:
            for problem in error.problems:
                yield "found", problem.message, problem.fix or fix
        case InputError():
            for problem in error.problems:
                at = f"{problem.field}: " if problem.field else ""
                yield "declarations", f"{at}{problem.message}", problem.fix or fix
        case SendrulesError():
            yield "declarations", reason, fix
        case _:
            yield "runs", f"loading it raised {in_words(error)}.", fix


def _of_file(finding: Problem) -> str:
    if not finding.at:
        return "found"  # it is no TOML
    if finding.compared is not None:
        return "floor"
    return "provenance" if "provenance" in finding.at else "declarations"


def _broken(error: BrokenPlugin) -> str:
    """Tell a plugin that cannot be imported from one whose hooks are wrong, raise, or declare what there is not."""
    if any(word in error.reason for word in ("be imported", "entry point", "both offer it", "file cannot be read")):
        return "found"
    if isinstance(error.__cause__, ValidationError):
        return "provenance" if _about_sources(error.__cause__) else "declarations"
    if "its settings" in error.reason:
        return "declarations"
    if error.__cause__ is None or "do not fit" in error.reason:
        return "hooks"
    return "runs"


def _about_sources(error: ValidationError) -> bool:
    """Whether all that a model refused is a source that is missing or says nothing."""
    return error.title == "Provenance" or all("provenance" in map(str, e["loc"]) for e in error.errors())
