"""The compact form of an answer, which is the default."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sendrules.forms.local import Local
from sendrules.forms.shared import DutyHead, Form, Headline, Kept, needed, perhaps


class Occurrence(Kept):
    """One occurrence of a duty. What it does not have is left out."""

    started_by: str = needed("The id of the event that started it.")
    started: date = needed("The day that it runs from.")
    outcome: str = needed("The name of the outcome, such as due, ended or needs-facts.")
    due: date = perhaps("The day that the limit falls on, where it binds.")
    limit_was: date = perhaps("The day that the limit fell on, where it binds no longer or cannot be told to.")
    standing: str = needed("How it stands, in words.")
    done_by: str = perhaps("The id of the event that performed it.")
    done_on: date = perhaps("The day on which that counts.")
    days_late: int = perhaps(
        "By how many days a limit that binds was missed: up to the act, to what ended it, or to the day of the question.",
        ge=1,
    )
    holder: str = perhaps("Who owes it now, where it moved to another authority with the plan.")
    asked: str = perhaps("The body that was asked, where the event that started it names one.")
    body: str = perhaps("What the commissioning body in the title is called locally on the day of the question.")
    practical: date = perhaps(
        "The last working day before a limit on no working day, while it is to come. No limit of law."
    )
    safe: date = perhaps("An earlier day that is safe on a stricter count. Guidance, not law.")
    set_by: str = perhaps("The id of the direction or agreement that set the day.")
    ended_by: str = perhaps("The id of the event that ended it.")
    lifted_by: list[str] = perhaps("The ids of the exceptions that lift the limit.")
    revived_by: str = perhaps("The id of the event that undid an ending.")
    in_transit: str = perhaps("The id of what was sent, is not yet served, and will perform it.")
    missing: list[str] = perhaps("The facts that would decide what is not known.")


class Gives(Kept):
    """What another answer gives for one occurrence."""

    started_by: str = needed("The id of the event that starts it under the other answer.")
    instead_of: str = perhaps("The id of the event that starts it under the answer taken, where that is another.")
    outcome: str = needed("The name of the outcome.")
    due: date = perhaps("The day that the limit falls on, where it binds.")


class Contested(Form):
    """Another answer to a contested question, which would change this duty."""

    reading: str = needed("The question's id.")
    answer: str = needed("The other answer's name.")
    if_: str = needed("The other answer in words.", alias="if")
    gives: list[Gives] = needed("What it gives, for each occurrence that it changes.")


class Duty(DutyHead):
    """One duty that something in the case started, or would start under another reading."""

    provision: str = needed("Where the duty stands, in short.")
    contingent_on: str = perhaps("What has to be decided for the duty to arise; without that it is not owed.")
    right: bool = perhaps("True for a right, such as an appeal, which nobody has to use; else left out.")
    occurrences: list[Occurrence] = needed("Every occurrence, in order of start.")
    contested: list[Contested] = perhaps("What other answers to contested questions would give.")


class AmendmentNamed(Form):
    """An amendment, by its name. It is not the law."""

    id: str = needed("Its short name.")
    name: str = needed("Its title with its label: illustration, or the instrument that it quotes.")
    in_force_from: date = needed("Its first day.")


class DecidedBy(Form):
    """The fact that decides which text governs."""

    fact: str = needed("The fact.")
    on: date | None = needed("Its day; null where it is not known, or no day decides.")


class TitledOccurrence(Occurrence):
    """One occurrence with the title of the text that answers it."""

    title: str = needed("The duty in a few words, in that text.")


class Difference(Form):
    """One occurrence that an amendment would answer otherwise."""

    duty: str = needed("The duty's id.")
    text: Literal["new", "old"] | None = needed("Which text governs; null where that is not known.")
    decided_by: DecidedBy = needed("What decides which text governs.")
    law: TitledOccurrence = needed("The answer in law.")
    what_if: TitledOccurrence = needed("The answer under the amendment. It is not the law.")


class WhatIf(Form):
    """What an amendment would change. It is not the law."""

    note: str = needed("Says so, with the amendment's name.")
    amendment: AmendmentNamed = needed("The amendment.")
    differences: list[Difference] = needed("Every occurrence that would be answered otherwise.")


class Result(Headline):
    """The compact form: what an alert needs, then every duty that has started. `Result.to_dict()` and `evaluate --json` give it."""

    format: Literal["sendrules-result-2"] = needed("The form and its version.")
    amendment: AmendmentNamed = perhaps("The amendment that the answer is under; then it is not the law.")
    duties: dict[str, Duty] = needed(
        "By id, in the order of the law: what something started, or another reading would."
    )
    local: Local = perhaps("The authority's own view, where one was asked for.")
    what_if: WhatIf = perhaps("What an amendment would change, where one was given.")
