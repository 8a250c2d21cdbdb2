"""What authorities have given as reasons for delay and the law does not know. None is a limb; each gets an answer.

The limbs are closed lists: regs 4(3), 5(4), 8(2), 10(4) and 13(3). What is not in them is no exception, however real.
"""

from __future__ import annotations

NOT_LIMBS: dict[str, str] = {
    "educational-psychologist-shortage": "A shortage of educational psychologists is the authority's to solve; no exception "
    "speaks of its staffing or of the market.",
    "late-advice": "Advice that comes late does not move the limit: the authority has to obtain it in time. A body under "
    "s.31 has a limit and exceptions of its own in reg 8, which do not extend the authority's.",
    "volume-of-requests": "The number of requests is not personal to this child, parent or young person.",
    "school-consultation": "Consulting a school on the draft plan is part of the twenty weeks; s.39 gives it no time of its own.",
    "family-preference": "A family that would rather have a better plan later does not disapply the limit: no exception turns on "
    "its wishes, and the duty to send the plan in time is the authority's.",
    "restructuring": "A reorganisation of the authority is not a circumstance of the child, parent or young person.",
    "co-production-meetings": "Meetings to write the plan together have to fit in the twenty weeks.",
    "remote-working": "Working remotely is not an exception; between 1 May and 24 September 2020 a reason relating to coronavirus "
    "was one, and needs its own record.",
    "phase-transfer-load": "The work of phase transfers is foreseeable and is not an exception.",
    "two-week-break": "A break of two weeks is too short: a closure counts from four continuous weeks, and only for advice "
    "asked of the head teacher, the principal or the early-years provider around it.",
}
"""By the claim's name: why it is not a limb."""

FREE_TEXT = (
    "This is not one of the reasons in the Regulations. If a fact behind it is (a closure of four weeks, exceptional "
    "personal circumstances, an absence of four weeks), record that fact and a determination."
)


def answer_to(reason: str) -> str:
    """Say why a claimed reason is not an exception.

    >>> answer_to("late-advice").split(":")[0]
    'Advice that comes late does not move the limit'
    """
    return NOT_LIMBS.get(reason, FREE_TEXT)
