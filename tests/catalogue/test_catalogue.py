"""The encoded law against the committed facts of the catalogue, row by row: drift between the two shows here.

What a row and a duty say is put into the same words by ``catalogue``; where they differ with good reason, the difference
is listed in ``catalogue_differences``. The limbs of exception are in ``test_limbs``, holders in ``test_recipients``.
"""

import re
from operator import attrgetter
from types import SimpleNamespace

import pytest

from catalogue import ASPECTS, FACTS, HELD, SEVERAL, SILENT, TABLE, has_period, values, words
from catalogue_differences import BY_DUTY, DIFFERENCES
from sendrules.case import service
from sendrules.case.kinds import EventKind
from sendrules.law.conditions.mediation import ContactedInTime
from sendrules.law.coverage import COVERAGE, How
from sendrules.law.model import life
from sendrules.law.model.actors import Source
from sendrules.law.model.duty import Bound
from sendrules.law.shared import tribunal_time
from sendrules.law.statute import statute
from sendrules.time import calendar, periods

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
TESTED_ON_THE_LIMIT = {
    "reg-49-4-senco-qualification": "it reaches those who became SENCO from September 2009",
    "trans-2270-art7-26-weeks/plan": "its assessment began before September 2014",
    "trans-2270-art7-26-weeks/no-plan": "its assessment began before September 2014",
    "trans-2270-art24-2A": "its request may have been made before September 2014",
}
RESTATED = {  # by guidance: the rows that have the same numbers, in the order of the Code
    "code-9-39-46-timescales": ("reg-13-2-final-plan-20-weeks",),
    "code-9-77-draft-15-days": ("reg-13-1-a-draft-plan-15-days",),
    "code-9-166-169-annual-review": ("act-44-1-a-first-review",),
    "code-9-173-176-meeting-steps": (
        "reg-20-3-meeting-notice", "reg-20-4-circulate-advice", "reg-20-9-report", "reg-20-10-decision",
    ),
    "code-9-186-192-reassessment": ("reg-25-1-15-days", "reg-27-2-final-14-weeks"),
    "code-9-193-198-amending": ("reg-22-2-c-15-days", "reg-22-3-final-8-weeks"),
}  # fmt: skip
AS_AN_ORDER = {  # an agreement that counts as an order: the provision that says so, and where orders have their weeks
    "reg-42-2-agreement-appealable": ("per reg 44", "via reg 44", "reg 42(2)", "reg-44-2-"),
    "det-27-2": ("per det reg 29", "via reg 29", "reg 27(2)", "det-29-"),
}
NO_DATE = {
    "reg-24-a-six-months": "it lets an authority decline, and fixes no day",
    "reg-34-2-bar": "a condition of reg 34(1), with the two months and the relaxation of 2020 in it",
    "code-9-178-under-fives": "a range, and a matter of choice",
    "code-10-monitoring-meeting": "guidance seen in a summary alone, whose start is not clear",
}
WHERE_CODE_COUNTS = (periods, calendar, service, SimpleNamespace(tribunal_time=tribunal_time))

held = [pytest.param(row, duty, id=duty) for row, duty in HELD]


# the table and its coverage


def test_the_table_is_whole():
    assert len(TABLE) == len(FACTS) == 289
    assert list(TABLE[0]) == COLUMNS


def test_every_row_is_covered_and_no_other():
    assert set(COVERAGE) == set(FACTS)


def named_in_the_code(name: str) -> bool:
    """Whether a name such as ``Counting.AFTER`` can be found where time is counted."""
    for module in WHERE_CODE_COUNTS:
        try:
            attrgetter(name)(module)
        except AttributeError:
            continue
        return True
    return False


@pytest.mark.parametrize("row", COVERAGE)
def test_what_covers_a_row_is_there(row):
    covered = COVERAGE[row]
    found = {
        How.DUTY: lambda name: name in statute(),
        How.LIMB: lambda name: name in statute().limbs,
        How.TRIGGER: lambda name: name in {t.kind.value for d in statute().duties for t in d.trigger},
        How.CONDITION: lambda name: name in {kind.value for kind in EventKind},
        How.COUNTING: named_in_the_code,
        How.READING: lambda name: name in statute().readings,
    }
    assert [name for name in covered.ids if not found[covered.how](name)] == []
    assert covered.ids or covered.reason
    assert (covered.how is How.NOT_ENCODED) <= (not covered.ids)


def test_every_duty_holds_one_row():
    assert sorted(duty for _, duty in HELD) == sorted({d.id for d in statute().duties})


def test_the_rows_that_several_duties_hold():
    held_by: dict[str, list[str]] = {}
    for row, duty in HELD:
        held_by.setdefault(row, []).append(duty)
    several = {row: duties for row, duties in held_by.items() if len(duties) > 1}
    assert several == {row: [row + part for part in shares] for row, (_, shares) in SEVERAL.items()}
    for row, (text, shares) in SEVERAL.items():
        assert FACTS[row]["period_value"] == text
        assert sorted(re.findall(r"\d+", text.partition(" if ")[0])) == sorted(filter(None, shares.values()))


def test_a_duty_that_holds_a_row_alone_has_its_name():
    assert {(row, duty) for row, duty in HELD if row not in SEVERAL} == {
        (row, row) for row, _ in HELD if row not in SEVERAL
    }


# row by row


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize(("row", "duty"), held)
def test_the_row_and_the_duty_say_the_same(row, duty, aspect):
    said, encoded = ASPECTS[aspect](FACTS[row], statute().duty(duty))
    if (duty, aspect) in BY_DUTY:
        assert said != encoded, "they no longer differ: take the difference out of the list"
        assert (said, encoded) == BY_DUTY[duty, aspect]
    else:
        assert encoded == said


def test_each_difference_is_listed_once_with_its_reason():
    listed = [(duty, aspect) for d in DIFFERENCES for duty in d.duties for aspect in d.aspects]
    assert len(listed) == len(set(listed))
    assert {duty for duty, _ in listed} <= {duty for _, duty in HELD}
    assert {aspect for _, aspect in listed} <= set(ASPECTS)
    assert all(d.reason for d in DIFFERENCES)


def test_the_phrases_that_do_not_say_how_the_first_day_counts():
    said = {row: words(FACTS[row]) for row, _ in HELD if has_period(FACTS[row])}
    assert {row for row, counting in said.items() if counting is None} == set(SILENT)


def test_the_column_says_of_the_first_day_what_the_phrase_says():
    counts = {
        periods.Counting.BEGINNING_WITH: "yes",
        periods.Counting.AFTER: "no",
        periods.Counting.CLEAR: "no",
    }
    said = {row: counting for row, _ in HELD if has_period(FACTS[row]) and (counting := words(FACTS[row]))}
    assert {row: FACTS[row]["trigger_day_counts"] for row in said} == {
        row: "n/a" if row == "reg-49-4-senco-qualification" else counts[counting] for row, counting in said.items()
    }  # fmt: skip


@pytest.mark.parametrize("row", [row for row in FACTS if "only limit" in FACTS[row]["as_soon_as_practicable"]])
def test_as_soon_as_practicable_is_the_only_limit(row):
    assert statute().duty(row).limit is None


def test_nothing_rolls_outside_the_rules_of_the_tribunal():
    rolling = {row for row in FACTS if FACTS[row]["rolls_to_next_working_day"] != "no"}
    assert all(FACTS[row]["citation"].startswith(("HESC Rules", "UT Rules")) for row in rolling)
    assert rolling == {row for row, _ in HELD if row.startswith(("hesc-", "ut-"))}


# lives and versions


def test_reg_45_has_earlier_versions_and_only_that_of_a_refused_plan_was_not_found():
    earlier = {
        duty: statute().versions(duty)[:-1]
        for _, duty in HELD
        if duty.startswith("reg-45-") and len(statute().versions(duty)) > 1
    }
    refused_plan = {"reg-45-6-a-draft", "reg-45-6-b-final"}
    assert set(earlier) == {"reg-45-3-notify", "reg-45-4-amend", "reg-45-5-a-school", *refused_plan}
    life = FACTS["reg-45-original-2014"]
    for duty, (version,) in earlier.items():
        assert bool(version.text_not_found) is (version.limit is None) is (duty in refused_plan)
        assert str(version.in_force.first) == life["in_force_from"]
        assert str(version.in_force.last) == life["in_force_to"]
    assert not any(statute().duty(duty).text_not_found for _, duty in HELD)  # fmt: skip


def test_a_life_is_tested_on_the_trigger_but_for_these():
    on_the_limit = {d.id for d in statute().duties if d.in_force.tested_on is life.TestedOn.LIMIT}
    assert on_the_limit == set(TESTED_ON_THE_LIMIT)


def test_what_is_guidance_or_derived_is_no_part_of_the_floor():
    other = {d.id for d in statute().duties if not d.source.binds}
    assert other == {duty for row, duty in HELD if FACTS[row]["status"] in {"guidance", "derived", "direction"}}
    assert {d.id for d in statute().duties if d.source is Source.DERIVED} == {
        "derived-latest-draft-date", "case-ba-five-week-marker",
    }  # fmt: skip


def test_a_prohibition_an_entitlement_and_a_window_stay_open():
    assert {d.id for d in statute().duties if d.bound is Bound.OPEN_UNTIL} == {
        "act-38-4-notice-period", "act-45-4-no-cease-before-appeal-period",
        "act-45-4-no-cease-before-appeal-period/appeal", "det-13-1", "reg-13-1-a-draft-plan-15-days", "reg-22-2-c-15-days",
        "reg-48-stay-10-days",
    }  # fmt: skip


# rows with a period that no duty holds


def test_every_other_row_with_a_period_or_a_relaxation_is_accounted_for():
    held_rows = {row for row, _ in HELD}
    others = {row for row in FACTS if FACTS[row]["period_value"]} - held_rows
    assert others == {*RESTATED, *AS_AN_ORDER, *NO_DATE}
    relaxed = {row for row in FACTS if not FACTS[row]["coronavirus_2020"].startswith("none")} - held_rows
    assert relaxed == {*AS_AN_ORDER, "reg-34-2-bar"}


@pytest.mark.parametrize("row", RESTATED)
def test_guidance_that_is_not_encoded_has_the_numbers_of_the_law_that_is(row):
    assert COVERAGE[row].how is How.NOT_ENCODED
    law = [value for of in RESTATED[row] for value in values(FACTS[of], statute().duty(of))]
    assert re.findall(r"\d+", FACTS[row]["period_value"]) == law


@pytest.mark.parametrize("row", AS_AN_ORDER)
def test_an_agreement_starts_what_an_order_starts(row):
    period, relaxed, via, stem = AS_AN_ORDER[row]
    assert (FACTS[row]["period_value"], FACTS[row]["coronavirus_2020"]) == (period, relaxed)
    # an agreement dismisses no appeal: s.45(4) keeps the plan until the time for one is over
    dismissed = statute().duty("reg-44-2-a-cease")
    assert [t.kind for t in dismissed.trigger] == [EventKind.TRIBUNAL_ORDER]
    duties = [d for d in statute().duties if d.id.startswith(stem) and d is not dismissed]
    assert duties
    for duty in duties:
        order, agreement = duty.trigger
        assert (order.kind, agreement.kind) == (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT)
        assert (order.when, order.by, order.via) == (agreement.when, agreement.by, None)
        assert agreement.via is not None
        assert (agreement.via.instrument, agreement.via.ref) == (duty.provision.instrument, via)


@pytest.mark.parametrize("duty", ["reg-34-1-certificate-3wd", "det-20-1"])
def test_the_bar_of_reg_34_2_is_a_condition_of_the_certificate(duty):
    (trigger,) = statute().duty(duty).trigger
    assert isinstance(trigger.when, ContactedInTime)
    months = trigger.when.months
    assert (str(months.n), months.unit) == (
        FACTS["reg-34-2-bar"]["period_value"],
        FACTS["reg-34-2-bar"]["period_unit"],
    )
    assert months.counting is words(FACTS["reg-34-2-bar"])
