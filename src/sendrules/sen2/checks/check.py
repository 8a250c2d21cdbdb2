"""A check as data, with its examples; and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.returns import Rows
from sendrules.values import value


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """It cannot be right."""
    QUERY = "query"
    """It may be right. Look at it."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a check found.

    Attributes:
        module: the module of the records.
        item: the item to look at; empty for the whole record.
        records: the numbers of the records.
    """

    module: str
    item: str
    records: Rows


@value(kw_only=True)
class Example:
    """One person of a return, and whether the check must find something in it. It is the check's test.

    Attributes:
        found: whether the check must find it.
        says: what the records say that differs from a plain one, by ``Module.Item``; an empty text leaves the item out, and
            ``Module`` alone with an empty text leaves the record out.
        why: a word on what it shows.
    """

    found: bool
    says: Mapping[str, str]
    why: str = ""


@value(kw_only=True)
class Check:
    """A check.

    Attributes:
        code: our own code, such as ``SR102``. It is none of the department's.
        severity: how much it weighs.
        says: what is wrong, as a sentence.
        fix: what to do, as a sentence.
        reads: the module and item of each item that it reads. It is not run where the files cannot carry one of them.
        finds: finds it.
        examples: what it must find, and what it must leave alone.
        whole: whether it is about the return as a whole, and no person.
    """

    code: str
    severity: Severity
    says: str
    fix: str
    reads: tuple[tuple[str, str], ...]
    finds: Callable[[Asked], Hits]
    examples: tuple[Example, ...]
    whole: bool = False
