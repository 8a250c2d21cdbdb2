"""Facts beyond the chronology: what an authority's policy may ask of a case, and the functions that derive it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from itertools import islice

from sendrules.case.case import Case
from sendrules.case.fact_columns import FactColumns
from sendrules.case.fact_values import FactValue
from sendrules.outside_text import normal_name, not_printable, on_one_line
from sendrules.values import value

_MOST_VALUES = 10_000
_NAME = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")


class FactType(StrEnum):
    """What a fact can be. Free text proves nothing by itself: a factor on it needs evidence."""

    FLAG = "flag"
    NUMBER = "number"
    GROUP = "group"
    TEXT = "text"


@value
class FactDefinition:
    """A fact that an authority's policy reads, in the authority's namespace.

    Attributes:
        name: ``<authority>.<fact>``, such as ``milton_keynes.phase_transfer_year``.
        title: the fact in words a parent could read.
        read: gives the value for a case on a day, or None where it is not recorded. It must not guess.
        free_text: whether the value is whatever somebody wrote. It proves nothing by itself, so that a factor which reads it
            needs evidence.
        type: what it gives, so that a factor or condition that asks something else of it is refused; None where it is not
            said, and then nothing is checked.
        values: for a group, the closed list of what it gives; empty where the list is open.
        read_all: gives the values for all the cases of a table at once, in their order: what ``read`` gives of each, or the
            exception that it would raise. None where ``read`` has to be asked of each case, as it must where it reads the
            chronology.

    Raises:
        ValueError: the name has no namespace, ``read`` or ``read_all`` is no function, the type is not one of ``FactType``, or a text has a
            character that cannot be printed.
    """

    name: str
    title: str
    read: Callable[[Case, date], FactValue | None]
    free_text: bool = False
    type: FactType | None = None
    values: tuple[str, ...] = ()
    # it says the same as ``read``, and a method of a copied object is not equal to that of the first
    read_all: Callable[[FactColumns, date], Sequence[FactValue | Exception | None]] | None = field(
        default=None, compare=False
    )

    def __post_init__(self) -> None:
        if type(self.name) is not str or not _NAME.fullmatch(self.name):
            raise ValueError(f"a fact is called <authority>.<fact> in small letters, not {self.name!r}")
        if type(self.title) is not str or type(self.free_text) is not bool:
            raise ValueError(f"the title of the fact {self.name!r} is a text, and free_text is true or false")
        object.__setattr__(self, "values", _closed(self.name, self.values))
        for text in (self.title, *self.values):
            if why := not_printable(text):
                raise ValueError(f"the fact {self.name!r} has the text {on_one_line(repr(text))}: {why}")
        if not callable(self.read):
            raise ValueError(f"the fact {self.name!r} is read by a function of a case and a day, not {self.read!r}")
        if self.read_all is not None and not callable(self.read_all):
            raise ValueError(
                f"the fact {self.name!r} is read of many cases by a function of columns and a day, not {self.read_all!r}"
            )
        if self.type is not None:
            object.__setattr__(self, "type", FactType(self.type))
        if self.type is FactType.TEXT:
            object.__setattr__(self, "free_text", True)

    def fits(self, value: FactValue) -> bool:
        """Whether a value is of the fact's type, and in its list where that is closed."""
        match self.type:
            case FactType.FLAG:
                return isinstance(value, bool)
            case FactType.NUMBER:
                return isinstance(value, int | float) and not isinstance(value, bool)
            case FactType.GROUP:
                named = value if isinstance(value, tuple) else (value,)
                return all(isinstance(part, str) and (not self.values or part in self.values) for part in named)
            case FactType.TEXT:
                return isinstance(value, str | tuple)
            case None:
                return True

    @property
    def wanted(self) -> str:
        """What it gives, in words."""
        match self.type:
            case FactType.FLAG:
                return "true or false"
            case FactType.NUMBER:
                return "a number"
            case FactType.GROUP:
                return f"one or more of {', '.join(self.values)}" if self.values else "the name of a group, or several"
            case FactType.TEXT:
                return "text"
            case None:
                return "anything"


def _closed(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """Give the closed list of what a fact gives; a list that never ends is not closed."""
    found = tuple(islice(values, _MOST_VALUES + 1)) if not isinstance(values, str) else (0,)
    if len(found) > _MOST_VALUES or any(type(value) is not str for value in found):
        raise ValueError(f"the values of the fact {name!r} are a list of texts, {_MOST_VALUES:,} at most")
    return tuple(normal_name(str(value)) for value in found)
