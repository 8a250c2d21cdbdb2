"""What several forms share: the law and the calendar used, an item for an alert, a warning."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from sendrules.law.model.actors import Source
from sendrules.statutory.outcome import Compliance


class Form(BaseModel):
    """A part of a form. It has the fields that are named, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def needed(text: str, **more: Any) -> Any:
    """Describe a field that is always there.

    Args:
        text: what it holds.
        more: what else pydantic is told.
    """
    return Field(description=text, **more)


def perhaps(text: str, **more: Any) -> Any:
    """Describe a field that is left out where there is nothing to say. The schema drops the default.

    Args:
        text: what it holds.
        more: what else pydantic is told.
    """
    return Field(default=None, description=text, **more)


class Law(Form):
    """Which law was used."""

    sendrules: str = needed("The version of sendrules.")
    digest: str = needed(
        "The digest of the law that it encodes, before any other reading is taken. A receipt has it too."
    )


class DayChanged(Form):
    """A day of the calendar that differs from the official one."""

    day: date = needed("The day.")
    name: str = needed("What it is called.")
    change: str = needed("Whether it was added or taken away.")


class Calendar(Form):
    """Which working days were used."""

    id: str = needed("Its name, with its first and last day.")
    digest: str = needed("Its digest.")
    changes: list[DayChanged] = needed("The days that were laid over the official calendar.")


class Warned(Form):
    """What looks wrong in the case without being impossible."""

    field: str = needed("Where in the case it is.")
    message: str = needed("What looks wrong.")
    fix: str = needed("What to do.")


class Item(Form):
    """One occurrence of a duty or a right, with all that a message about it needs."""

    duty: str = needed("The duty's id.")
    title: str = needed("The duty in a few words.")
    due: date | None = needed(
        "The day that the limit falls on; null where a right is open and its last day is not known."
    )
    standing: str = needed("How it stands, in words.")
    days_late: int = perhaps("How many days ago the limit was; where it has passed.", ge=1)
    days_left: int = perhaps("How many days are left, 0 on the last day; where the limit has not passed.", ge=0)
    can_be_done: bool = perhaps("False where it was missed and can no longer be done; else left out.")
    holder: str = needed("Who owes it, or has the right, in the words of the law.")
    asked: str = perhaps("The body that was asked, where the event that started it names one.")
    body: str = perhaps("What the commissioning body in the title is called locally on the day of the question.")
    provision: str = needed("Where the duty stands, in short.")
    contingent_on: str = perhaps("What has to be decided for the duty to arise; without that it is not owed.")
    started_by: str = needed("The id of the event that started it.")
    started: date = needed("The day that it runs from.")


class Head(Form):
    """What every answer for a case begins with."""

    reference: str = needed("The reference of the case.")
    as_of: date = needed("The day of the question. What came later is not seen.")
    law: Law = needed("Which law was used.")
    calendar: Calendar = needed("Which working days were used.")
    readings: dict[str, str] = needed("By contested question, the answer taken, where it is not the adopted one.")


class Headline(Head):
    """What an alert needs."""

    overdue: list[Item] = needed("Every binding limit that has passed without the act, earliest first.")
    pending: list[Item] = needed("Every binding limit that is still to come, earliest first.")
    rights: list[Item] = needed(
        "Every right whose time is still running, earliest first. Not using one breaks nothing."
    )
    next_due: Item | None = needed("The act that is due next; null where none is.")
    warnings: list[Warned] = needed("What looks wrong in the case.")


class Kept(Form):
    """Whether a limit was kept."""

    compliance: Compliance = needed("Whether the limit was kept, on the day of the question.")
    was_missed: bool | None = needed(
        "Whether a limit that binds was missed, whatever came after; null where a missing fact leaves it open."
    )


class DutyHead(Form):
    """What a duty is."""

    title: str = needed("The duty in a few words.")
    source: Source = needed("What it rests on. Only statute and case law bind.")
    holder: str = needed("Who owes it, or has the right, in the words of the law.")
    owed_to: list[str] = needed("To whom it is owed: the bodies to tell, for a notice.")
