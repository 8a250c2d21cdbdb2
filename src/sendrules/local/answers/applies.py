"""Whether what an authority declares applies to a case: its condition, in words, and what the case does not record of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sendrules.case.case import Case
from sendrules.case.subject import Subject
from sendrules.local.answers.facts import tested
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.policy import LocalPolicy


@dataclass(frozen=True, slots=True)
class Applies:
    """Whether a declaration applies to a case.

    Attributes:
        holds: True, False, or None where no case was asked about, or a fact is missing.
        condition: the condition in words; empty where there is none.
        missing: the facts that are missing, each with its title and its name.
    """

    holds: bool | None
    condition: str = ""
    missing: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Say it in words a parent could read; empty where there is no condition."""
        if not self.condition:
            return ""
        if self.holds is False:
            return f"it does not apply: it is only for a case with {self.condition}"
        missing = f"; not recorded: {', '.join(self.missing)}" if self.missing else ""
        return f"only for a case with {self.condition}{missing}"


def applies(
    when: When | None, case: Case | Subject | None, policy: LocalPolicy, as_of: date, notes: list[str]
) -> Applies:
    """Say whether a condition holds of a case.

    Args:
        when: the condition; None where there is none.
        case: the case; None where none is asked about.
        policy: the policy that defines the facts.
        as_of: the day of the question.
        notes: gets the reason for each fact that cannot be read.
    """
    if when is None:
        return Applies(True)
    condition = in_words(when, {fact.name: fact.title for fact in policy.facts})
    if case is None:
        return Applies(None, condition)
    finding = tested(when, case, policy, as_of, notes)
    titles = {f"facts.{fact.name}": f"{fact.title} ({fact.name})" for fact in policy.facts}
    missing = tuple(titles.get(name, name) for name in finding.missing) if finding.holds is None else ()
    return Applies(finding.holds, condition, missing)


def in_words(when: When, titles: Mapping[str, str]) -> str:
    """Put a condition into words.

    Args:
        when: the condition.
        titles: the title of each fact, by its name.

    >>> in_words(When(fact="a.age", at_least=16), {"a.age": "Age"})
    "'Age' of 16 or more"
    >>> in_words(When(any=[When(fact="a.b", equals=True), When(fact="a.c", equals=False)]), {"a.b": "Out of school"})
    "('Out of school': yes or 'a.c': no)"
    """
    if when.fact is not None:
        return _compared(when, f"{titles.get(when.fact, when.fact)!r}")
    if when.not_ is not None:
        return f"not ({in_words(when.not_, titles)})"
    parts = [in_words(part, titles) for part in (when.all or when.any or ())]
    joined = (" and " if when.all is not None else " or ").join(parts)
    return f"({joined})" if len(parts) > 1 else joined


def _compared(when: When, title: str) -> str:
    said = []
    if when.equals is not None:
        said.append(f"{title}: {_value(when.equals)}")
    if when.one_of is not None:
        said.append(f"{title}: {_listed(map(_value, when.one_of))}")
    least, most = when.at_least, when.at_most
    if least is not None and most is not None:
        said.append(f"{title} from {least} to {most}")
    elif least is not None:
        said.append(f"{title} of {least} or more")
    elif most is not None:
        said.append(f"{title} of {most} or less")
    return " and ".join(said)


def _value(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _listed(values: Iterable[str]) -> str:
    *first, last = values
    return f"{', '.join(first)} or {last}" if first else last
