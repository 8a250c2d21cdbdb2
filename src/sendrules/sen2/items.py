"""What a SEN2 return can say: every item, with the names that it has in each format. One table, ``items.csv``.

The element names, structure and codes are those of real returns, as public readers of them know them; the department's own
specification was not seen. So names are matched without regard to case, and in every spelling that was seen.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sendrules.values import value

VERSIONS = ("1.1", "1.2", "1.3")
"""The versions of the specification that are known, in order."""


class Form(StrEnum):
    """A format that a return is kept in."""

    XML = "xml"
    """What systems of vendors write and COLLECT takes."""
    BLADE = "blade"
    """The nine CSV files that COLLECT gives back, in a folder or a zip."""
    TEMPLATE = "template"
    """The department's Excel template: one sheet with all tables, one below the other."""
    WORKBOOK = "workbook"
    """A workbook with a sheet for each module, as some systems write it before a submission."""
    FIVE = "five"
    """Five CSV files, one for each module, as Data to Insight's tool takes them."""
    SSD = "ssd"
    """The tables about EHC plans of the Standard Safeguarding Dataset."""


class Holds(StrEnum):
    """What an item holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    CODE = "code"
    """A member of a closed list in ``codes.csv``."""


@value
class Item:
    """One thing that a record can say.

    Attributes:
        module: the module that it is in, such as ``Requests``.
        name: its name, which is that of the element in XML.
        holds: what it holds.
        since: the first version of the specification that has it.
        until: the last version that has it; empty where it still stands.
        codes: the list of its codes; empty where it has none, or where the list is not known.
        spellings: other spellings of its name that were seen.
        headings: by format, the heading of its column where the format has one of its own.
    """

    module: str
    name: str
    holds: Holds
    since: str
    until: str
    codes: str
    spellings: tuple[str, ...]
    headings: Mapping[Form, str]

    def in_version(self, version: str) -> bool:
        """Whether a version of the specification has it."""
        return self.since <= version and (not self.until or version <= self.until)

    def heading(self, form: Form) -> str | None:
        """Give the name that it has in a format; None where the format cannot carry it.

        >>> ITEMS["Assessment"]["Week20"].heading(Form.TEMPLATE)
        'Twenty week time limit exceptions apply'
        """
        if form is Form.XML:
            return self.name
        if form is Form.BLADE:
            return self.name.lower()
        if form is Form.WORKBOOK:
            return self.name.lower() if self.module != HEADER else None
        return self.headings.get(form)


@value
class Code:
    """A member of a closed list.

    Attributes:
        code: the code.
        since: the first version of the specification that has it.
        means: what it says.
    """

    code: str
    since: str
    means: str


HEADER, PERSON, REQUESTS, ASSESSMENT, NAMED_PLAN = "Header", "Person", "Requests", "Assessment", "NamedPlan"
PLAN_DETAIL, ACTIVE_PLANS, PLACEMENT_DETAIL, SEN_NEED = "PlanDetail", "ActivePlans", "PlacementDetail", "SENneed"
PARENTS: Mapping[str, str] = MappingProxyType(
    {
        PERSON: HEADER,
        REQUESTS: PERSON,
        ASSESSMENT: REQUESTS,
        NAMED_PLAN: ASSESSMENT,
        PLAN_DETAIL: NAMED_PLAN,
        ACTIVE_PLANS: REQUESTS,
        PLACEMENT_DETAIL: ACTIVE_PLANS,
        SEN_NEED: ACTIVE_PLANS,
    }
)
"""By module that has records, the module that its records belong to. ``ActivePlans`` hangs off the request, not off the plan."""
MODULES: tuple[str, ...] = tuple(PARENTS)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files(__package__).joinpath(name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _items() -> Mapping[str, Mapping[str, Item]]:
    found: dict[str, dict[str, Item]] = {}
    for row in _rows("items.csv"):
        headings = {form: row[form.value] for form in (Form.TEMPLATE, Form.FIVE, Form.SSD) if row[form.value]}
        found.setdefault(row["module"], {})[row["item"]] = Item(
            row["module"],
            row["item"],
            Holds(row["holds"]),
            row["since"],
            row["until"],
            row["list"],
            tuple(row["also"].split("|")) if row["also"] else (),
            MappingProxyType(headings),
        )
    return MappingProxyType({module: MappingProxyType(items) for module, items in found.items()})


ITEMS: Mapping[str, Mapping[str, Item]] = _items()
"""By module and name, every item."""


@cache
def codes_of(name: str) -> Mapping[str, Code]:
    """Give the members of a closed list by their codes.

    Args:
        name: the list, as ``Item.codes`` names it.

    >>> codes_of("review-outcome")["M"].means
    'maintain the plan as it is'
    """
    return MappingProxyType(
        {
            row["code"]: Code(row["code"], row["since"], row["means"])
            for row in _rows("codes.csv")
            if row["list"] == name
        }
    )


def carried_by(form: Form) -> frozenset[tuple[str, str]]:
    """Give the module and name of every item that a format can carry. What it cannot carry is undetermined, never 0.

    Args:
        form: the format.

    >>> ("Requests", "RequestMediation") in carried_by(Form.SSD)
    False
    """
    return frozenset(
        (item.module, item.name)
        for items in ITEMS.values()
        for item in items.values()
        if item.heading(form) is not None
    )
