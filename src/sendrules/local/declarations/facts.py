"""``FactDeclared``: a fact of the authority as a TOML file declares it: where it is read, and of what type it is."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from sendrules.case.case import Case
from sendrules.case.fact_values import FactValue
from sendrules.case.facts import FactDefinition, FactType
from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.values import Name, Text


class FactDeclared(Declared):
    """A fact that is recorded with the case and read as it stands.

    >>> FactDeclared(name="testshire.looked_after", title="Looked after", type="flag").definition().name
    'testshire.looked_after'
    """

    name: Text = Field(pattern=r"^[a-z0-9_]+\.[a-z0-9_]+$", description="<authority>.<fact>, in small letters.")
    title: Text = Field(description="The fact in words a parent could read.")
    type: FactType = Field(description="flag, number, group (of a closed list) or text.")
    values: tuple[Name, ...] = Field(default=(), description="For a group: the closed list.")
    reads: Name | None = Field(default=None, description="Its name in the case's facts; None: the part after the dot.")

    @model_validator(mode="after")
    def _closed(self) -> FactDeclared:
        if self.type is FactType.GROUP and not self.values:
            refuse(
                Problem(
                    ("type",), "a group needs the list of its values.", 'Add values, such as values = ["looked-after"].'
                )
            )
        for n, value in enumerate(self.values):
            if value in self.values[:n]:
                refuse(Problem(("values", n), f"the value {value!r} is listed twice.", "List it once."))
        if self.values and self.type is not FactType.GROUP:
            refuse(
                Problem(
                    ("values",),
                    "only a group has a list of values.",
                    'Leave values out, or write type = "group".',
                )
            )
        return self

    def definition(self) -> FactDefinition:
        """Give it as a definition with its function."""
        return FactDefinition(self.name, self.title, self.read, type=self.type, values=self.values)

    def read(self, case: Case, _as_of: date) -> FactValue | None:
        """Give the value for a case, or None where it is not recorded.

        Raises:
            ValueError: what is recorded is not of the type.
        """
        value, own = case.facts.get(self.key), self.definition()
        if value is not None and not own.fits(value):
            raise ValueError(f"facts.{self.key} must be {own.wanted}")
        return value

    @property
    def key(self) -> str:
        """Its name in the case's facts."""
        return self.reads or self.name.split(".")[-1]


def declared_by(fact: FactDefinition) -> FactDeclared | None:
    """Give the entry of a policy file that a fact was made of; None where a function of a plugin reads it.

    Args:
        fact: the fact.
    """
    entry = getattr(fact.read, "__self__", None)
    same = type(entry) is FactDeclared and getattr(fact.read, "__func__", None) is FactDeclared.read
    return entry if same else None


def reads_one_name(fact: FactDefinition) -> bool:
    """Whether a fact is recorded with the case and read as it stands, so that it reads one name, whatever stands there.

    Args:
        fact: the fact.
    """
    return declared_by(fact) is not None
