"""The law modules against the committed facts of the catalogue, row by row: drift between the two shows here."""

import re
from datetime import date

import pytest

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import EventKind
from sendrules.law import model
from sendrules.law.coverage import COVERAGE, How
from sendrules.law.limb_conditions import CoronavirusReason
from sendrules.law.limits import After, Before, Moved
from sendrules.law.model import Bound, Duty, InForce, Limb, Source
from sendrules.law.statute import statute
from sendrules.law.trigger_conditions import NotAssessedWithin
from sendrules.time.periods import Counting, Period
from tables import rows

FACTS = {row["id"]: row for row in rows("catalogue/statute_facts.csv")}
COLUMNS = [
    "id",
    "status",
    "kind",
    "citation",
    "in_force_from",
    "in_force_to",
    "period_value",
    "period_unit",
    "direction",
    "counting_phrase",
    "trigger_day_counts",
    "rolls_to_next_working_day",
    "as_soon_as_practicable",
    "coronavirus_2020",
    "verification",
    "source_url",
]
PATHWAY = (
    "act-24-", "act-36-", "act-38-", "reg-2-", "reg-3-", "reg-4-", "reg-5-", "reg-6-", "reg-8-", "reg-9-", "reg-10-",
    "reg-13-", "reg-14-", "derived-latest-draft-date",
)  # fmt: skip
DUTIES = [(id, duty) for id, covered in COVERAGE.items() if covered.how is How.DUTY for duty in covered.ids]
LIMBS = [(id, limb) for id, covered in COVERAGE.items() if covered.how is How.LIMB for limb in covered.ids]
SUMMER_2020 = InForce(date(2020, 5, 1), date(2020, 9, 24), model.TestedOn.LIMIT)

each_duty = pytest.mark.parametrize(("row", "duty"), DUTIES, ids=[id for id, _ in DUTIES])
each_limb = pytest.mark.parametrize(("row", "limb"), LIMBS, ids=[id for _, id in LIMBS])


def period_of(duty: Duty) -> Period | None:
    """The period that a row speaks of: the limit's own, or the one in the condition of its trigger."""
    if isinstance(duty.limit, After | Before):
        return duty.limit.period
    conditions = [c for t in duty.trigger if isinstance(t.when, AllOf) for c in t.when.conditions]
    looks_back = [c.months for c in conditions if isinstance(c, NotAssessedWithin)]
    return looks_back[0] if looks_back else None


def counting_of(phrase: str) -> Counting | None:
    """What the words of a provision say about the first day; None where they count nothing forwards."""
    if "beginning with" in phrase:
        return Counting.BEGINNING_WITH
    return Counting.AFTER if re.match(r"within \d+ weeks of", phrase) else None


def life(row: dict[str, str]) -> tuple[date, date | None]:
    last = row["in_force_to"]
    return date.fromisoformat(row["in_force_from"]), date.fromisoformat(last) if last else None


# the table


def test_the_table_is_whole():
    table = rows("catalogue/statute_facts.csv")
    assert len(table) == len(FACTS) == 225
    assert list(table[0]) == COLUMNS


def test_the_rows_of_the_pathway_are_covered_and_no_others():
    assert set(COVERAGE) == {id for id in FACTS if id.startswith(PATHWAY)}


def test_what_covers_a_row_is_there():
    known = {
        How.DUTY: {d.id for d in statute().duties},
        How.LIMB: set(statute().limbs),
        How.TRIGGER: set(EventKind),
        How.CONDITION: {*EventKind, "WorkingCalendar"},
        How.NOT_ENCODED: set(),
    }
    for id, covered in COVERAGE.items():
        assert set(covered.ids) <= known[covered.how], id
        assert covered.ids or covered.reason, id


def test_every_duty_and_every_lasting_limb_covers_a_row():
    assert {duty for _, duty in DUTIES} == {d.id for d in statute().duties}
    lasting = {limb.id for limb in statute().limbs.values() if limb.in_force != SUMMER_2020}
    assert lasting - {limb for _, limb in LIMBS} == {
        f"reg-8-2-{x}-exception" for x in "abc"
    }  # in the row of reg 8(1)


# the duties


@each_duty
def test_period(row, duty):
    period = period_of(statute().duty(duty))
    found = (str(period.n), period.unit) if period else ("", "")
    assert found == (FACTS[row]["period_value"], FACTS[row]["period_unit"])


@each_duty
def test_counting(row, duty):
    limit = statute().duty(duty).limit
    counting = limit.period.counting if isinstance(limit, After | Before) else None
    if (
        row == "derived-latest-draft-date"
    ):  # no words of its own: the window is the fifteen days before the limit
        assert counting is Counting.AFTER
    else:
        assert counting is counting_of(FACTS[row]["counting_phrase"])


def test_the_words_of_the_phrases_say_whether_the_day_counts():
    says = {Counting.BEGINNING_WITH: "yes", Counting.AFTER: "no"}
    counted = {row: counting for row, _ in DUTIES if (counting := counting_of(FACTS[row]["counting_phrase"]))}
    assert len(counted) == 6
    assert {row: says[counting] for row, counting in counted.items()} == {
        row: FACTS[row]["trigger_day_counts"] for row in counted
    }


@each_duty
def test_direction(row, duty):
    encoded = statute().duty(duty)
    shape = {After: "after", Before: "before"}.get(type(encoded.limit))
    if shape is None:  # no period of its own: it comes after its trigger, or its condition looks back
        assert FACTS[row]["direction"] in {"before" if period_of(encoded) else "after", "n/a"}
    else:
        assert shape == FACTS[row]["direction"]


@each_duty
def test_in_force(row, duty):
    (only,) = statute().versions(duty)
    assert (only.in_force.first, only.in_force.last) == life(FACTS[row])


@each_duty
def test_source_and_bound(row, duty):
    fact, encoded = FACTS[row], statute().duty(duty)
    assert encoded.source is Source(fact["status"])
    window = fact["kind"] == "window_min" or row == "act-38-4-notice-period"
    assert encoded.bound is (Bound.OPEN_UNTIL if window else Bound.NOT_LATER_THAN)


@each_duty
def test_citation(row, duty):
    provision = statute().duty(duty).provision
    assert provision.url == FACTS[row]["source_url"]
    if FACTS[row]["citation"].startswith("SEND Regs"):
        assert FACTS[row]["citation"].removeprefix("SEND Regs ").startswith(provision.ref)


@each_duty
def test_as_soon_as_practicable_and_nothing_rolls(row, duty):
    fact, encoded = FACTS[row], statute().duty(duty)
    assert (encoded.residual == "as soon as practicable") is fact["as_soon_as_practicable"].startswith("yes")
    assert (encoded.limit is None) or "only limit" not in fact["as_soon_as_practicable"]
    assert fact["rolls_to_next_working_day"] == "no"
    assert not isinstance(encoded.limit, Moved)


# the limbs


def limbs_of(duty: str, *, of_2020: bool) -> dict[str, Limb]:
    return {
        limb.provision.ref: limb
        for limb in statute().duty(duty).unless
        if (limb.in_force == SUMMER_2020) is of_2020
    }


@each_limb
def test_a_limb_stands_where_the_row_says(row, limb):
    encoded, fact = statute().limbs[limb], FACTS[row]
    assert (encoded.in_force.first, encoded.in_force.last) == life(fact)
    ref = fact["citation"].removeprefix("SEND Regs ")
    assert encoded.provision.ref.removeprefix("reg 13(3) with ") == ref
    assert encoded.via == (row if limb != row else None)


@pytest.mark.parametrize(
    ("duty", "lasting", "of_2020"),
    [
        ("reg-4-1-not-necessary-determination", [], "reg 4(3)"),
        ("reg-5-1-decision-to-assess", [f"reg 5(4)({x})" for x in "abcd"], "reg 5(4)(e)"),
        ("reg-8-1-cooperate-6-weeks", [f"reg 8(2)({x})" for x in "abc"], "reg 8(2)(d)"),
        ("reg-10-1-no-plan-decision", [f"reg 10(4)({x})" for x in "abcd"], "reg 10(4)(e)"),
        ("reg-13-2-final-plan-20-weeks", [f"reg 13(3) with reg 10(4)({x})" for x in "abcd"], "reg 13(3) with reg 10(4)(e)"),
    ],
)  # fmt: skip
def test_the_limbs_of_a_duty_are_a_closed_list(duty, lasting, of_2020):
    assert sorted(limbs_of(duty, of_2020=False)) == lasting
    assert list(limbs_of(duty, of_2020=True)) == [of_2020]
    assert len(statute().duty(duty).unless) == len(lasting) + 1


@each_duty
def test_the_limb_of_2020_is_the_rows(row, duty):
    refs = re.findall(r"(?:own limb reg|via) (\d+\(\d+\)(?:\([a-e]\))?)", FACTS[row]["coronavirus_2020"])
    found = limbs_of(duty, of_2020=True)
    assert [ref.removeprefix("reg 13(3) with ").removeprefix("reg ") for ref in found] == refs
    assert all(isinstance(limb.when, CoronavirusReason) for limb in found.values())


def test_reg_13_3_borrows_every_limb_of_reg_10_4_in_its_own_words():
    lent = statute().duty("reg-10-1-no-plan-decision").unless
    borrowed = statute().duty("reg-13-2-final-plan-20-weeks").unless
    assert [(b.via, b.when, b.in_force, b.residual) for b in borrowed] == [
        (x.id, x.when, x.in_force, x.residual) for x in lent
    ]
    assert not {b.id for b in borrowed} & {x.id for x in lent}


@pytest.mark.parametrize(
    "duty",
    sorted(d.id for d in statute().duties if d.source is Source.DERIVED or d.bound is Bound.OPEN_UNTIL),
)
def test_nothing_relaxes_a_window_or_a_day_that_is_derived(duty):
    assert statute().duty(duty).unless == ()
