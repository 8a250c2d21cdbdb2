"""Several explanations together: what is answered equally for several duties is told once, and referred to after that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from sendrules.explanation import Step

_CLAIM = "claim"


def told_once(trees: Iterable[Step], limbs: Collection[str]) -> Iterator[Step]:
    """Give explanations one after another, and refer back from each claim or exception that had the same answer before.

    Every one keeps its title, what came out, and its own provision, so no reason is lost.

    Args:
        trees: the explanation of each duty, in the order in which they are shown.
        limbs: the ids of the exceptions.

    >>> claim = Step("claim", "claimed: late advice", "not one of the exceptions. It moves nothing.")
    >>> first, second = told_once([Step("duty", "Send the plan", steps=(claim,)), Step("duty", "Decide", steps=(claim,))], ())
    >>> print(second.to_text())
    Decide
      claimed: late advice: not one of the exceptions, as answered under "Send the plan"
    """
    seen: dict[tuple[Any, ...], str] = {}
    for tree in trees:
        yield _shorter(tree, tree.title, seen, limbs)


def _shorter(step: Step, duty: str, seen: dict[tuple[Any, ...], str], limbs: Collection[str]) -> Step:
    if step.rule == _CLAIM or (step.rule in limbs and step.steps):
        key = (
            step.rule if step.rule == _CLAIM else "limb",
            step.title,
            step.value,
            step.inputs,
            step.steps,
            step.missing,
        )
        before = seen.setdefault(key, duty)
        if before == duty:
            return step
        if step.rule == _CLAIM:
            return replace(step, value=f'not one of the exceptions, as answered under "{before}"')
        return replace(step, value=f'{step.value}, for the reasons given under "{before}"', steps=())
    return (
        replace(step, steps=tuple(_shorter(below, duty, seen, limbs) for below in step.steps)) if step.steps else step
    )
