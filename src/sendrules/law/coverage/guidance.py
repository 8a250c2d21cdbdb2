"""The SEND Code of Practice: guidance, encoded only where it adds a limit to those of statute."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, duty, not_encoded, same

ROWS: dict[str, Covered] = {
    "code-9-39-46-timescales": not_encoded("It restates regs 4, 5, 8, 10 and 13, which are encoded."),
    "code-9-41-schools-6-weeks": duty(
        "code-9-41-schools-6-weeks", reason="For a person or body to which reg 8 does not apply. A body to which reg 8 "
        "applies has the limit of reg 8."
    ),
    "code-9-42-exemptions": not_encoded(
        "It sums up regs 5(4), 8(2), 10(4) and 13(3), and leaves out the window for asking advice. The words of the "
        "Regulations are encoded."
    ),
    "code-9-43-tell-parents": not_encoded(
        "It asks the authority to tell the family of an exception and why it applies, and sets no time for that. It "
        "does not change the limits of the later steps."
    ),
    "code-9-77-draft-15-days": not_encoded("It restates reg 13(1)(a), which is encoded."),
    "code-9-83-school-15-days": duty(
        "code-9-83-school-15-days", reason="It runs from the day the consultation was sent. The authority may go on "
        "without an answer."
    ),
    "code-9-166-169-annual-review": not_encoded(
        "It gives twelve months to the anniversary, a day more than s.44(1): statute prevails. Its four weeks are the "
        "four weeks of regs 20 and 21."
    ),
    **same("code-9-172-termly-list", "code-9-178-stated-review"),
    "code-9-173-176-meeting-steps": not_encoded("It restates regs 20 and 21, which are encoded."),
    "code-9-178-under-fives": not_encoded(
        "Authorities should consider reviews every three to six months for children under five: a range, and a matter "
        "of choice."
    ),
    "code-9-179-phase-transfer": not_encoded(
        "It says by a date where reg 18 says before the same date, which gives a day more: statute prevails."
    ),
    "code-9-186-192-reassessment": not_encoded("It restates regs 25 and 27, which are encoded."),
    "code-9-193-198-amending": not_encoded(
        "It restates reg 22. It is older than the Devon judgment, under which the notice is due with the decision."
    ),
    "code-11-mediation": not_encoded("The chapter was not read word for word. Public summaries say that it restates "
        "regs 32 to 39 and rule 20, which are encoded, and guidance cannot change those provisions. If the chapter "
        "asks for more anywhere, that is missing here."),
    **same("code-6-79-sen-info-annual"),
    "code-10-monitoring-meeting": not_encoded(
        "A monitoring meeting in custody, at least every twelve months, from within a year of the last review (seen in one "
        "authority's summary; the paragraph itself was not found). One view is that the authority holds it whenever a plan "
        "is kept; the other, that a review in the last year puts it off to its anniversary. It is guidance, and reviews "
        "under s.44 do not run in custody, so no date is shown."
    ),
}  # fmt: skip
