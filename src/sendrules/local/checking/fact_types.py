"""Whether what a factor or a condition asks of a fact is something that the fact can give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sendrules.case.facts import FactDefinition, FactType
from sendrules.errors import Problem, near
from sendrules.local.checking.findings import refused
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.factors import Factor, FactorKind

At = tuple[str | int, ...]
_READS = {
    FactorKind.FLAG: (FactType.FLAG,),
    FactorKind.GROUP: (FactType.GROUP, FactType.TEXT),
    FactorKind.BAND: (FactType.NUMBER,),
}
_FIX = {FactType.FLAG: "flag", FactType.GROUP: "group", FactType.NUMBER: "band", FactType.TEXT: "group"}


def factor_problems(factor: Factor, fact: FactDefinition, at: At) -> Iterator[Problem]:
    """Refuse a factor whose kind its fact cannot serve, or a value that its fact never has: it would count as no for every case."""
    if fact.type is not None and fact.type not in _READS[factor.kind]:
        yield refused(
            (*at, "kind"),
            f"the factor {factor.id!r} is a {factor.kind}, and {fact.name!r} is a {fact.type} ({fact.wanted}).",
            f'Write kind = "{_FIX[fact.type]}", or read another fact.',
        )
        return
    for n, value in enumerate(factor.values):
        if not fact.fits(value):
            close = near(value, fact.values)
            yield refused(
                (*at, "values", n),
                f"the factor {factor.id!r} counts {value!r}, and {fact.name!r} gives {fact.wanted}.",
                f"Did you mean {' or '.join(close)}?" if close else "Name values that the fact has.",
            )


def condition_problems(when: When, at: At, facts: Mapping[str, FactDefinition], who: str) -> Iterator[Problem]:
    """Refuse each comparison that its fact can never meet: it would be false for every case.

    Args:
        when: the condition.
        at: its place in the policy.
        facts: the facts by name.
        who: whose condition it is, in words.
    """
    for name, parts in (("all", when.all or ()), ("any", when.any or ())):
        for n, part in enumerate(parts):
            yield from condition_problems(part, (*at, name, n), facts, who)
    if when.not_ is not None:
        yield from condition_problems(when.not_, (*at, "not"), facts, who)
    fact = facts.get(when.fact or "")
    if fact is None or fact.type is None:
        return
    for name, number in (("at_least", when.at_least), ("at_most", when.at_most)):
        if number is not None and fact.type is not FactType.NUMBER:
            yield refused(
                (*at, name),
                f"{who} compares {fact.name!r} with a number, and it is a {fact.type} ({fact.wanted}).",
                "Write is = true or is = false." if fact.type is FactType.FLAG else "Compare it by is or one_of.",
            )
    equals = () if when.equals is None else ((("is",), when.equals),)
    listed = ((("one_of", n), value) for n, value in enumerate(when.one_of or ()))
    for place, value in (*equals, *listed):
        if not fact.fits(value):
            close = near(value, fact.values) if isinstance(value, str) else []
            yield refused(
                (*at, *place),
                f"{who} compares {fact.name!r} with {value!r}, and it gives {fact.wanted}.",
                f"Did you mean {' or '.join(close)}?" if close else f"Compare it with {fact.wanted}.",
            )
