"""``QueueFor``: what the cases in a queue wait for. It decides who waits; the law's dates are the same."""

from __future__ import annotations

from pydantic import ConfigDict, Field, model_validator

from sendrules.case.kinds import Role
from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.values import Name
from sendrules.statutory.waited_for import Act, WaitingFor, waiting_for


class QueueFor(Declared):
    """What a queue is for: a finalised plan, a decision, a review, or someone's advice.

    >>> QueueFor(act="advice-received", from_="educational-psychologist").waiting.title
    'advice from an educational psychologist'
    """

    model_config = ConfigDict(populate_by_name=True)

    act: Act = Field(
        default=Act.FINAL_PLAN,
        description="What is waited for: final-plan, decision-to-assess, plan-decision, advice-received or review.",
    )
    from_: Role | None = Field(
        default=None, alias="from", description="For advice: whose, such as educational-psychologist."
    )
    about: Name | None = Field(
        default=None,
        description="For advice: the service, where whose advice it is does not tell; as `about` in the case.",
    )

    @model_validator(mode="after")
    def _whose(self) -> QueueFor:
        advice = self.act is Act.ADVICE_RECEIVED
        if advice and self.from_ is None:
            message = "a queue for advice says whose advice is waited for."
            refuse(Problem(("from",), message, 'Add from, such as from = "educational-psychologist".'))
        for name, given in (("from", self.from_), ("about", self.about)):
            if given is not None and not advice:
                message = f"only a queue for advice has {name}."
                refuse(Problem((name,), message, f'Leave {name} out, or write act = "advice-received".'))
        return self

    @property
    def waiting(self) -> WaitingFor:
        """What the law's answer is asked about each case."""
        return waiting_for(self.act, self.from_, self.about)
