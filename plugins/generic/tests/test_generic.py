from datetime import date

import sendrules as sr


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
    assert ranking.places[0].reasons == (
        "finalised plan due in law Mon 26 May 2025, received Mon 6 Jan 2025",
    )


def test_a_disapplied_limit_still_orders() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 2, 1), last_day=date(2025, 3, 31))
    excused = sr.Case(
        reference="away",
        events=[sr.Event(kind="request", on=date(2025, 1, 6))],
        circumstances=[away],
        determinations=[
            sr.Determination(
                limb="reg-13-3-d-exception", by="SEN manager", on=date(2025, 4, 1), reason="invented"
            )
        ],
    )
    engine = sr.Engine.for_authority("generic")
    assert engine.evaluate(excused, as_of=date(2025, 6, 2))["reg-13-2-final-plan-20-weeks"].due is None
    ranking = engine.prioritise([case("later", date(2025, 1, 7)), excused], as_of=date(2025, 6, 2))
    assert ranking.references == ("away", "later")
