"""What a `Statute` checks about itself, its versions by their days, and the law under other readings."""

import pickle
from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from matching import duty
from sendrules.case.conditions import AllOf, AnyOf
from sendrules.citation import reg
from sendrules.errors import UnknownDuty, UnknownReading
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After, LatestOf, OnTheDay
from sendrules.law.model.reading import Reading
from sendrules.law.statute import Statute, statute
from sendrules.time.periods import Weeks

TRIGGER_DAY = date(2025, 5, 21)

# what a statute checks

LIMB = Limb(id="limb", title="a limb", when=AllOf(()), provision=reg("0(1)"), in_force=InForce(date(2014, 9, 1)))

READING = Reading(
    id="question", question="?", adopted="one", authority="none", seen="The text.", duties=("reg-0-act",),
    alternatives={"other": lambda d: replace(d, limit=After(Weeks(7)))}, described={"other": "seven weeks"},
)  # fmt: skip


def test_an_exception_is_listed_only_once():
    other = replace(LIMB, when=AnyOf(()))
    with pytest.raises(ValueError, match="the limb limb stands under a and differs under b"):
        Statute([duty("a", unless=(LIMB,)), duty("b", unless=(other,))])
    with pytest.raises(ValueError, match="the limb limb"):
        Statute([duty("a", unless=(LIMB, other))])


def test_versions_of_a_duty_are_never_in_force_together():
    first = duty(in_force=InForce(date(2014, 9, 1), date(2018, 4, 2)))
    with pytest.raises(ValueError, match="two versions of reg-0-act are in force on 2018-04-02"):
        Statute([duty(in_force=InForce(date(2018, 4, 2))), first])
    with pytest.raises(ValueError, match="two versions"):
        Statute([duty(), duty()])


def test_the_latest_version_is_the_duty():
    first = duty(in_force=InForce(date(2014, 9, 1), date(2018, 4, 2)))
    second = duty(in_force=InForce(date(2018, 4, 3)))
    law = Statute([second, first])
    assert (law.duty("reg-0-act"), law.versions("reg-0-act")) == (second, (first, second))


@pytest.mark.parametrize(
    ("duties", "readings", "words"),
    [
        ([duty()], [replace(READING, duties=("reg-0-act", "reg-9"))], "the reading question names reg-9, which is no duty"),
        ([duty(limit=OnTheDay(of=LimitOf("reg-9")))], [], "reg-0-act names reg-9, which is no duty"),
        ([duty(limit=LatestOf((After(Weeks(6)), OnTheDay(of=LimitOf("reg-9")))))], [], "reg-0-act names reg-9"),
        ([duty()], [replace(READING, described={"another": "x"})], "describes other answers than it has"),
        ([duty()], [replace(READING, described={})], "describes other answers than it has"),
    ],
)  # fmt: skip
def test_every_name_must_refer_to_something(duties, readings, words):
    with pytest.raises(ValueError, match=words):
        Statute(duties, readings)


def test_under_another_reading():
    law = Statute([duty(), duty("other")], [READING])
    other = law.under({"question": "other"})
    assert other.duty("reg-0-act").limit_for(TRIGGER_DAY) == date(2025, 7, 9)
    assert other.duty("other").limit_for(TRIGGER_DAY) == date(2025, 7, 2)
    assert dict(other.adopted) == {"question": "other"}
    assert law.duty("reg-0-act").limit_for(TRIGGER_DAY) == date(2025, 7, 2)
    assert law.under({"question": "adopted"}).duties == law.duties
    assert law.alternative("question", "other") is law.alternative("question", "other")


@pytest.mark.parametrize(
    ("readings", "near"),
    [
        ({"notif": "sent"}, ("notify",)),
        ({"coronavirus-lastday": "25-september"}, ("coronavirus-last-day",)),
        ({"notify": "snt"}, ("sent",)),
        ({"notify": "adoptd"}, ("adopted",)),
        ({"notify": "zzz"}, ()),
    ],
)
def test_under_a_reading_that_is_not_known(readings, near):
    with pytest.raises(UnknownReading, match="there is no reading called") as caught:
        statute().under(readings)
    assert caught.value.near == near


def test_a_duty_that_is_not_known():
    with pytest.raises(UnknownDuty, match="Did you mean reg-5-1-decision-to-assess") as caught:
        statute().duty("reg-5-1-decision-to-asses")
    assert caught.value.name == "reg-5-1-decision-to-asses"
    with pytest.raises(UnknownDuty):
        statute().versions("reg-99")
    assert "reg-99" not in statute()
    assert "reg-5-1-decision-to-assess" in statute()


LENDING = ("reg-4-1-exceptions", "reg-45-7-and-3A", "interrupted-by-detention-exceptions")
"""The questions of which an answer lends a duty the limbs of another."""


def changed_by(reading: str, answer: str) -> set[str]:
    """The duties that an answer edits, and those whose limit is reckoned from the limit of one that it edits."""
    law, other = statute(), statute().under({reading: answer})
    pairs = list(zip(law.duties, other.duties, strict=True))
    assert all(mine.id == theirs.id for mine, theirs in pairs)
    moved = {mine.id for mine, theirs in pairs if mine.limit != theirs.limit}
    legs = {d.id: d.limit.legs() if d.limit else () for d in law.duties}
    through = {id for id in legs if any(isinstance(leg, LimitOf) and leg.duty in moved for leg in legs[id])}
    return {mine.id for mine, theirs in pairs if mine != theirs} | through & set(law.readings[reading].duties)


@pytest.mark.parametrize("reading", list(statute().readings.values()), ids=lambda r: r.id)
def test_the_answers_to_a_question_change_the_duties_that_it_names_and_no_other(reading):
    changed = [changed_by(reading.id, answer) for answer in reading.alternatives]
    assert all(changed)
    assert len(reading.duties) == len(set(reading.duties))
    found = set().union(*changed)
    assert found <= set(reading.duties)
    lent = {r.id: a for r in statute().readings.values() for a in r.alternatives if r.id in LENDING}
    for id in set(reading.duties) - found:  # it may matter only where another answer lends it something
        law, both = (
            statute().under(lent),
            statute().under(lent | {reading.id: next(iter(reading.alternatives))}),
        )
        assert both.duty(id) != law.duty(id), id


def test_a_statute_is_built_once_and_cannot_be_changed():
    assert statute() is statute()
    with pytest.raises(TypeError):
        statute().limbs["x"] = LIMB
    with pytest.raises(AttributeError):
        statute().duty("reg-3-consult-on-request").title = "x"


D41, D132 = "reg-4-1-not-necessary-determination", "reg-13-2-final-plan-20-weeks"


def test_going_back_to_the_adopted_answer() -> None:
    other = sr.statute().under({"send": "delivered"})
    back = other.under({"send": "adopted"})
    assert back.adopted == {}
    assert back.duty(D132).discharged_by == sr.statute().duty(D132).discharged_by
    twice = sr.statute().under({"reg-4-1-exceptions": "as-reg-5-4"}).under({"reg-4-1-exceptions": "as-reg-5-4"})
    assert len(twice.duty(D41).unless) == 5


def test_unknown_questions_and_answers() -> None:
    with pytest.raises(sr.UnknownReading, match="Did you mean notify"):
        sr.statute().under({"notfy": "sent"})
    with pytest.raises(sr.UnknownReading, match="Did you mean sent"):
        sr.statute().under({"notify": "snt"})


# versions


def lives(*spans: tuple[int, int | None]) -> Statute:
    """A statute with one duty, in versions from and to 1 January and 31 December of these years."""
    now = statute().duty("reg-5-1-decision-to-assess")

    def version(first: int, last: int | None) -> Duty:
        return replace(now, in_force=InForce(date(first, 1, 1), None if last is None else date(last, 12, 31)))

    return Statute([version(*span) for span in spans])


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2014, 12, 31), 2015), (date(2015, 1, 1), 2015), (date(2016, 12, 31), 2015), (date(2017, 1, 1), 2017), (date(2018, 12, 31), 2017),
        # in a gap the last answers, before all the first
        (date(2019, 6, 1), 2020), (date(2020, 1, 1), 2020), (date(2030, 1, 1), 2020), (date(2000, 1, 1), 2015),
    ],
)  # fmt: skip
def test_the_version_that_answers_for_a_day(day, first):
    law = lives((2015, 2016), (2017, 2018), (2020, None))
    assert law.version("reg-5-1-decision-to-assess", day).in_force.first.year == first


def test_after_the_last_version_the_last_answers():
    law = lives((2015, 2016), (2017, 2018))
    assert law.version("reg-5-1-decision-to-assess", date(2025, 1, 1)).in_force.first.year == 2017


def test_the_kinds_that_start_a_duty_that_is_not_known():
    with pytest.raises(UnknownDuty):
        statute().started_by("reg-5-1")


def test_a_custom_statute_is_pickled_whole():
    law = lives((2015, 2016), (2017, None))
    again = pickle.loads(pickle.dumps(law))
    assert [d.in_force for d in again.duties] == [d.in_force for d in law.duties]
    assert pickle.loads(pickle.dumps(statute())) is statute()
