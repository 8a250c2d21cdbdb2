"""What is to be said of a schedule: what was held back, what is not reached, where a contract ends, who does nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sendrules.commissioning.schedule.handing_out import Work
from sendrules.commissioning.schedule.room import Room
from sendrules.commissioning.schedule.rows import About, Remark, Row
from sendrules.commissioning.schedule.terms import Terms
from sendrules.explanation import words
from sendrules.local.contracts.ends import Gap, gaps
from sendrules.local.declarations.commissioning import CommissioningPolicy


def remarks_of(
    reading: str, works: Sequence[Work], rows: Sequence[Row], until: date | None, room: Room
) -> Iterator[Remark]:
    """Give what is to be said of one reading.

    Args:
        reading: its id.
        works: the work of each contract, at its end.
        rows: its rows.
        until: the last day that was asked about; None where all was worked through.
        room: the room of the providers.
    """
    for work in works:
        own = [row for row in rows if row.contract == work.terms.id and row.n]
        yield from _held(reading, work, room)
        yield from _left(reading, work, works, until)
        yield from _guaranteed(reading, work, own, until)
        yield from _after_the_end(reading, work, own)
        rejected = sum(row.n - sum(n for _, n in row.delivered) for row in own if row.contract_report_due)
        if rejected:
            says = f"{work.terms.id}: {rejected} rejected reports are not delivered by any day that is known"
            yield Remark(About.REJECTED, work.terms.id, reading, None, says)


def _held(reading: str, work: Work, room: Room) -> Iterator[Remark]:
    """Say of each bound the first batch that it held back, and how many there were."""
    id = work.terms.id
    for why, about in (("cap", About.CAP), ("room", About.ROOM)):
        days = [(on, wanted, n) for on, wanted, n, what in work.held if what == why]
        if not days:
            continue
        on, wanted, n = days[0]
        goes = f"{n} of {wanted} go out" if n else f"the batch of {wanted} waits"
        many = f", the first of {len(days)} batches that shrink or wait" if len(days) > 1 else ""
        yield Remark(about, id, reading, on, f"{id}, {words(on)}: {goes}, since {_bound(work, about, room, on)}{many}")


def _bound(work: Work, about: About, room: Room, on: date) -> str:
    if about is About.CAP:
        together = " under all contracts together" if work.terms.joint else ""
        return f"at most {work.terms.cap} may be in progress{together}"
    return "; ".join(("its providers have no more room", *room.why_not(work.terms.contract, on)))


def _left(reading: str, work: Work, works: Sequence[Work], until: date | None) -> Iterator[Remark]:
    if not work.left:
        return
    id, total = work.terms.id, work.terms.total
    if work.stuck(works):
        why = "its cap is full, and no source says when a report is delivered"
    elif work.ahead is not None and work.last_day is not None:
        why = f"it ends on {words(work.last_day)}"
    elif until is not None:
        why = f"the schedule is asked for up to {words(until)}, and its volumes may end before"
    else:
        why = "its volumes end before, or nobody waits any more"
    yield Remark(About.TOTAL, id, reading, None, f"{id}: {work.left} of {total} are not handed out: {why}")


def _guaranteed(reading: str, work: Work, rows: Sequence[Row], until: date | None) -> Iterator[Remark]:
    """Say that less goes out than is guaranteed, where nothing more can go out: not where the schedule only looks less far."""
    contract, n = work.terms.contract, sum(row.n for row in rows)
    if contract.guaranteed is None or n >= contract.guaranteed:
        return
    over = until is None or (work.last_day is not None and work.last_day <= until) or n == contract.stated_volume
    if over:
        id, least = work.terms.id, contract.guaranteed
        says = (
            f"{id}: {n:,} are handed out, and {least:,} are guaranteed, the least that is bought: {least - n:,} fewer"
        )
        yield Remark(About.GUARANTEE, id, reading, None, says)


def _after_the_end(reading: str, work: Work, rows: Sequence[Row]) -> Iterator[Remark]:
    last = work.last_day
    late = [row for row in rows if last is not None and row.contract_report_due and row.contract_report_due > last]
    if last is not None and late:
        n = sum(row.n for row in late)
        says = f"{work.terms.id}: {n} reports are due after its last day, {words(last)}"
        yield Remark(About.END, work.terms.id, reading, last, says)


def not_planned(terms: Sequence[Terms]) -> Iterator[Remark]:
    """Say which contracts are in no reading, and why.

    Args:
        terms: the terms of every contract.
    """
    for each in terms:
        ended = each.contract.ended
        if ended is not None:
            yield Remark(
                About.NOT_PLANNED, each.id, None, None, f"{each.id}: nothing is handed out, it was {ended.in_words}"
            )
        elif not each.can_be_planned:
            says = f"{each.id}: nothing can be planned; not known: {'; '.join(each.missing)}"
            yield Remark(About.NOT_PLANNED, each.id, None, None, says)


def gap_remarks(policy: CommissioningPolicy, *, extended: bool) -> Iterator[Remark]:
    """Say on which days there is no contract, or less overlap than the policy asks for.

    Args:
        policy: the policy.
        extended: whether every extension is taken.
    """
    for gap in gaps(policy, extended=extended):
        if gap.alert:
            yield Remark(About.GAP, gap.after, None, gap.last_day, gap_in_words(gap))


def gap_in_words(gap: Gap) -> str:
    """Say what lies between two contracts.

    Args:
        gap: the gap.
    """
    first, last = gap.last_day + timedelta(days=1), gap.last_day + timedelta(days=gap.days)
    if gap.days > 0:
        days = f"{gap.days} day{'' if gap.days == 1 else 's'}"
        return f"no contract for {days}, from {words(first)} to {words(last)}: {gap.after} ends and {gap.before} has not begun"
    if gap.days == 0:
        return f"{gap.before} begins on {words(first)}, the day after {gap.after} ends"
    return f"{gap.after} and {gap.before} overlap by {-gap.days} day{'' if gap.days == -1 else 's'}"
