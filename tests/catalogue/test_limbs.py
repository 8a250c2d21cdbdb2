"""The limbs of exception: which grounds each paragraph has, which limits have them, and what 2020 relaxed and did not."""

import re
from collections import Counter
from datetime import date

import pytest

from catalogue import BORROWED, DETAINED_GLOSS, FACTS, HELD, KEPT, lasting, of_2020, relaxation, units
from sendrules.case.conditions import AnyOf
from sendrules.citation import DETAINED_PERSONS_REGULATIONS, SEND_REGULATIONS
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
)
from sendrules.law.coverage import COVERAGE, How
from sendrules.law.model import life
from sendrules.law.model.life import CORONAVIRUS_2020, InForce
from sendrules.law.statute import statute

SCHOOL = "head-teacher, principal asked around a closure"
EARLY_YEARS = "early-years-sen-lead, early-years-person-responsible asked around a closure"
PERSONAL, ANY_CIRCUMSTANCES = "exceptional personal circumstances", "exceptional circumstances"
MISSED = "appointment missed"
BORROWS_10_4 = "any ground of reg 10(4)"

GROUNDS = {  # by instrument and paragraph, in the order of its letters: what the catalogue has, outside 2020
    SEND_REGULATIONS: {
        "5(4)": (SCHOOL, EARLY_YEARS, PERSONAL, "absent 4 weeks"),
        "8(2)": (ANY_CIRCUMSTANCES, "absent 4 weeks", MISSED),
        "10(4)": (SCHOOL, EARLY_YEARS, PERSONAL, "absent 4 weeks"),
        "27(3)": (SCHOOL, EARLY_YEARS, PERSONAL, "absent 4 weeks"),
        "44(3)": (PERSONAL, "absent 2 weeks", BORROWS_10_4),
        "45(7)": (PERSONAL, "absent 2 weeks", BORROWS_10_4),
    },
    DETAINED_PERSONS_REGULATIONS: {
        "5(4)": (SCHOOL, PERSONAL, "parent absent 4 weeks"),
        "8(2)": (ANY_CIRCUMSTANCES, "parent absent 4 weeks", "alternative-person absent 4 weeks", MISSED),
        "10(4)": (SCHOOL, PERSONAL, "parent absent 4 weeks"),
        "29(7)": (PERSONAL, "parent absent 2 weeks", SCHOOL),
        "30(7)": (PERSONAL, "parent absent 2 weeks", SCHOOL),
    },
}
OWN_PARAGRAPH = {  # the limits that a paragraph of grounds reaches
    "reg-5-1-decision-to-assess": "5(4)",
    "reg-8-1-cooperate-6-weeks": "8(2)",
    "reg-10-1-no-plan-decision": "10(4)",
    "case-jsc-16-weeks-decision": "10(4)",
    "case-jsc-det-16-weeks-decision": "10(4)",
    "reg-27-2-final-14-weeks": "27(3)",
    **dict.fromkeys(("reg-44-2-b-notify", "reg-44-2-b-i-no-plan", "reg-44-2-b-ii-final"), "44(3)"),
    **dict.fromkeys(("reg-44-2-c-i-draft", "reg-44-2-c-ii-final"), "44(3)"),
    **dict.fromkeys(("reg-45-3-notify", "reg-45-6-a-draft", "reg-45-6-b-final"), "45(7)"),
    "det-5-1": "5(4)",
    "det-8-1": "8(2)",
    "det-10-1": "10(4)",
    **dict.fromkeys(("det-29-4-a", "det-29-4-b", "det-29-5"), "29(7)"),
    **dict.fromkeys(("det-30-4-a", "det-30-4-b", "det-30-5-a", "det-30-5-b"), "30(7)"),
}
THROUGH_13_3 = ("reg-13-2-final-plan-20-weeks", "det-13-2")
NO_LIMB_OUTSIDE_2020 = (  # regs 4(1), 15, 16, 18, 20 to 22, 25 and 45(3A) to (6A) but (6), and the like of detained persons
    "reg-4-", "reg-15-", "reg-16-", "reg-18-", "reg-20-", "reg-21-", "reg-22-", "reg-25-", "reg-33-", "reg-34-", "reg-35-",
    "reg-36-", "reg-37-", "reg-39-", "reg-42-", "reg-44-2-a-", "reg-44-2-d-", "reg-44-2-e-", "reg-44-2-f-", "reg-44-2-h-",
    "reg-45-3A-", "reg-45-4-", "reg-45-5-", "reg-45-6A-", "reg-47-", "det-4-", "det-15-", "det-16-", "det-17-", "det-29-2",
    "det-29-3-", "det-29-6", "det-30-3", "det-30-6", "rec-", "hesc-", "ut-", "act-44-",
)  # fmt: skip
GLOSSED = (  # reg 2A(3), as the catalogue lists it; of 15(2) and (7) the second reference alone
    "reg 15(2),(4),(5),(7),(8), 16(2),(3), 20(9),(10), 21(7),(8),(9), 25(1), 27(4), 33, 34(1),(2), 35(2),(3),(4), 36(2), 39(1),(3), "
    "42(3),(4), 44(2)(d), 44(2)(e), 44(2)(f), 44(2)(h), 45(4),(5),(6A), 47, 56(3)"
)  # fmt: skip

ART_16 = ("trans-2270-art12-2", "trans-2270-art13-3", "trans-2270-art14-3", "trans-2270-art14-5")
"""The limits of the Transitional Order to which its art 16(1) is an exception."""

CONSTRUED = {  # what R (L, M & P) v Devon CC construes: its limits were relaxed where that was, which its rows do not say
    "case-devon-4-weeks-amendment-notice": "reg-20-10-decision",
    "case-devon-12-weeks-total": "reg-22-3-final-8-weeks",
}
JUDGED = {  # the limits that R (JSC) v Cambridgeshire CC found in reg 10(1), with the instrument whose grounds they have
    "case-jsc-16-weeks-decision": SEND_REGULATIONS,
    "case-jsc-det-16-weeks-decision": DETAINED_PERSONS_REGULATIONS,
}

LIMB_ROWS = [(row, limb) for row, covered in COVERAGE.items() if covered.how is How.LIMB for limb in covered.ids]
DUTIES = [duty for _, duty in HELD]


def ground(condition) -> str:
    """What a limb turns on, in a few words."""
    match condition:
        case AdviceSoughtAroundClosure(asked=asked):
            return f"{', '.join(asked)} asked around a closure"
        case Exceptional(personal=personal):
            return PERSONAL if personal else ANY_CIRCUMSTANCES
        case AbsentFromArea(at_least=weeks, who=who):
            return " ".join([*who, f"absent {weeks.n} weeks"])
        case AppointmentMissed():
            return MISSED
        case AnyOf(conditions):
            lent = tuple(limb.when for limb in lasting(statute().duty("reg-10-1-no-plan-decision")))
            return BORROWS_10_4 if conditions == lent else "any of others"
    return type(condition).__name__


def found(duty: str) -> list[tuple[str, str]]:
    """The paragraph and the ground of each lasting limb."""
    return [(limb.provision.ref, ground(limb.when)) for limb in lasting(statute().duty(duty))]


def expected(duty: str) -> list[tuple[str, str]]:
    if duty in ART_16:
        return [("art 16(1)(a)", PERSONAL)]
    if duty in KEPT:
        article, lent = KEPT[duty]
        return [(f"{article} with {ref.replace(' with ', ' and ')}", what) for ref, what in expected(lent)]
    instrument = JUDGED.get(duty, statute().duty(duty).provision.instrument)
    if duty in OWN_PARAGRAPH:
        paragraph = OWN_PARAGRAPH[duty]
        grounds = GROUNDS[instrument][paragraph]
        # what regs 29(7)(c) and 30(7)(c) of SI 2015/62 borrow is one ground, and it is named
        with_10_4 = " with reg 10(4)(a)" if paragraph in {"29(7)", "30(7)"} else ""
        return [
            (f"reg {paragraph}({letter}){with_10_4 if what == SCHOOL else ''}", what)
            for letter, what in zip("abcd", grounds, strict=False)
        ]
    if duty in THROUGH_13_3:
        return [
            (f"reg 13(3) with reg 10(4)({x})", what)
            for x, what in zip("abcd", GROUNDS[instrument]["10(4)"], strict=False)
        ]
    return []


# outside 2020


@pytest.mark.parametrize("duty", DUTIES)
def test_the_grounds_of_a_limit_are_a_closed_list(duty):
    assert found(duty) == expected(duty)


def test_the_lasting_limbs_counted_by_paragraph():
    stand = {
        (limb.provision.instrument, limb.provision.ref.partition(" with ")[0])
        for duty in set(DUTIES) - set(THROUGH_13_3) - set(KEPT) - set(ART_16)
        for limb in lasting(statute().duty(duty))
    }
    counted = Counter((instrument, ref.removeprefix("reg ")[:-3]) for instrument, ref in stand)
    assert counted == {
        (instrument, paragraph): len(grounds)
        for instrument, paragraphs in GROUNDS.items()
        for paragraph, grounds in paragraphs.items()
    }
    of = {instrument: sum(n for (i, _), n in counted.items() if i == instrument) for instrument in GROUNDS}
    assert of == {SEND_REGULATIONS: 21, DETAINED_PERSONS_REGULATIONS: 16}


@pytest.mark.parametrize("start", NO_LIMB_OUTSIDE_2020)
def test_no_limb_outside_2020(start):
    duties = [duty for duty in DUTIES if duty.startswith(start)]
    assert duties
    assert [limb.id for duty in duties for limb in lasting(statute().duty(duty))] == []


@pytest.mark.parametrize(("row", "limb"), LIMB_ROWS, ids=[limb for _, limb in LIMB_ROWS])
def test_a_limb_stands_where_its_row_says(row, limb):
    fact, encoded = FACTS[row], statute().limbs[limb]
    assert str(encoded.in_force.first) == fact["in_force_from"]
    assert str(encoded.in_force.last or "") == fact["in_force_to"]
    own, _, borrowed = encoded.provision.ref.partition(" with ")
    assert units(borrowed or own) <= units(fact["citation"])
    assert encoded.via == (row if borrowed or limb.startswith("case-") else None)
    if row == "reg-18A-covid-no-review":  # the row is cited by the instrument that put it in
        assert fact["source_url"] == "https://www.legislation.gov.uk/uksi/2020/471/regulation/11"
    elif not borrowed:
        assert encoded.provision.url == fact["source_url"]


def test_every_row_of_an_exception_is_a_limb_but_the_direction_of_the_tribunal():
    rows = {row for row in FACTS if FACTS[row]["kind"] == "exception"}
    held = {row for row, covered in COVERAGE.items() if covered.how is How.LIMB}
    assert rows - held == {"reg-44-1-direction"}
    assert held <= rows


def named(reason: str) -> set[str]:
    """The ids in a reason such as "Limbs det-5-4-a-exception to c, and d of 2020." """
    one = re.match(r"Limbs? (\S+?)-([a-e])-exception to ([a-e])(?:, and ([a-e]) of 2020)?", reason)
    if one:
        stem, first, last, of_summer = one.groups()
        letters = [*(chr(x) for x in range(ord(first), ord(last) + 1)), *(of_summer or "")]
        return {f"{stem}-{x}-exception" for x in letters}
    several = re.match(r"Limbs (\S+)-<a to c>-exception-(\S+), and (\S+) of 2020\.", reason)
    if several:
        stem, of, of_summer = several.groups()
        return {of_summer, *(f"{stem}-{x}-exception-{of}" for x in "abc")}
    return set(re.findall(r"^Limb (\S+) of 2020\.", reason))


@pytest.mark.parametrize(
    ("row", "duty"), [(row, duty) for row, duty in HELD if COVERAGE[row].reason.startswith("Limb")]
)
def test_the_limbs_that_the_reason_of_a_row_names_are_all_there_are(row, duty):
    assert named(COVERAGE[row].reason) == {limb.id for limb in statute().duty(duty).unless}


def test_every_lasting_limb_covers_a_row():
    by_id = {limb for _, limb in LIMB_ROWS}
    by_reason = {limb for row, _ in HELD for limb in named(COVERAGE[row].reason)}
    all_lasting = {limb.id for duty in set(DUTIES) - set(KEPT) for limb in lasting(statute().duty(duty))}
    assert all_lasting <= by_id | by_reason
    assert by_id | by_reason <= set(statute().limbs)


def test_a_limb_serves_one_limit_and_a_borrowed_one_says_whose_words_it_has():
    latest = [limb.id for duty in DUTIES for limb in statute().duty(duty).unless]
    assert len(latest) == len(set(latest))
    owners = {(limb.id, duty) for duty in DUTIES for v in statute().versions(duty) for limb in v.unless}
    assert {id for id, _ in owners} == set(statute().limbs)
    assert len(owners) == len(statute().limbs)  # versions of one duty may share a limb
    all_limbs = statute().limbs.values()
    for limb in all_limbs:
        if limb.via is not None:
            lent = statute().limbs[limb.via]
            assert limb.when == lent.when, limb.id
            assert (limb.in_force.first, limb.in_force.last) == (lent.in_force.first, lent.in_force.last), limb.id


# 2020


def test_the_life_of_the_limbs_of_2020_is_that_of_the_rows():
    assert InForce(date(2020, 5, 1), date(2020, 9, 24), life.TestedOn.LIMIT) == CORONAVIRUS_2020
    for row in ("reg-2A-covid-gloss", "reg-18A-covid-no-review"):
        assert (FACTS[row]["in_force_from"], FACTS[row]["in_force_to"]) == ("2020-05-01", "2020-09-24")


@pytest.mark.parametrize("duty", DUTIES)
def test_coronavirus_is_a_ground_of_those_limbs_alone(duty):
    encoded = statute().duty(duty)
    assert all(isinstance(limb.when, CoronavirusReason) for limb in of_2020(encoded))
    # only reg 2A and reg 18A(2) say what remains; the others lift a limit, and leave what their siblings leave
    for limb in of_2020(encoded):
        says_it = limb.provision.ref.startswith(("reg 2A", "reg 18A"))
        assert (limb.residual == "as soon as reasonably practicable") is says_it
    assert not any("coronavirus" in f"{limb.id} {limb.when!r}".lower() for limb in lasting(encoded))
    assert all(limb.in_force.tested_on is encoded.in_force.tested_on for limb in lasting(encoded))


@pytest.mark.parametrize(("row", "duty"), HELD, ids=DUTIES)
def test_the_limb_of_2020_stands_in_the_instrument_of_its_limit(row, duty):
    encoded = statute().duty(duty)
    elsewhere = row.startswith("act-44-") or row in CONSTRUED  # reg 18A, of s.44; regs 2A(3) and 22(6), of Devon
    own = JUDGED.get(duty, SEND_REGULATIONS if elsewhere else encoded.provision.instrument)
    assert {limb.provision.instrument for limb in of_2020(encoded)} <= {own}


def test_nothing_else_was_relaxed():
    relaxed = {duty for row, duty in HELD if relaxation(FACTS[row])}
    assert not relaxed & CONSTRUED.keys()
    relaxed |= CONSTRUED.keys() | KEPT.keys()
    assert {duty for duty in DUTIES if of_2020(statute().duty(duty))} == relaxed
    of_the_summer = {limb.id for limb in statute().limbs.values() if limb.in_force == CORONAVIRUS_2020}
    assert len(of_the_summer) == len(relaxed)
    for starts in (
        "reg-13-1-",
        "reg-18-",
        "reg-20-3",
        "reg-20-4",
        "reg-22-2-c",
        "reg-37-2",
        "reg-48-",
        "reg-49-",
        "reg-61-",
    ):
        assert not any(duty.startswith(starts) for duty in relaxed)  # fmt: skip


@pytest.mark.parametrize(("duty", "construed"), CONSTRUED.items())
def test_a_limit_of_devon_was_relaxed_with_what_the_judgment_construes(duty, construed):
    (limb,), (lent,) = of_2020(statute().duty(duty)), of_2020(statute().duty(construed))
    assert (limb.via, limb.residual, limb.title) == (lent.id, lent.residual, lent.title)
    assert units(limb.provision.ref) >= units(lent.provision.ref)


def test_the_gloss_lists_what_reg_2a_lists():
    glossed = {
        duty for _, duty in HELD for limb in of_2020(statute().duty(duty)) if limb.provision.ref.startswith("reg 2A")
    }
    cited = {
        unit
        for duty in glossed
        if statute().duty(duty).provision.instrument == SEND_REGULATIONS
        for unit in units(statute().duty(duty).provision.ref)
    }
    listed = units(GLOSSED)
    # reg 20(7) and (8) say what is in the report of 20(9); reg 34(2) is a condition of 34(1)
    assert {u for u in cited if not u.startswith(tuple(listed))} == {"reg 20(7)", "reg 20(8)"}
    assert {x for x in listed if not any(u.startswith(x) for u in cited)} == {"reg 34(2)"}


def test_the_row_of_the_gloss_names_the_paragraphs_with_limbs_of_their_own():
    own = {
        limb.provision.ref.partition(" with ")[0]
        for duty in DUTIES
        for limb in of_2020(statute().duty(duty))
        if limb.provision.instrument == SEND_REGULATIONS and not limb.provision.ref.startswith("reg 2A")
    }
    said = COVERAGE["reg-2A-covid-gloss"].reason.partition("Regs ")[2].partition(" have ")[0]
    assert {f"reg {x}" for x in re.split(r", | and ", said)} == own


def test_every_way_of_borrowing_is_used_and_every_regulation_of_the_gloss_on_detained_persons():
    assert {FACTS[row]["coronavirus_2020"] for row, _ in HELD} >= set(BORROWED)
    assert {row.split("-")[1] for row, _ in HELD if FACTS[row]["coronavirus_2020"] == "2A"} == set(DETAINED_GLOSS)
