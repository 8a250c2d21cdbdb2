"""The form of a duty in a list of duties: `duties --json` and `GET /duties` give it."""

from __future__ import annotations

from sendrules.forms.shared import Form, needed
from sendrules.law.model.actors import Source
from sendrules.law.model.duty import Bound


class ListedDuty(Form):
    """One duty, and what there is to know of it before any case."""

    id: str = needed("The duty's id.")
    title: str = needed("The duty in a few words.")
    provision: str = needed("Where the duty stands.")
    url: str = needed("Where the provision can be read.")
    source: Source = needed("What it rests on. Only statute and case law bind.")
    holder: str = needed("Who owes it, or has the right, in the words of the law.")
    owed_to: list[str] = needed("To whom it is owed.")
    starts_with: list[str] = needed("The kinds of event that start it.")
    limit: str = needed("Its limit in words.")
    bound: Bound = needed("What kind of limit it is.")
    besides: str | None = needed("What is required in any case, such as as soon as practicable; else null.")
    only_if: str | None = needed("What has to be decided for the duty to arise; else null.")
    done_by: list[str] = needed("The kinds of event that perform it.")
    ended_by: list[str] = needed("The kinds of event that end it.")
    limbs: list[str] = needed("The exceptions to its limit, each with its id, its title and its provision.")
    notice: list[str] = needed("What its notice has to say.")
    in_force: str = needed("The days on which it is in force.")
    readings: list[str] = needed("The ids of the contested questions that bear on it.")
