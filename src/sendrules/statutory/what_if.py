"""What an amendment would answer otherwise than the law does, both answers side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sendrules.law.amendments.cohort import Text, text_for
from sendrules.statutory.amended import id_of
from sendrules.statutory.instance import Instance
from sendrules.statutory.result import StatutoryResult


@dataclass(frozen=True, slots=True)
class Difference:
    """One occurrence of a duty that an amendment would answer otherwise than the law does.

    Attributes:
        law: how it stands in law.
        what_if: how it would stand under the amendment.
        text: which text governs it, and by which day; ``text.is_new`` is None where the answer asks for that day.
    """

    law: Instance
    what_if: Instance
    text: Text

    @property
    def id(self) -> str:
        """The duty's id."""
        return self.law.id


def differences(law: StatutoryResult, under: StatutoryResult) -> Iterator[Difference]:
    """Give every occurrence that an amendment would answer otherwise, in the order of the law.

    Args:
        law: the answer of the law.
        under: the answer under the amendment, for the same view of the case.
    """
    amendment = under.law.amendment
    assert amendment is not None
    for duty in law.started:
        if not under.law.touches(duty.id):
            continue
        others = {id_of(i): i for i in under[duty.id].instances}
        for one in duty.instances:
            other = others[id_of(one)]  # an amendment starts nothing, and keeps nothing from its start
            if _said(one) != _said(other):
                yield Difference(one, other, text_for(one.trigger, amendment, law.view))


def _said(instance: Instance) -> tuple[object, ...]:
    return instance.outcome, instance.compliance, instance.limit, instance.rule, instance.title
