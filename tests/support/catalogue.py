"""A row of the catalogue and the duty that holds it, each said in the same few words, so that they can be compared.

Each function of ``ASPECTS`` takes a row and a duty and gives two values: what the row says, and what is encoded.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

from sendrules.case.conditions import AllOf
from sendrules.citation import TRIBUNAL_RULES, UPPER_TRIBUNAL_RULES
from sendrules.law.conditions.assessments import NotAssessedWithin
from sendrules.law.coverage import COVERAGE, How
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty, Limb
from sendrules.law.model.life import CORONAVIRUS_2020
from sendrules.law.model.limits import (
    After,
    AfterCounted,
    Before,
    BeforeDate,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Limit,
    Moved,
    NextDate,
    OnTheDay,
)
from sendrules.time.periods import Counting, Period
from tables import rows

Row = dict[str, str]
Pair = tuple[object, object]

TABLE = rows("catalogue/statute_facts.csv")
FACTS: dict[str, Row] = {row["id"]: row for row in TABLE}
HELD = [(row, duty) for row, covered in COVERAGE.items() if covered.how is How.DUTY for duty in covered.ids]
"""Every row that duties hold, with each of them."""

SEVERAL: dict[str, tuple[str, dict[str, str]]] = {
    "act-45-4-no-cease-before-appeal-period": ("", {"": "", "/appeal": ""}),
    "act-46-25th-birthday": ("", {"": "", "/other": ""}),
    "det-15-1": ("20 / 16 / 6", {"/plan": "20", "/no-plan": "16", "/decision": "6"}),
    "det-15-4": ("20 / 16 / 6", {"/plan": "20", "/no-plan": "16", "/decision": "6"}),
    "trans-2270-art7-26-weeks": ("18 / 26", {"/plan": "26", "/no-plan": "18"}),
    "trans-2270-art27-7-a": ("14 / 14", {"/plan": "14", "/no-plan": "14"}),
    "trans-2270-art27-7-b": ("20 / 20", {"/plan": "20", "/no-plan": "20"}),
    "trans-2270-art21-24": (
        "18 (plan) / 14 (no plan); 14 / 10 if notice before 1 Sep 2015",
        {"/plan": "18", "/no-plan": "14", "/plan-2014": "14", "/no-plan-2014": "10"},
    ),
}
"""The rows that several duties hold: the words of their period, and which part of it each duty has."""

SILENT = {
    "act-36-6-7-considering-notice": "during the previous six months: whether the boundary day is in them is not settled",
    "act-71-7-six-months": "during the previous six months: whether the boundary day is in them is not settled",
    "act-76-3-special-needs-info": "in each calendar year",
    "case-devon-12-weeks-total": "a sum of two periods",
    "reg-56-3-local-offer-comments": "at least annually",
    "derived-latest-draft-date": "derived: no words",
    "code-9-41-schools-6-weeks": "guidance, in our own words",
    "code-9-83-school-15-days": "guidance, in our own words",
    "code-9-172-termly-list": "guidance, in our own words",
    "code-6-79-sen-info-annual": "guidance, in our own words",
}
"""The rows with a period whose phrase does not say how the first day counts; then it is left out, as in general."""

DETAINED_GLOSS = dict(zip(("15", "16", "17", "19", "20", "21", "24", "27", "29", "30"), "abcdefghij", strict=True))
"""Reg 2A(3) of SI 2015/62 by regulation, in their order: the catalogue says "2A" of them and no more."""

BORROWED = {
    "via 10(4)(e)": ("reg 10(4)(e)", "reg-10-4-e-exception"),
    "via det 10(4)(d)": ("reg 10(4)(d)", "det-10-4-d-exception"),
    'via 10(4)(e) (13(3) read "(e)")': ("reg 13(3) with reg 10(4)(e)", "reg-10-4-e-exception"),
    "via 44(3)(c)->13(3)->10(4)(e)": ("reg 44(3)(c)", "reg-10-4-e-exception"),
    "45(7)(c)->13(3)->10(4)(e)": ("reg 45(7)(c)", "reg-10-4-e-exception"),
    "13(3) -> (d)": ("reg 13(3) with reg 10(4)(d)", "det-10-4-d-exception"),
    "29(7)(c) + 10(4)(d)": ("reg 29(7)(c) with reg 10(4)(d)", "det-10-4-d-exception"),
    "30(7)(c) + 10(4)(d)": ("reg 30(7)(c) with reg 10(4)(d)", "det-10-4-d-exception"),
}
"""The limbs of 2020 that stand in one provision in the words of another: where, and whose."""

KEPT = {
    "trans-2270-art5-6": ("art 5(8) and 6(8)", "reg-5-1-decision-to-assess"),
    "trans-2270-art7-26-weeks/plan": ("art 7(9) to (12)", "reg-13-2-final-plan-20-weeks"),
    "trans-2270-art7-26-weeks/no-plan": ("art 7(9) to (12)", "reg-10-1-no-plan-decision"),
    "trans-2270-art21-24/plan": ("art 21(3)", "reg-13-2-final-plan-20-weeks"),
    "trans-2270-art21-24/plan-2014": ("art 21(3)", "reg-13-2-final-plan-20-weeks"),
    "trans-2270-art21-24/no-plan": ("art 22(3)", "reg-10-1-no-plan-decision"),
    "trans-2270-art21-24/no-plan-2014": ("art 22(3)", "reg-10-1-no-plan-decision"),
    "trans-2270-art27-7-a/no-plan": ("art 27(7)(a)", "reg-10-1-no-plan-decision"),
    "trans-2270-art27-7-b/no-plan": ("art 27(7)(b)", "reg-10-1-no-plan-decision"),
    "trans-2270-art34-3": ("art 34(3)", "det-13-2"),
    "trans-2270-art34-3A": ("art 34(3A)", "det-13-2"),
    "trans-2270-art35-3": ("art 35(3)", "det-10-1"),
    "trans-2270-art35-3A": ("art 35(3A)", "det-10-1"),
    "trans-2270-art24-2": ("art 24(2)", "reg-27-2-final-14-weeks"),
    "trans-2270-art24-2A": ("art 24(2A)", "reg-27-2-final-14-weeks"),
}
"""The limits of the Transitional Order that stand in the place of another, and keep its exceptions: the article, and whose.
The rows of the catalogue say "none" of them."""

BOUNDS = {
    "deadline": Bound.NOT_LATER_THAN,
    "derived": Bound.NOT_LATER_THAN,
    "guidance": Bound.NOT_LATER_THAN,
    "notice_min": Bound.NOT_LATER_THAN,
    "recurring": Bound.NOT_LATER_THAN,
    "entitlement": Bound.OPEN_UNTIL,
    "prohibition": Bound.OPEN_UNTIL,
    "window_min": Bound.OPEN_UNTIL,
    "effect": Bound.TAKES_EFFECT,
}
"""Which way each kind of row cuts; a row of any other kind says nothing of it."""


# limits


class Leaf(NamedTuple):
    """One period or date of a limit."""

    period: str
    direction: str
    trigger_day_counts: str
    counting: Counting | None


def leaves(limit: Limit) -> Iterator[Leaf]:
    """Give the periods and dates that a limit is made of."""
    match limit:
        case EarliestOf(limits) | LatestOf(limits) | FirstKnown(limits):
            for inner in limits:
                yield from leaves(inner)
        case Moved(limit=inner):
            yield from leaves(inner)
        case After(period=period) | AfterCounted(period=period):
            yield _counted(period, "after")
        case Before(period=period):
            yield _counted(period, "before")
        case OnTheDay():
            yield Leaf("0 day", "on", "yes", None)
        case BeforeDate():
            year = f" {limit.year}" if limit.year else f" {limit.years} years on" if limit.years else ""
            yield Leaf(f"{limit.dom} {month_name[limit.month]}{year} date", "before", "no", None)
        case NextDate():
            yield Leaf(f"{limit.dom} {month_name[limit.month]} date", "on", "yes", None)


def _counted(period: Period, direction: str) -> Leaf:
    counts = "yes" if period.counting is Counting.BEGINNING_WITH else "no"
    return Leaf(f"{period.n} {period.unit}", direction, counts, period.counting)


def parts(duty: Duty) -> tuple[Leaf, ...]:
    """Give what a duty's limit is made of, or the period in the condition of its trigger, each once."""
    if duty.limit is not None:
        return tuple(dict.fromkeys(leaves(duty.limit)))
    conditions = [c for t in duty.trigger if isinstance(t.when, AllOf) for c in t.when.conditions]
    back = [_counted(c.months, "before") for c in conditions if isinstance(c, NotAssessedWithin)]
    return tuple(dict.fromkeys(back))


def values(row: Row, duty: Duty) -> tuple[str, ...]:
    """Give the numbers of a row that are this duty's."""
    if row["id"] in SEVERAL:
        _, shares = SEVERAL[row["id"]]
        value = shares[duty.id.removeprefix(row["id"])]
    else:
        value = row["period_value"]
    return tuple(value.split(" / ")) if value else ()


def words(row: Row) -> Counting | None:
    """What the words of a row with a period say about its first day; None where they say nothing."""
    phrase = row["counting_phrase"]
    if re.search(r"\b(beginning|starting) (with|on)\b", phrase):
        return Counting.BEGINNING_WITH
    if row["direction"] == "before" and "at least" in phrase:
        return Counting.CLEAR
    return Counting.AFTER if re.search(r"\b(within|of|from|after|following)\b", phrase) else None


def has_period(row: Row) -> bool:
    """Whether a row has a period to count, and not only a date or "on the day"."""
    return row["period_value"] not in {"", "0"} and row["period_unit"] != "date"


def _period(row: Row, duty: Duty) -> Pair:
    def said(value: str) -> str:
        return f"{int(value) * 12} month" if row["period_unit"] == "year" else f"{value} {row['period_unit']}"

    return tuple(map(said, values(row, duty))), tuple(dict.fromkeys(leaf.period for leaf in parts(duty)))


def _direction(row: Row, duty: Duty) -> Pair:
    # without a period, the act comes after the trigger, or before it where the last one before it performs
    bare = "after" if isinstance(duty.discharged_by, Answer) else "before"
    return row["direction"], _together([leaf.direction for leaf in parts(duty)]) or bare


def _trigger_day_counts(row: Row, duty: Duty) -> Pair:
    return row["trigger_day_counts"], _together([leaf.trigger_day_counts for leaf in parts(duty)]) or "n/a"


def _words(row: Row, duty: Duty) -> Pair:
    said = (words(row) or Counting.AFTER).value if has_period(row) else ""
    return said, _together([leaf.counting.value for leaf in parts(duty) if leaf.counting])


def _together(several: list[str]) -> str:
    return " and ".join(dict.fromkeys(several))


def _rolls(row: Row, duty: Duty) -> Pair:
    moved = isinstance(duty.limit, Moved) and duty.limit.provision.instrument in (TRIBUNAL_RULES, UPPER_TRIBUNAL_RULES)
    return row["rolls_to_next_working_day"].split(" ")[0], "yes" if moved else "no"


# what else is said of a duty


def _as_soon_as_practicable(row: Row, duty: Duty) -> Pair:
    residual = duty.residual or ""
    encoded = residual if residual.startswith("as soon as ") else "no"
    return row["as_soon_as_practicable"].split(" (")[0], "yes" if encoded == "as soon as practicable" else encoded


def _in_force(row: Row, duty: Duty) -> Pair:
    life = duty.in_force
    return _life(row), f"{life.first if life.commenced else life.dates} to {life.last or ''}"


def _life(row: Row) -> str:
    return f"{row['in_force_from']} to {row['in_force_to']}"


def _source(row: Row, duty: Duty) -> Pair:
    return row["status"], duty.source.value


def _bound(row: Row, duty: Duty) -> Pair:
    return BOUNDS.get(row["kind"], row["kind"]), duty.bound


def _url(row: Row, duty: Duty) -> Pair:
    return row["source_url"], duty.provision.url


def _citation(row: Row, duty: Duty) -> Pair:
    """The provisions that both cite, and those that the duty cites: a row may cite more."""
    encoded = units(duty.provision.ref)
    if not encoded:
        raise ValueError(f"{duty.id} cites no provision: {duty.provision.ref}")
    return sorted(encoded & units(row["citation"])), sorted(encoded)


def _cited_first(row: Row, duty: Duty) -> Pair:
    """The provision that the row cites first, and the same where the duty cites it, else what that cites first."""
    first, *_ = units(row["citation"])
    encoded = units(duty.provision.ref)
    return first, first if first in encoded else next(iter(encoded))


_TOKEN = re.compile(
    r"(?P<anew>;|\bSI\b|\bCFA\b)|(?P<kind>\b(?:reg|art|para|stage)s?\b|\bss?\.|\br\.)|(?P<to>-|\bto\b)"
    r"|(?<!\w)(?P<number>\d+[A-Z]*(?:\.\d+)?)(?P<first>\(\w+\))?(?P<deeper>(?:\(\w+\))*)|\((?P<more>\d+[A-Z]?)\)"
)


def units(citation: str) -> Set[str]:
    """Give the provisions that a citation names, one by one and in its order.

    >>> list(units("SEND Regs reg 5(1),(3)-(4); CFA s.31"))
    ['reg 5(1)', 'reg 5(3)', 'reg 5(4)', 's.31']
    """
    found: dict[str, None] = {}
    kind, number, last, ranging = "", "", 0, False
    for token in _TOKEN.finditer(citation):
        if token["anew"]:
            kind = number = ""
        elif token["kind"]:
            kind, number = token["kind"].rstrip("s").replace("ss.", "s."), ""
            kind += "" if kind.endswith(".") else " "
        elif token["number"] and kind:
            number, first = token["number"], token["first"] or ""
            found[f"{kind}{number}{first}{token['deeper']}"] = None
            last = int(first[1:-1]) if first[1:-1].isdigit() else 0
        elif token["more"] and number:
            more = token["more"]
            between = range(last + 1, int(more)) if ranging and more.isdigit() else ()
            found |= dict.fromkeys(f"{kind}{number}({n})" for n in (*between, more))
            last = int(more) if more.isdigit() else last
        ranging = bool(token["to"])
    return found.keys()


# the limbs of 2020


def of_2020(duty: Duty) -> tuple[Limb, ...]:
    """Give the limbs that SI 2020/471 gave a duty."""
    return tuple(limb for limb in duty.unless if limb.in_force == CORONAVIRUS_2020)


def lasting(duty: Duty) -> tuple[Limb, ...]:
    """Give the other limbs of a duty."""
    return tuple(limb for limb in duty.unless if limb.in_force != CORONAVIRUS_2020)


def relaxation(row: Row) -> tuple[str, str | None] | None:
    """Where the limb of 2020 stands that a row names, and the limb whose words it borrows; None for no limb.

    Raises:
        ValueError: the words of the row are none that are known.
    """
    said = row["coronavirus_2020"]
    if said.startswith("none"):
        return None
    if said in BORROWED:
        return BORROWED[said]
    if own := re.fullmatch(r"own limb (?:reg )?(\S+)", said):
        return f"reg {own[1]}", None
    if said == "2A" and row["id"].startswith("det-"):
        return f"reg 2A(3)({DETAINED_GLOSS[row['id'].split('-')[1]]})", None
    if gloss := re.fullmatch(r"(?:PB )?(?:reg )?(2A(?:\(3\)\([a-p]\))?|18A)(?: of 2017 Regs)?", said):
        return f"reg {gloss[1]}", None
    raise ValueError(f"{row['id']} is relaxed by {said!r}")


def _limb_of_2020(row: Row, duty: Duty) -> Pair:
    """The place of the limb, whose words it borrows, and whether it is named as one of the gloss; a list of one or none."""
    found = relaxation(row)
    said = [] if found is None else [(*found, found[0].startswith("reg 2A"))]
    return said, [(limb.provision.ref, limb.via, limb.id == f"reg-2A-for-{duty.id}") for limb in of_2020(duty)]


ASPECTS: dict[str, Callable[[Row, Duty], Pair]] = {
    "period": _period,
    "direction": _direction,
    "trigger day counts": _trigger_day_counts,
    "words": _words,
    "rolls": _rolls,
    "as soon as practicable": _as_soon_as_practicable,
    "in force": _in_force,
    "source": _source,
    "bound": _bound,
    "url": _url,
    "citation": _citation,
    "cited first": _cited_first,
    "limb of 2020": _limb_of_2020,
}
"""What is compared, by name."""
