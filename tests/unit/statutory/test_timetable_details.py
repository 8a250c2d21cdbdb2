"""The timetable of any start: which rows the details of an event leave, and what each row depends on."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind
from sendrules.statutory.timetable import details_of

MAY = date(2026, 5, 11)  # a Monday


def rows(kind: str, on: date = MAY, **details: object) -> dict[str, tuple[date | None, str]]:
    return {row.id: (row.due, row.note) for row in sr.timetable(kind, on, **details)}


RECEIVED = "the Tribunal must receive it by 5 pm (r.12(1)); optional: not using it breaks nothing"


def dates(kind: str, on: date = MAY, **details: object) -> dict[str, date | None]:
    return {id: due for id, (due, _) in rows(kind, on, **details).items()}


def test_a_review_meeting():
    assert dates("review-meeting") == {
        "reg-20-3-meeting-notice": date(2026, 4, 26),
        "reg-20-4-circulate-advice": date(2026, 4, 26),
        "reg-20-9-report": date(2026, 5, 25),
        "reg-20-10-decision": date(2026, 6, 8),
        "case-devon-4-weeks-amendment-notice": date(2026, 6, 8),
        "case-devon-12-weeks-total": date(2026, 8, 3),
        "pb-11-2-b-review-with-plan": None,
    }
    outside = dates("review-meeting", attends=False)
    assert outside["reg-21-3-meeting-notice"] == date(2026, 4, 26)
    assert outside["reg-21-7-8-report"] == date(2026, 5, 25)
    assert outside["reg-21-9-decision"] == date(2026, 6, 8)
    assert not any(id.startswith("reg-20") for id in outside)


def test_an_order_leaves_its_own_rows_and_no_condition():
    assert rows("tribunal-order", order="assess") == {
        "reg-44-2-b-notify": (date(2026, 5, 25), ""),
        # fourteen days end on 25 May 2026, a bank holiday
        "hesc-10-5-costs-14-days": (date(2026, 5, 26), RECEIVED),
        "hesc-45-3-set-aside-28-days": (date(2026, 6, 8), RECEIVED),
        "hesc-48-3-review-28-days": (date(2026, 6, 8), RECEIVED),
        "hesc-46-permission-28-days": (date(2026, 6, 8), RECEIVED),
        "reg-44-2-b-i-no-plan": (
            date(2026, 7, 20), "if the authority decides, after the assessment, that no plan is necessary",
        ),
        "reg-44-2-b-ii-final": (date(2026, 8, 17), ""),
    }  # fmt: skip
    every = rows("tribunal-order")
    assert len(every) == 15
    assert "if the order is to make a plan" in every["reg-44-2-c-i-draft"][1]


def test_a_mediation_agreement_as_an_order():
    assert dates("mediation-agreement", order="name-school") == {"reg-44-2-f-name-school": date(2026, 5, 25)}
    assert dates("mediation-agreement", order="other") == {"reg-42-3-agreement-other": date(2026, 5, 25)}


def test_a_move_and_who_knew_of_it():
    late = dates("moved", date(2026, 9, 1), aware=date(2026, 8, 20))
    assert late["reg-15-2-transfer-plan-aware-late"] == date(2026, 9, 10)  # over the August bank holiday
    assert "reg-15-2-transfer-plan-aware-early" not in late
    early = dates("moved", date(2026, 9, 1), aware=date(2026, 8, 7))
    assert early["reg-15-2-transfer-plan-aware-early"] == date(2026, 9, 1)
    assert "reg-15-2-transfer-plan-aware-late" not in early
    unknown = rows("moved", date(2026, 9, 1))
    assert unknown["reg-15-2-transfer-plan-aware-late"][0] is None
    assert "the day depends on `aware`" in unknown["reg-15-2-transfer-plan-aware-late"][1]


@pytest.mark.parametrize(("aware", "in_time"), [(date(2026, 8, 10), True), (date(2026, 8, 11), False)])
def test_fifteen_working_days_before_the_move(aware, in_time):
    # Tue 1 Sep 2026 back fifteen working days, Mon 31 Aug being a bank holiday: Mon 10 Aug
    found = dates("moved", date(2026, 9, 1), aware=aware)
    assert ("reg-15-2-transfer-plan-aware-early" in found) is in_time


def test_a_transfer_between_phases():
    day = date(2027, 9, 1)
    assert dates("phase-transfer", day, to="post-16-institution") == {
        "reg-18-1-a-phase-transfer-post16": date(2027, 3, 30)
    }
    assert dates("phase-transfer", day, to="school") == {"reg-18-1-b-phase-transfer-other": date(2027, 2, 14)}
    assert set(dates("phase-transfer", day)) == {
        "reg-18-1-a-phase-transfer-post16", "reg-18-1-b-phase-transfer-other",
    }  # fmt: skip


def test_the_familys_own_limits():
    found = rows("decision-sent", date(2026, 6, 30))
    assert found["reg-33-contact-adviser-2-months"][0] == date(2026, 8, 30)
    assert found["hesc-20-1-c-i-appeal-2-months"][0] == date(2026, 9, 1)
    kept = found.pop("act-45-4-no-cease-before-appeal-period")
    assert kept[1].startswith("if it is the written notice of a decision to cease that was told by telephone")
    assert all("optional: not using it breaks nothing" in note for _, note in found.values())


def test_a_detained_person_has_other_rows():
    assert "det-29-2" in dates("tribunal-order", order="assess", detained=True)
    assert not any(id.startswith("reg-44") for id in dates("tribunal-order", order="assess", detained=True))
    assert not any(id.startswith("det") for id in dates("tribunal-order", order="assess"))
    assert dates("detained-request", detained=True) == dates("detained-request")


def test_versions_and_lives():
    conceded = rows("appeal-conceded", date(2015, 3, 22), order="make-plan")
    assert conceded["reg-45-6-a-draft"][0] is None
    assert conceded["reg-45-6-a-draft"][1].startswith("not encoded: of reg 45(6) as made")
    assert dates("appeal-conceded", date(2015, 3, 22), order="name-school")["reg-45-5-a-school"] == date(2015, 4, 5)
    assert dates("appeal-conceded", date(2015, 3, 23), order="make-plan")["reg-45-6-a-draft"] == date(2015, 4, 27)
    before = rows("health-recommendation", date(2018, 4, 2))["rec-6-3-health-response"]
    assert before == (None, "not in force on that day: in force from 2018-04-03")
    old = rows("transitional-assessment", date(2014, 2, 1))["trans-2270-art7-26-weeks/plan"]
    assert old[0] is None
    assert "not in force on" in old[1]
    assert dates("transitional-assessment", date(2014, 6, 2))["trans-2270-art7-26-weeks/plan"] == date(2014, 11, 30)


def test_what_takes_effect_and_what_is_guidance():
    assert rows("approval-withdrawn")["reg-61-3-withdrawal-28-days"] == (
        date(2026, 6, 8),
        "takes effect by law",
    )
    assert rows("school-consulted")["code-9-83-school-15-days"] == (date(2026, 5, 26), "guidance, not law")
    asked = dates("advice-request", to="nhs-trust")
    assert list(asked) == ["reg-8-1-cooperate-6-weeks"]
    assert list(dates("advice-request", to="head-teacher")) == ["code-9-41-schools-6-weeks"]


def test_a_window_whose_end_is_open():
    pending = rows("appeal")
    assert pending["act-45-4-no-cease-before-appeal-period/appeal"][0] is None
    assert (
        "the day depends on tribunal-order or appeal-ended"
        in pending["act-45-4-no-cease-before-appeal-period/appeal"][1]
    )


@pytest.mark.parametrize(
    ("kind", "details", "name", "near"),
    [
        ("tribunal-order", {"ordr": "assess"}, "ordr", ("order",)),
        ("tribunal-order", {"order": "asess"}, "asess", ("assess",)),
        ("request", {"aware": MAY}, "aware", ()),
    ],
)
def test_an_unknown_detail_is_refused_and_the_nearest_offered(kind, details, name, near):
    with pytest.raises(sr.UnknownDetail) as caught:
        sr.timetable(kind, MAY, **details)
    assert (caught.value.name, caught.value.near) == (name, near)


def test_an_engine_gives_the_same():
    engine = sr.Engine.for_authority("generic")
    assert engine.timetable("tribunal-order", MAY, order="assess") == sr.timetable(
        "tribunal-order", MAY, order="assess"
    )
    assert engine.timetable("tribunal-order", MAY, detained=True) == sr.timetable("tribunal-order", MAY, detained=True)


@pytest.mark.parametrize(
    ("kind", "detail"), [(kind, detail) for kind in EventKind for detail in details_of(kind)], ids=str
)
def test_every_detail_of_a_kind_is_taken(kind: EventKind, detail: str) -> None:
    sr.timetable(kind, date(2026, 1, 5), **{detail: None})
