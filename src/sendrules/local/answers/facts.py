"""Reading an authority's facts of a case, and what they show: a fact, a piece of evidence, a condition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, TypeGuard

from sendrules.case.case import Case
from sendrules.case.conditions import Condition, Finding, Occasion
from sendrules.case.fact_values import LARGEST_NUMBER, LONGEST_TEXT, MOST_TEXTS, FactValue
from sendrules.case.facts import FactDefinition
from sendrules.case.own_copy import own_copy
from sendrules.case.refusals import shown as shown_in_file
from sendrules.case.subject import Subject
from sendrules.case.view import View
from sendrules.explanation import words
from sendrules.local.declarations.conditions import EvidenceRequired, When
from sendrules.local.loading.plugin_errors import class_name, in_words
from sendrules.outside_text import normal_name, not_printable

if TYPE_CHECKING:
    from sendrules.local.declarations.policy import LocalPolicy

_NOTHING_ELSE = Case(reference="the facts alone")
EVIDENCE = "evidence."
"""What the name of a fact that records evidence begins with."""


def read_fact(fact: FactDefinition, case: Case, as_of: date) -> tuple[FactValue | None, str]:
    """Read a fact from a copy of a case, so that a plugin's function changes nobody else's.

    Args:
        fact: the fact.
        case: the case.
        as_of: the day of the question.

    Returns:
        The value, or None where there is none to count; and why not, where something went wrong.
    """
    try:
        value = fact.read(own_copy(case), as_of)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may do anything, and the law's answer must not be lost
        return None, raised(error)
    return counted(fact, value)


def raised(error: BaseException) -> str:
    """Say why nothing counts of a fact whose function raised an exception.

    Args:
        error: the exception.
    """
    return f"could not be read ({in_words(error)})"


def counted(fact: FactDefinition, value: object) -> tuple[FactValue | None, str]:
    """Give what counts of a value that a fact's function gave; and why it does not count, where it does not.

    >>> counted(FactDefinition("a.b", "B", lambda case, day: None, type="flag"), 1)
    (None, 'gave 1; it should give true or false')
    """
    if value is None:
        return None, ""
    if not _is_fact_value(value):
        return None, f"gave a value of type {class_name(value)}; it should give a bool, int, float, str or tuple of str"
    if why := _too_large(value):
        return None, why
    value = _normal(value)
    if not fact.fits(value):
        return None, f"gave {shown_in_file(value)}; it should give {fact.wanted}"
    why = _not_usable(value)
    return (None, why) if why else (value, "")


def facts_of(
    case: Case | Subject, names: Iterable[str], policy: LocalPolicy, as_of: date, notes: list[str]
) -> dict[str, FactValue]:
    """Read the authority's facts by name; ``notes`` gets the reason where one could not be read.

    Args:
        case: the case.
        names: the names of the facts.
        policy: the policy that defines them.
        as_of: the day of the question.
        notes: is added to.
    """
    known = {fact.name: fact for fact in policy.facts}
    found: dict[str, FactValue] = {}
    for name in dict.fromkeys(names):
        fact = known[name]
        value, why = case.read(fact, as_of) if isinstance(case, Subject) else read_fact(fact, case, as_of)
        if why:
            notes.append(f"{case.reference}: {name} {why}")
        if value is not None:
            found[name] = value
    return found


def tested(when: When, case: Case | Subject, policy: LocalPolicy, as_of: date, notes: list[str]) -> Finding:
    """Test a declared condition on a case: True, False, or None where a fact is not recorded."""
    facts = facts_of(case, when.facts, policy, as_of, notes)
    return on_facts(when.condition(), facts, as_of)


def on_facts(condition: Condition, facts: dict[str, FactValue], as_of: date) -> Finding:
    """Test a condition on facts that were read. It looks at nothing else of a case.

    Args:
        condition: the condition.
        facts: the facts by name.
        as_of: the day of the question.
    """
    return condition.test(Occasion(View(_NOTHING_ELSE.model_copy(update={"facts": facts}), as_of)))


def holds(
    when: When, case: Case | Subject, policy: LocalPolicy, as_of: date, notes: list[str]
) -> tuple[bool | None, str]:
    """Say whether a declared condition holds of a case, and why not; None where a fact is not recorded.

    Args:
        when: the condition.
        case: the case.
        policy: the policy that defines its facts.
        as_of: the day of the question.
        notes: gets the reason where a fact could not be read.
    """
    finding = tested(when, case, policy, as_of, notes)
    if finding.holds:
        return True, ""
    titles = {f"facts.{fact.name}": f"{fact.title} ({fact.name})" for fact in policy.facts}
    if finding.holds is None:
        return None, f"not recorded: {', '.join(titles.get(name, name) for name in finding.missing)}"
    read = [titles[f"facts.{name}"] for name in when.facts]
    return False, f"what it asks of {', '.join(read)} is not so"


def shown(evidence: EvidenceRequired, case: Case | Subject, as_of: date) -> tuple[bool, str]:
    """Say whether a piece of evidence is recorded and fresh enough, and why.

    >>> case = Case(reference="A", facts={"evidence.letter": "2026-01-01"})
    >>> shown(EvidenceRequired(id="letter", title="Letter", max_age="3 months"), case, date(2026, 6, 1))
    (False, 'Letter: of Thu 1 Jan 2026, which is older than 3 months')
    """
    value = case.facts.get(evidence.fact)
    if value is None or value is False or value in ("", ()):
        return False, f"{evidence.title}: not recorded (facts.{evidence.fact})"
    day = _day(value)
    if day is not None and day > as_of:
        return False, f"{evidence.title}: of {words(day)}, after the day asked about"
    if evidence.max_age is None:
        return True, f"{evidence.title}: recorded"
    if day is None:
        return False, f"{evidence.title}: its day is not recorded (facts.{evidence.fact} as YYYY-MM-DD)"
    if evidence.max_age.last_day(day) < as_of:
        n, unit = evidence.max_age.n, evidence.max_age.unit
        return (
            False,
            f"{evidence.title}: of {words(day)}, which is older than {n} {unit}{'' if n == 1 else 's'}",
        )
    return True, f"{evidence.title}: of {words(day)}"


def missing_evidence(evidence: Sequence[EvidenceRequired], case: Case | Subject, as_of: date) -> tuple[str, ...]:
    """Give the reason for each piece of evidence that is not there."""
    return tuple(why for there, why in (shown(e, case, as_of) for e in evidence) if not there)


def _day(value: FactValue) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _is_fact_value(value: object) -> TypeGuard[FactValue]:
    """Whether a value is exactly of a known type: a subclass, or its class, could behave in any way when compared."""
    if type(value) is tuple:
        return all(type(part) is str for part in value)
    return any(type(value) is kind for kind in (bool, int, float, str))


def _too_large(value: FactValue) -> str:
    """Say that a value is larger than a case may record; empty where it is not."""
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        return "gave a number of more than 18 digits"
    if isinstance(value, tuple) and len(value) > MOST_TEXTS:
        return f"gave a list of more than {MOST_TEXTS:,} texts"
    texts = value if isinstance(value, tuple) else (value,)
    if any(isinstance(text, str) and len(text) > LONGEST_TEXT for text in texts):
        return f"gave a text of more than {LONGEST_TEXT:,} characters"
    return ""


def _normal(value: FactValue) -> FactValue:
    """Give texts in the form in which names are compared, as those of a case are."""
    if isinstance(value, tuple):
        return tuple(map(normal_name, value))
    return normal_name(value) if isinstance(value, str) else value


def _not_usable(value: FactValue) -> str:
    """Say why a value cannot be used though it is of the type; empty where it can."""
    if isinstance(value, float) and not isfinite(value):
        return f"gave {value}, which is not a number that can be compared"
    texts = value if isinstance(value, tuple) else (value,)
    hidden = next((why for text in texts if isinstance(text, str) and (why := not_printable(text))), "")
    return f"gave a text that cannot be used: {hidden.rstrip('.')}" if hidden else ""
