"""What an amendment would change, in words and as plain data. Every word of it says that it is not the law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sendrules.explanation import Step, plain, words
from sendrules.law.amendments.cohort import Text, rule_of, text_for
from sendrules.law.model.amendment import Amendment
from sendrules.law.statute import Statute
from sendrules.statutory.instance import Instance
from sendrules.statutory.what_if import Difference


def heading(amendment: Amendment) -> str:
    """Say which amendment an answer is under, and that it is not the law.

    Args:
        amendment: the amendment.
    """
    return f"What if: {amendment.name}, from {words(amendment.in_force_from)}. This is not the law."


def text_in_words(text: Text, amendment: Amendment) -> str:
    """Say which text governs what a start began, and why.

    Args:
        text: what was found.
        amendment: the amendment.
    """
    first, rule = words(amendment.in_force_from), rule_of(amendment.cohort)
    if text.is_new is None:
        return f"which text governs is not known: record {text.fact}"
    which = "new" if text.is_new else "old"
    if rule is None or text.day is None:
        return f"the {which} text: it starts {'on or after' if text.is_new else 'before'} {first}"
    side = "not before" if text.is_new else "before"
    return f"the {which} text: {text.fact} on {words(text.day)}, {side} {first}"


def text_step(instance: Instance, law: Statute) -> Step:
    """Explain which text governs one occurrence.

    Args:
        instance: the occurrence.
        law: the statute with the amendment.
    """
    assert law.amendment is not None
    text = text_for(instance.trigger, law.amendment, instance.occurrence.view)
    said = {True: "new", False: "old", None: None}[text.is_new]
    missing = (text.fact,) if text.is_new is None else ()
    return Step("which-text", text_in_words(text, law.amendment), said, missing=missing)


def difference_dict(found: Difference, occurrence: Callable[[Instance], dict[str, Any]]) -> dict[str, Any]:
    """Give one occurrence that would be answered otherwise, with both answers.

    Args:
        found: the difference.
        occurrence: gives one occurrence as plain data, in the form that is asked for.
    """
    return {
        "duty": found.id,
        "text": {True: "new", False: "old", None: None}[found.text.is_new],
        "decided_by": {"fact": found.text.fact, "on": plain(found.text.day)},
        "law": {"title": found.law.title} | occurrence(found.law),
        "what_if": {"title": found.what_if.title} | occurrence(found.what_if),
    }
