"""Reasons for delay that authorities give and the law does not accept. Each gets an answer.

The exceptions are closed lists: regs 4(3), 5(4), 8(2), 10(4) and 13(3). A reason that is not in the list for a limit is
not an exception to that limit, however real the reason is.
"""

from __future__ import annotations

NOT_LIMBS: dict[str, str] = {
    "educational-psychologist-shortage": "The authority has to deal with a shortage of educational psychologists. No "
    "exception covers its staffing or the market.",
    "late-advice": "Late advice does not move the limit: the authority has to get the advice in time. A body listed in "
    "s.31 has a limit and exceptions of its own in reg 8, which do not extend the authority's limit.",
    "volume-of-requests": "The number of requests is not personal to this child, parent or young person.",
    "school-consultation": "The twenty weeks include consulting a school on the draft plan; s.39 adds no time for it.",
    "family-preference": "No exception depends on the family's wishes. A family may prefer a better plan later, but "
    "the authority must still send the plan in time.",
    "restructuring": "A reorganisation of the authority is not a circumstance of the child, parent or young person.",
    "co-production-meetings": "Meetings to write the plan together have to fit within the twenty weeks.",
    "remote-working": "Remote working is not an exception. Between 1 May and 24 September 2020 a reason relating to "
    "coronavirus was one; record that reason separately.",
    "phase-transfer-load": "Authorities can foresee the work of phase transfers. It is not an exception.",
    "clock-stopped": "No provision stops the clock. An exception lifts a limit while its reason makes the limit impractical "
    "to keep. The days go on being counted, and there is no new limit.",
    "weeks-of-exception": "An exception adds no weeks. While its reason makes the limit impractical to keep, the plan is due "
    "as soon as practicable; there is no later limit to keep instead.",
    "agreed-extension": "No provision lets the authority and the family agree a later limit. Only a mediation agreement can "
    "set other times, for what that agreement starts (reg 42(5)).",
    "longer-comment-time": "A family may have more than fifteen days for its comments on a draft. The twenty weeks include "
    "that time; no provision adds it, even where the family asked for it.",
    "school-holidays": "Holidays stop no limit. A closure of at least four continuous weeks can lift one, if advice was asked "
    "of the head teacher, the principal or the early-years provider around that closure.",
    "two-week-break": "A break of two weeks is too short. Only a closure of at least four continuous weeks counts, and "
    "only for advice asked of the head teacher, the principal or the early-years provider around that closure.",
}
"""By the name of the claim: why the claim is not one of the exceptions."""

FREE_TEXT = (
    "This is not one of the reasons in the Regulations. If there is a fact behind it that is one (a closure of four "
    "weeks, exceptional personal circumstances, an absence of four weeks), record that fact and a determination."
)
"""The answer to a claim that has no name here."""


def answer_to(reason: str) -> str:
    """Say why a claimed reason is not an exception.

    >>> answer_to("late-advice").split(":")[0]
    'Late advice does not move the limit'
    """
    return NOT_LIMBS.get(reason, FREE_TEXT)
