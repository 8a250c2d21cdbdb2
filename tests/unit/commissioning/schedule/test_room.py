"""Who of several providers does what, and how much room they have. All invented."""

from datetime import date
from typing import Any

import sendrules as sr
from contracts import LOT, buys
from policies import DOC
from sendrules.commissioning import About, schedule_of

MONTH_STARTS = sr.BatchDay.FIRST_DAY


def provider(id: str, a_month: int | None = None, **more: Any) -> dict[str, Any]:
    rate = {"value": a_month, "unit": "assessments", "per": "month"} if a_month else None
    return {"id": id, "title": id, "supply": "agency", "rate": rate, "provenance": DOC} | more


def shared(*providers: dict[str, Any], by: Any = None, total: int = 100) -> list[list[tuple[str | None, int]]]:
    ids = [p["id"] for p in providers]
    lot = LOT | {"starts": "2024-11-01", "providers": ids, "shared": by, "total": total}
    reading = schedule_of(buys(lot, providers=list(providers)), day=MONTH_STARTS, until=date(2025, 10, 31)).readings[0]
    days = dict.fromkeys(row.on for row in reading.of())
    return [[(row.provider, row.n) for row in reading.of() if row.on == day] for day in days]


def test_one_provider_does_it_all() -> None:
    assert shared(provider("a")) == [[("a", 35)], [("a", 35)], [("a", 30)]]


def test_shares_add_up_over_the_batches() -> None:
    found = shared(provider("a"), provider("b"), by={"shares": {"a": 0.5, "b": 0.5}})
    assert [sum(n for id, n in batch if id == "a") for batch in found] == [18, 17, 15]  # 17.5, 35, 50
    assert sum(n for batch in found for id, n in batch if id == "b") == 50


def test_what_no_share_covers_has_no_provider() -> None:
    found = shared(provider("a"), provider("b"), by={"shares": {"a": 0.6, "b": 0.3}})
    totals = {id: sum(n for batch in found for x, n in batch if x == id) for id in ("a", "b", None)}
    assert totals == {"a": 60, "b": 30, None: 10}


def test_the_first_with_room_has_the_work() -> None:
    found = shared(provider("a", 20), provider("b", 40), by={"ranked": ["a", "b"]})
    assert found == [[("a", 20), ("b", 15)], [("a", 20), ("b", 15)], [("a", 20), ("b", 10)]]


def test_after_one_whose_room_is_not_known_nobody_is_named() -> None:
    found = shared(provider("a", 20), provider("b"), by={"ranked": ["a", "b"]})
    assert found[0] == [("a", 20), (None, 15)]


def test_words_give_no_share() -> None:
    assert shared(provider("a"), provider("b"), by="equitably")[0] == [(None, 35)]
    assert shared(provider("a", several=True), by="equitably")[0] == [(None, 35)]


def test_no_more_goes_out_than_all_have_room_for() -> None:
    found = shared(provider("a", 20), provider("b", 10), by={"ranked": ["a", "b"]})
    assert found == [[("a", 20), ("b", 10)]] * 3 + [[("a", 10)]]


def test_room_for_exactly_the_batch_holds_nothing_back() -> None:
    lot = LOT | {"starts": "2024-11-01", "providers": ["a"]}
    found = schedule_of(buys(lot, providers=[provider("a", 35)]), day=MONTH_STARTS)
    assert (found.readings[0].amounts(), found.warnings) == ((35, 35, 35, 35, 35, 25), ())


def test_two_contracts_share_the_room_of_one_provider() -> None:
    one, two = (LOT | {"id": id, "starts": "2024-11-01", "providers": ["a"], "total": 35} for id in ("one", "two"))
    found = schedule_of(buys(one, two, providers=[provider("a", 50)]), day=MONTH_STARTS)
    (reading,) = found.readings
    assert (reading.amounts("one"), reading.amounts("two")) == ((35,), (15, 20))
    assert reading.by_month() == ((date(2024, 11, 1), 50), (date(2024, 12, 1), 20))
    assert [w.says for w in found.warnings if w.about is About.ROOM] == [
        "two, Fri 1 Nov 2024: 15 of 35 go out, since its providers have no more room"
    ]


def test_who_cannot_sign_or_is_not_there_yet_has_no_room() -> None:
    trainees = provider("t", 10, supply="trainee")
    later = provider("l", 10, in_post="2024-12-01")
    policy = buys(LOT | {"starts": "2024-11-01", "providers": ["t", "l"], "total": 15}, providers=[trainees, later])
    found = schedule_of(policy, day=MONTH_STARTS)
    (reading,) = found.readings
    assert reading.by_month() == ((date(2024, 12, 1), 10), (date(2025, 1, 1), 5))
    assert next((row.on, row.n, row.held_back) for row in reading.rows) == (date(2024, 11, 1), 0, 15)
    (said,) = (w.says for w in found.warnings if w.about is About.ROOM)
    assert "the batch of 15 waits" in said
    assert "t is not counted: cannot sign advice alone" in said
