"""Instruments and provisions: what every date, limb and sentence of this library cites."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Instrument:
    """An Act or a statutory instrument.

    Attributes:
        key: its address at legislation.gov.uk, such as ``uksi/2014/1530``.
        title: the full title with its number.
        short: the name used in a citation.
        brief: the name used where room is short, as in a table.
    """

    key: str
    title: str
    short: str
    brief: str


@dataclass(frozen=True, slots=True)
class Provision:
    """A citable unit of an instrument.

    Attributes:
        instrument: the Act or instrument.
        ref: the unit in the form it is cited: ``reg 5(4)(a)``, ``s.36(5)``.

    >>> Provision(SEND_REGULATIONS, "reg 5(4)(a)").url
    'https://www.legislation.gov.uk/uksi/2014/1530/regulation/5'
    >>> str(Provision(CHILDREN_AND_FAMILIES_ACT, "s.36(5)"))
    'Children and Families Act 2014, s.36(5)'
    """

    instrument: Instrument
    ref: str

    @property
    def url(self) -> str:
        """The page of the regulation or section at legislation.gov.uk."""
        kind = "section" if self.ref.startswith("s") else "regulation"
        number = re.search(r"\d+[A-Z]?", self.ref)
        return f"https://www.legislation.gov.uk/{self.instrument.key}" + (
            f"/{kind}/{number[0]}" if number else ""
        )

    @property
    def brief(self) -> str:
        """The citation where room is short."""
        return f"{self.instrument.brief} {self.ref}"

    def __str__(self) -> str:
        return f"{self.instrument.short}, {self.ref}"

    def to_dict(self) -> dict[str, str]:
        """Give the citation as plain data."""
        return {"instrument": self.instrument.key, "ref": self.ref, "text": str(self), "url": self.url}


SEND_REGULATIONS = Instrument(
    key="uksi/2014/1530",
    title="The Special Educational Needs and Disability Regulations 2014 (SI 2014/1530)",
    short="SEND Regulations 2014",
    brief="SEND Regs",
)
CHILDREN_AND_FAMILIES_ACT = Instrument(
    key="ukpga/2014/6",
    title="Children and Families Act 2014 (c. 6)",
    short="Children and Families Act 2014",
    brief="CFA 2014",
)
BANKING_AND_FINANCIAL_DEALINGS_ACT = Instrument(
    key="ukpga/1971/80",
    title="Banking and Financial Dealings Act 1971 (c. 80)",
    short="Banking and Financial Dealings Act 1971",
    brief="BFDA 1971",
)


def reg(ref: str) -> Provision:
    """Cite the SEND Regulations 2014: ``reg("13(2)")``."""
    return Provision(SEND_REGULATIONS, f"reg {ref}")


def section(ref: str) -> Provision:
    """Cite the Children and Families Act 2014: ``section("36(9)")``."""
    return Provision(CHILDREN_AND_FAMILIES_ACT, f"s.{ref}")
