"""Instruments and provisions: what every date, limb and sentence of this library cites."""

from __future__ import annotations

import re
from functools import cache

from sendrules.values import value


@value
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


@value
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
        return _page(self.instrument.key, self.ref) if self.instrument.key else _ELSEWHERE[self.instrument.short]

    @property
    def brief(self) -> str:
        """The citation where room is short."""
        return f"{self.instrument.brief} {self.ref}"

    def __str__(self) -> str:
        return f"{self.instrument.short}, {self.ref}"

    def to_dict(self) -> dict[str, str]:
        """Give the citation as plain data."""
        return {"instrument": self.instrument.key, "ref": self.ref, "text": str(self), "url": self.url}


@cache
def _page(key: str, ref: str) -> str:
    kind = next((kind for start, kind in _UNITS if ref.startswith(start)), "regulation")
    number = re.search(r"\d+[A-Z]?", ref)
    return f"https://www.legislation.gov.uk/{key}" + (f"/{kind}/{number[0]}" if number else "")


_UNITS = (("Sch", "schedule"), ("s", "section"), ("art", "article"), ("r.", "article"))
_ELSEWHERE = {
    "SEND Code of Practice 2015": "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25",
    "R (JSC) v Cambridgeshire CC [2026] EWHC 68 (Admin)": "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2026/68",
    "R (L, M & P) v Devon CC [2022] EWHC 493 (Admin)": "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2022/493",
    "R (BA) v Nottinghamshire CC [2021] EWHC 1348 (Admin)": "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2021/1348",
    "Civil Procedure Rules 1998": "https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part54",
    "Complaint Handling Code": "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/"
    "complaint-handling-code",
    "DfE guidance on travel to school": "https://www.gov.uk/government/publications/home-to-school-travel-and-transport-guidance",
}
"""Where what is no legislation can be read."""

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


TRIBUNAL_RULES = Instrument(
    key="uksi/2008/2699",
    title="The Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008 (SI 2008/2699)",
    short="HESC Rules 2008",
    brief="HESC Rules",
)
UPPER_TRIBUNAL_RULES = Instrument(
    key="uksi/2008/2698",
    title="The Tribunal Procedure (Upper Tribunal) Rules 2008 (SI 2008/2698)",
    short="Upper Tribunal Rules 2008",
    brief="UT Rules",
)
RECOMMENDATION_REGULATIONS = Instrument(
    key="uksi/2017/1306",
    title="The Special Educational Needs and Disability (First-tier Tribunal Recommendations Power) Regulations 2017 "
    "(SI 2017/1306)",
    short="Recommendations Power Regulations 2017",
    brief="SI 2017/1306",
)
PERSONAL_BUDGET_REGULATIONS = Instrument(
    key="uksi/2014/1652",
    title="The Special Educational Needs (Personal Budgets) Regulations 2014 (SI 2014/1652)",
    short="Personal Budgets Regulations 2014",
    brief="SI 2014/1652",
)
DETAINED_PERSONS_REGULATIONS = Instrument(
    key="uksi/2015/62",
    title="The Special Educational Needs and Disability (Detained Persons) Regulations 2015 (SI 2015/62)",
    short="Detained Persons Regulations 2015",
    brief="SI 2015/62",
)
TRANSITIONAL_ORDER = Instrument(
    key="uksi/2014/2270",
    title="The Children and Families Act 2014 (Transitional and Saving Provisions) (No. 2) Order 2014 (SI 2014/2270)",
    short="Transitional Order 2014",
    brief="SI 2014/2270",
)
CODE_OF_PRACTICE = Instrument(
    key="",
    title="Special educational needs and disability code of practice: 0 to 25 years (2015)",
    short="SEND Code of Practice 2015",
    brief="Code",
)
DEVON = Instrument(
    key="",
    title="R (L, M & P) v Devon County Council [2022] EWHC 493 (Admin)",
    short="R (L, M & P) v Devon CC [2022] EWHC 493 (Admin)",
    brief="[2022] EWHC 493 (Admin)",
)
NOTTINGHAMSHIRE = Instrument(
    key="",
    title="R (BA) v Nottinghamshire County Council [2021] EWHC 1348 (Admin)",
    short="R (BA) v Nottinghamshire CC [2021] EWHC 1348 (Admin)",
    brief="[2021] EWHC 1348 (Admin)",
)
LOCAL_GOVERNMENT_ACT = Instrument(
    key="ukpga/1974/7",
    title="Local Government Act 1974 (c. 7)",
    short="Local Government Act 1974",
    brief="LGA 1974",
)
HEALTH_SERVICE_COMMISSIONERS_ACT = Instrument(
    key="ukpga/1993/46",
    title="Health Service Commissioners Act 1993 (c. 46)",
    short="Health Service Commissioners Act 1993",
    brief="HSCA 1993",
)
EQUALITY_ACT = Instrument(
    key="ukpga/2010/15",
    title="Equality Act 2010 (c. 15)",
    short="Equality Act 2010",
    brief="EA 2010",
)
WELLBEING_AND_SCHOOLS_ACT = Instrument(
    key="ukpga/2026/21",
    title="Children's Wellbeing and Schools Act 2026 (c. 21)",
    short="Children's Wellbeing and Schools Act 2026",
    brief="CWSA 2026",
)
CIVIL_PROCEDURE_RULES = Instrument(
    key="",
    title="The Civil Procedure Rules 1998 (SI 1998/3132)",
    short="Civil Procedure Rules 1998",
    brief="CPR",
)
COMPLAINT_HANDLING_CODE = Instrument(
    key="",
    title="Complaint Handling Code of the Local Government and Social Care Ombudsman",
    short="Complaint Handling Code",
    brief="Handling Code",
)
TRAVEL_GUIDANCE = Instrument(
    key="",
    title="Travel to school for children of compulsory school age: statutory guidance of the Department for Education",
    short="DfE guidance on travel to school",
    brief="Travel guidance",
)
CAMBRIDGESHIRE = Instrument(
    key="",
    title="R (JSC) v Cambridgeshire County Council [2026] EWHC 68 (Admin)",
    short="R (JSC) v Cambridgeshire CC [2026] EWHC 68 (Admin)",
    brief="[2026] EWHC 68 (Admin)",
)


def rule(ref: str) -> Provision:
    """Cite the HESC Rules 2008: ``rule("20(1)(c)(i)")``."""
    return Provision(TRIBUNAL_RULES, f"r.{ref}")


def upper_rule(ref: str) -> Provision:
    """Cite the Upper Tribunal Rules 2008: ``upper_rule("21(3)(b)")``."""
    return Provision(UPPER_TRIBUNAL_RULES, f"r.{ref}")


def reg(ref: str) -> Provision:
    """Cite the SEND Regulations 2014: ``reg("13(2)")``."""
    return Provision(SEND_REGULATIONS, f"reg {ref}")


def section(ref: str) -> Provision:
    """Cite the Children and Families Act 2014: ``section("36(9)")``."""
    return Provision(CHILDREN_AND_FAMILIES_ACT, f"s.{ref}")
