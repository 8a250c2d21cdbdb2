"""Each outcome with its fields, as the full form has it. ``docs/reference/outcomes.md`` says what each means."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sendrules.forms.shared import Form, needed

_IS = "The name of the outcome."


class Due(Form):
    """There is a limit, and this is its day."""

    is_: Literal["due"] = needed(_IS, alias="is")
    on: date = needed("The day; for a window, its last day.")
    set_by: str | None = needed("The id of the direction or agreement that set it; null where the law alone did.")


class NoFixedLimit(Form):
    """The duty has no date."""

    is_: Literal["no-fixed-limit"] = needed(_IS, alias="is")
    residual: str = needed("What it asks instead, such as as soon as practicable.")


class Disapplied(Form):
    """An exception lifts the limit. There is no new date."""

    is_: Literal["disapplied"] = needed(_IS, alias="is")
    was: date = needed("The day that the limit fell on.")
    limbs: list[str] = needed("The ids of the exceptions.")
    residual: str = needed("What remains of the duty.")


class Ended(Form):
    """Something ended the duty before it was performed."""

    is_: Literal["ended"] = needed(_IS, alias="is")
    by: str = needed("The id of the event that ended it.")
    was: date | None = needed("The day that the limit fell on; null where there was none.")
    on: date | None = needed("The day on which the ending counts; null where it cannot be told.")


class NotTriggered(Form):
    """Nothing in the case starts the duty."""

    is_: Literal["not-triggered"] = needed(_IS, alias="is")
    why: str = needed("Why not.")


class NotInForce(Form):
    """The provision was not in force on the day that decides."""

    is_: Literal["not-in-force"] = needed(_IS, alias="is")
    on: date = needed("The day that decides.")
    first: date | None = needed("The first day on which it was in force; null where it is not commenced.")
    last: date | None = needed("The last such day; null where it is still in force, or not commenced.")


class NotEncoded(Form):
    """The text of the provision could not be had, so no answer is given."""

    is_: Literal["not-encoded"] = needed(_IS, alias="is")
    why: str = needed("Why not.")


class NeedsFacts(Form):
    """The answer depends on facts that are not recorded."""

    is_: Literal["needs-facts"] = needed(_IS, alias="is")
    missing: list[str] = needed("The facts.")


class BeyondHorizon(Form):
    """The answer depends on days that the calendar does not know."""

    is_: Literal["beyond-horizon"] = needed(_IS, alias="is")
    calendar: str = needed("The calendar's name.")
    last: date = needed("The last day that it knows.")


AnyOutcome = (
    Due | NoFixedLimit | Disapplied | Ended | NotTriggered | NotInForce | NotEncoded | NeedsFacts | BeyondHorizon
)
