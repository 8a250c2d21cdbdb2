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
    ChangedLaw,
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
from sendrules.testing.plugin_or_file import PluginOrFile
from sendrules.testing.policies import days_asked, facts_for, numbered, sample
from sendrules.testing.strategies import cases
from sendrules.wording.data import result_dict

LawAnswer = dict[str, Any]
_OF_SOURCES = frozenset(("source", "mode_source", "provenance", "mode_provenance"))
"""What a source is called in a file and in Python."""
_NO_SOURCE = "provenance: this is needed"
_FIX_IT = "Fix it."


class Subject:
    """One plugin or policy file under the checks.

    Attributes:
        target: how it is loaded.
        examples: how many cases are generated.
        notes: what could not be looked at.
        asked: bare cases, each with a day, that were answered before the plugin was loaded.
        before: the digest of the law, and its answers for them, from then.
    """

    def __init__(self, target: PluginOrFile, examples: int) -> None:
        self.target, self.examples = target, examples
        self.notes: list[str] = []
        self.asked = list(_asked(examples))
        with target.anew():  # its modules may have been imported long ago: begin without them
            self.before = (self.law_digest(), self.law_answers(), self.law_timetables())
            self._load()

    def _load(self) -> None:
        """Load it once, and keep what is wrong under the check that it belongs to."""
        self.refused: dict[str, list[Problem]] = {}
        self._policy: LocalPolicy | None = None
        try:
            self._policy = self.target.load()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            for check, problem in _problems_by_check(error):
                self.refused.setdefault(check, []).append(problem)

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

    def law_answers(self, engine: Engine | None = None) -> list[LawAnswer]:
        """Give the law's answers for the bare cases, alone or from an engine."""
        return [
            result_dict((engine.evaluate(case, as_of=day) if engine else evaluate(case, as_of=day)).statutory)
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


def short(case: Case) -> str:
    """Show a case in so many words that it can be tried again."""
    text = case.model_dump_json(exclude_defaults=True)
    return f"{text if len(text) <= 400 else text[:400] + '…'}."


@cache
def _asked(n: int) -> tuple[tuple[Case, date], ...]:
    return tuple(zip(sample(cases(), n), sample(days_asked(), n), strict=False))


def _problems_by_check(error: BaseException) -> Iterable[tuple[str, Problem]]:
    """Say what is wrong for an error at loading, each thing with the check that it belongs to."""
    if isinstance(error, InputError):
        for problem in error.problems:
            yield _check_of_input(error, problem), Problem("", str(replace(problem, fix="")), problem.fix or _FIX_IT)
        return
    fix = str(getattr(error, "fix", "") or _FIX_IT)
    reason = str(getattr(error, "reason", "") or in_words(error))
    if not isinstance(error, SendrulesError):
        reason = f"loading it raised {in_words(error)}."
    yield _check_of(error, reason), Problem("", reason, fix)


def _check_of(error: BaseException, reason: str) -> str:
    match error:
        case FloorViolation():
            return "floor"
        case ChangedLaw():
            return "law"
        case MissingPlugin():
            return "found"
        case MistypedPlugin(__cause__=ValidationError() as cause):
            return "provenance" if _about_sources(cause) else "declarations"
        case MistypedPlugin():
            loaded = "types" if " returned " in reason else "declarations"
            return "provenance" if _NO_SOURCE in reason else loaded
        case BrokenPlugin():
            return _broken(error)
        case SendrulesError():
            return "declarations"
    return "runs"


def _check_of_input(error: InputError, problem: Problem) -> str:
    if not isinstance(error, RefusedPolicy):
        return "declarations" if "settings of" in error.source else "found"
    if not problem.at:
        return "found"  # it is no TOML
    if problem.compared is not None:
        return "floor"
    return "provenance" if _OF_SOURCES & set(problem.at) else "declarations"


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
