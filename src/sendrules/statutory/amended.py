"""Every occurrence of a duty under a statute that may be amended: each by the text that governs it.

What the cohort rule leaves under the old text is answered by the statute without the amendment, so it is answered exactly as
before. Where the day that decides is missing, the answer asks for it, unless both texts give the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sendrules.case.view import View
from sendrules.law.amendments.cohort import text_for
from sendrules.law.statute import Statute
from sendrules.statutory.instance import Instance
from sendrules.statutory.judge import Situation, judge
from sendrules.statutory.outcome import NeedsFacts
from sendrules.statutory.settle import instances


def occurrences(id: str, view: View, law: Statute) -> tuple[Instance, ...]:
    """Give every occurrence of a duty, each by the text that governs it, in order of start.

    Args:
        id: the duty's id.
        view: the case as known on the day of the question.
        law: the statute.
    """
    if law.before is None or not law.touches(id):
        return under_one_text(id, view, law)
    return tuple(sorted(_governed(id, view, law, law.before), key=lambda i: i.started))


def under_one_text(id: str, view: View, law: Statute) -> tuple[Instance, ...]:
    """Give every occurrence of a duty as if one text governed the whole case, in order of start.

    Args:
        id: the duty's id.
        view: the case as known on the day of the question.
        law: the statute with that text.
    """
    found = [i for version in law.versions(id) for i in instances(version, view, law)]
    return tuple(found) if len(found) < 2 else tuple(sorted(found, key=lambda i: i.started))


def _governed(id: str, view: View, law: Statute, before: Statute) -> Iterator[Instance]:
    assert law.amendment is not None
    new = {id_of(i): i for i in under_one_text(id, view, law)}
    for instance in under_one_text(id, view, before):
        other, text = new[id_of(instance)], text_for(instance.trigger, law.amendment, view)
        if text.is_new is None and not _same(instance, other):
            yield _asked(other, text.fact)
        else:
            yield other if text.is_new else instance


def id_of(instance: Instance) -> int:
    """Give what one occurrence has in common under both texts: the identity of the event that starts it.

    Args:
        instance: the occurrence.
    """
    return id(instance.trigger)


def _same(one: Instance, other: Instance) -> bool:
    """Whether both texts give one answer, so that nobody need know which governs."""
    return (one.outcome, one.compliance, one.limit) == (other.outcome, other.compliance, other.limit)


def _asked(instance: Instance, fact: str) -> Instance:
    """Say that the answer waits for the day that decides which text governs."""
    situation = Situation(as_of=instance.occurrence.view.as_of, bound=instance.duty.bound, start_sure=False)
    rule = judge(situation)
    return replace(
        instance,
        outcome=NeedsFacts((fact,)),
        compliance=rule.compliance,
        rule=rule.id,
        limit=None,
        arose=False,
        doubt=None,
        reckoned=False,
        has_exceptions=False,
    )
