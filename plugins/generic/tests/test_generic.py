import re
from datetime import date
from pathlib import Path

import sendrules as sr
import sendrules_generic
from sendrules.testing import ConformanceTests


def case(reference: str, received: date, **facts: bool | str) -> sr.Case:
    return sr.Case(reference=reference, events=[sr.Event(kind="request", on=received)], facts=facts)


def test_takes_cases_by_limit_then_receipt_then_reference() -> None:
    engine = sr.Engine.for_authority("generic")
    cases = [
        case("B", date(2025, 3, 3)),
        case("A", date(2025, 3, 3)),
        case("C", date(2025, 1, 6)),
        sr.Case(reference="none"),
    ]
    ranking = engine.prioritise(cases, as_of=date(2025, 6, 2))
    assert ranking.references == ("C", "A", "B", "none")
    assert ranking.mode == "date_order"
    # 6 January 2025 + 20 weeks: 140 days, 26 May 2025
    assert ranking.places[0].reasons == ("finalised plan due in law Mon 26 May 2025, received Mon 6 Jan 2025",)


def test_a_disapplied_limit_still_orders() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 2, 1), last_day=date(2025, 3, 31))
    excused = sr.Case(
        reference="away",
        events=[sr.Event(kind="request", on=date(2025, 1, 6))],
        circumstances=[away],
        determinations=[
            sr.Determination(limb="reg-13-3-d-exception", by="SEN manager", on=date(2025, 4, 1), reason="invented")
        ],
    )
    engine = sr.Engine.for_authority("generic")
    assert engine.evaluate(excused, as_of=date(2025, 6, 2))["reg-13-2-final-plan-20-weeks"].due is None
    ranking = engine.prioritise([case("later", date(2025, 1, 7)), excused], as_of=date(2025, 6, 2))
    assert ranking.references == ("away", "later")


def test_there_is_no_fast_track_and_nothing_is_bought() -> None:
    policy = sr.Engine.for_authority("generic").policy
    assert policy.fast_track is None
    assert policy.commissioning is None
    assert policy.standards is None
    assert policy.quality is None


def test_the_official_measures_leave_exception_cases_out_of_both_counts_or_neither() -> None:
    performance = sr.Engine.for_authority("generic").policy.performance
    assert performance is not None
    shares = {m.id: m for m in performance.measures if m.statistic is sr.Statistic.SHARE}
    assert {m.cohort for m in performance.measures} == {sr.Cohort.ISSUED_IN}
    assert shares["issued-within-20-weeks"].exceptions is sr.ExceptionCases.INCLUDED
    other = shares["issued-within-20-weeks-without-exceptions"]
    assert other.exceptions is sr.ExceptionCases.LEFT_OUT_OF_BOTH
    for line in (other.numerator, other.denominator):
        assert "had no exception" in (line or "")
    assert performance.targets == ()


def uncommented(text: str) -> str:
    """Put the template's examples in force; the order that stands now makes way for the one in the example."""
    text = re.sub(r"^\[prioritisation\]\n(?:.+\n)+", "", text, count=1, flags=re.M)
    return re.sub(r"^#: ?", "", text, flags=re.M)


def test_every_example_in_the_template_can_be_uncommented() -> None:
    text = Path(sendrules_generic.SENDRULES_POLICY).read_text(encoding="utf-8")
    report = sr.check_policy(uncommented(text))
    assert [str(f) for f in report.refused] == []
    assert report.policy is not None
    assert set(report.policy.status().values()) == {"declared"}
    assert isinstance(report.policy.prioritisation, sr.Lexicographic)


class TestGeneric(ConformanceTests):
    authority = "generic"
