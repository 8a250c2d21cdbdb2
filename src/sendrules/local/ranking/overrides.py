"""``PlaceOverride``: a person's decision that a case goes to another place, by what role, why, and until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from sendrules.errors import InputError, Problem
from sendrules.explanation import words
from sendrules.local.declarations.ordering import Overriding
from sendrules.local.declarations.values import period_text
from sendrules.outside_text import WITHOUT_IT, normal_name, not_printable

_NAMES = ("reference", "role", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOverride:
    """One decision. It moves a case and drops none.

    Attributes:
        reference: the case's.
        place: where it goes, from 1; beyond the end means last.
        role: the role that decided.
        reason: why.
        on: when.
        until: its last day, included.
    """

    reference: str
    place: int
    role: str
    reason: str
    on: date
    until: date | None = None

    def __post_init__(self) -> None:
        for name in _NAMES:  # compared with the cases and the policy, which keep names in this form
            object.__setattr__(self, name, normal_name(getattr(self, name)))

    def __str__(self) -> str:
        end = f", until {words(self.until)}" if self.until else ""
        return f"put here by the {self.role} on {words(self.on)}{end}: {self.reason}"


def checked(
    overrides: Iterable[PlaceOverride],
    rule: Overriding | None,
    references: Sequence[str],
    as_of: date,
    notes: list[str],
) -> tuple[PlaceOverride, ...]:
    """Give the overrides that count on a day, by place; ``notes`` names those that have ended.

    Args:
        overrides: the decisions.
        rule: who may decide, and what must be recorded.
        references: the cases' references.
        as_of: the day of the question.
        notes: is added to.

    Raises:
        InputError: one is not allowed or lacks its role, reason or last day; every problem of every one is listed.
    """
    given = list(overrides)
    known = frozenset(references)
    problems = [p for o in given for p in _problems(o, rule, known, as_of)]
    overrides_of = Counter(o.reference for o in given)
    problems += [
        Problem(reference, "there are two overrides for one case.", "Keep the one that counts.")
        for reference, n in sorted(overrides_of.items())
        if n > 1
    ]
    if problems:
        raise InputError("overrides", problems)
    out = []
    for override in given:
        last = _last(override, rule)
        if last is not None and last < as_of:
            notes.append(f"{override.reference}: the override of {words(override.on)} ended on {words(last)}")
        else:
            out.append(override)
    return tuple(sorted(out, key=lambda o: (o.place, o.reference)))


def _last(override: PlaceOverride, rule: Overriding | None) -> date | None:
    if override.until is not None or rule is None or rule.expires_after is None:
        return override.until
    return rule.expires_after.last_day(override.on)


def _problems(
    override: PlaceOverride, rule: Overriding | None, references: AbstractSet[str], as_of: date
) -> Iterator[Problem]:
    where = override.reference
    for name in _NAMES:
        if why := not_printable(getattr(override, name)):
            yield Problem(where, f"{name}: {why}", WITHOUT_IT)
    if where not in references:
        yield Problem(where, "there is no such case among those to be ranked.", "Check the reference.")
    if rule is None:
        yield Problem(where, "the policy lets nobody override the order.", "Leave the override out.")
        return
    if override.role.casefold() not in {role.casefold() for role in rule.roles}:
        yield Problem(
            where,
            f"{override.role or 'nobody'} may not override the order.",
            f"These roles may: {', '.join(rule.roles)}.",
        )
    if rule.reasons and override.reason not in rule.reasons:
        yield Problem(
            where, f"{override.reason!r} is not a reason of the policy.", f"Use one of: {', '.join(rule.reasons)}."
        )
    elif not rule.reasons and len(override.reason.split()) < rule.least_words:
        yield Problem(where, "an override needs a reason.", f"Write it in {rule.least_words} words or more.")
    if override.place < 1:
        yield Problem(where, f"{override.place} is not a place.", "The first place is 1.")
    yield from _problems_of_days(override, rule, as_of)


def _problems_of_days(override: PlaceOverride, rule: Overriding, as_of: date) -> Iterator[Problem]:
    where = override.reference
    if override.on > as_of:
        yield Problem(where, f"it is dated {words(override.on)}, after the day asked about.", "Check its day.")
    if override.until is None:
        if rule.expires_after is None:
            yield Problem(where, "an override needs a last day.", "Give until=.")
    elif override.until < override.on:
        yield Problem(where, "it ends before it begins.", "Check its days.")
    elif rule.expires_after is not None and override.until > (last := rule.expires_after.last_day(override.on)):
        yield Problem(
            where,
            f"it would last longer than {period_text(rule.expires_after)}.",
            f"Let it end on {words(last)} at the latest.",
        )


def moved(order: Sequence[str], overrides: Sequence[PlaceOverride]) -> list[str]:
    """Put overridden references in their places; all others keep their order.

    >>> put = PlaceOverride(reference="c", place=1, role="r", reason="x", on=date(2026, 1, 1))
    >>> moved(["a", "b", "c"], [put])
    ['c', 'a', 'b']
    """
    going = {o.reference for o in overrides}
    out = [reference for reference in order if reference not in going]
    for override in overrides:
        out.insert(min(override.place - 1, len(out)), override.reference)
    return out
