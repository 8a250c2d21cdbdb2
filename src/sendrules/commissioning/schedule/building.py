"""``schedule_of``: the exact schedule of a commissioning policy, in every reading that its sources leave open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sendrules.commissioning.schedule.answer import Reading, Schedule
from sendrules.commissioning.schedule.choices import BOTH, MOST, Choice, choices, handed_in_words
from sendrules.commissioning.schedule.given import Given, Rejected
from sendrules.commissioning.schedule.handing_out import WhenFull, hand_out
from sendrules.commissioning.schedule.names import check_names
from sendrules.commissioning.schedule.queue import Queue, Waiting
from sendrules.commissioning.schedule.remarks import gap_remarks, not_planned, remarks_of
from sendrules.commissioning.schedule.room import Room
from sendrules.commissioning.schedule.rows import About, Remark
from sendrules.commissioning.schedule.terms import Terms, terms_of
from sendrules.commissioning.schedule.works import taken_over, works_of
from sendrules.errors import InputError, Problem
from sendrules.explanation import words
from sendrules.local.declarations.commissioning import BatchDay, CommissioningPolicy
from sendrules.local.declarations.lanes import Lane
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar


def schedule_of(
    policy: CommissioningPolicy,
    *,
    until: date | None = None,
    backlog: Waiting | Mapping[str, Waiting] | None = None,
    lanes: Sequence[Lane] = (),
    given: Mapping[str, Given] | None = None,
    day: BatchDay | Sequence[BatchDay] = BOTH,
    when_full: WhenFull = WhenFull.SHRINK,
    rejected: Mapping[str, Rejected] | None = None,
    extended: bool = False,
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
) -> Schedule:
    """Work out what each contract hands out on which day, and when its reports are due under the contract.

    Nothing is invented: a contract whose start or volumes no source gives is in no reading, and ``missing`` names what it needs.
    Where a source leaves room there is one reading for each way to read it: each end of a window of starts, and the
    first and the last day of a month. No contract hands out more than its volumes, its total, its cap or the known room of its
    providers allow, and none after its last day, or after another contract took over its volume. A cap that the policy states for
    all is held by all contracts together that state none of their own.

    Args:
        policy: what is bought.
        until: the last day to look at; needed where a contract goes on without an end.
        backlog: who waits, if only they use the places: a number, or the day on which each one's advice was asked for, in the order in
            which they are taken; by lane where ``lanes`` is given. None: as many as the contracts can take.
        lanes: the lanes of those who wait, with their shares, such as those of the authority's order.
        given: by contract, terms that the caller states in the place of the policy's own.
        day: the days to try for a batch where no source states one.
        when_full: whether a batch for which a cap leaves too little room shrinks, or waits as a whole for the next day of a batch.
        rejected: by contract, how many reports are rejected; where nothing is said, none is assumed.
        extended: whether every extension is taken.
        calendar: the working days.

    Returns:
        The schedule. The law's clock and the contract's stand in it side by side, and neither moves the other.

    Raises:
        InputError: a contract that is not there, a contract without an end and no ``until``, or lanes that do not fit.
        BeyondHorizonError: it depends on a working day that the calendar does not know.

    >>> source = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> lot = {"id": "lot", "title": "Lot", "starts": "2024-12-01", "total": 200, "provenance": source,
    ...        "volumes": [{"rate": {"value": 35, "unit": "assessments", "per": "month"}}],
    ...        "turnaround": {"within": "6 weeks", "starts": "allocation", "provenance": source}}
    >>> policy = CommissioningPolicy.model_validate({"id": "c", "title": "C", "provenance": source, "contracts": [lot]})
    >>> found = schedule_of(policy)
    >>> found.readings[0].amounts(), found.last_report()
    ((35, 35, 35, 35, 35, 25), DayRange(earliest=datetime.date(2025, 6, 12), latest=datetime.date(2025, 7, 12)))
    """
    stated = given or {}
    ids = {contract.id for contract in policy.contracts}
    check_names("a schedule", "given", stated, ids, "contract")
    check_names("a schedule", "rejected", rejected or {}, ids, "contract")
    terms = tuple(terms_of(contract, policy, stated.get(contract.id)) for contract in policy.contracts)
    able = tuple(each for each in terms if each.can_be_planned)
    _check_ends(able, until, backlog)
    turned_down = rejected or {}
    readings, warnings = [], [*not_planned(terms), *gap_remarks(_with_terms(policy, terms), extended=extended)]
    ways = tuple(choices(able, (day,) if isinstance(day, BatchDay) else tuple(day), calendar)) if able else ()
    for choice in ways:
        room, queue = Room(policy), Queue(backlog, lanes)
        works = list(works_of(able, choice, turned_down, until, calendar, extended=extended))
        rows = tuple(hand_out(works, queue, room, when_full))
        left = tuple((work.terms.id, work.left) for work in works if work.left)
        handed = handed_in_words(choice, able)
        readings.append(Reading(choice.id, handed, choice.day, choice.starts, rows, left, queue.left))
        warnings += remarks_of(choice.id, works, rows, until, room)
        warnings += (*taken_over(choice, able), *_still_waiting(choice, queue, until))
    if any(choice.joined for choice in ways):
        says = f"there are more than {MOST} readings: only the early starts together and the late starts together were tried"
        warnings.append(Remark(About.READINGS, None, None, None, says))
    missing = tuple(dict.fromkeys(_missing(terms, turned_down)))
    return Schedule(tuple(readings), tuple(warnings), missing, tuple(_notes(policy, terms, backlog, turned_down)))


def _still_waiting(choice: Choice, queue: Queue, until: date | None) -> Iterator[Remark]:
    if queue.left:
        says = f"{queue.left} of the backlog still wait" + (f" on {words(until)}" if until else " at the end")
        yield Remark(About.BACKLOG, None, choice.id, until, says)


def _check_ends(able: Sequence[Terms], until: date | None, backlog: object) -> None:
    """Refuse a contract that goes on without an end, where nobody says until when."""
    if until is not None or backlog is not None:
        return
    over = {each.contract.supersedes for each in able}
    for each in able:
        ends = each.contract.last_day is not None or each.contract.term_months is not None or each.id in over
        if each.total is None and each.steps[-1].lasts is None and not ends:
            message = f"{each.id} goes on without an end: no total, no last day and no last month is stated."
            raise InputError("a schedule", [Problem("until", message, "Give until, such as date(2026, 3, 31).")])


def _with_terms(policy: CommissioningPolicy, terms: Sequence[Terms]) -> CommissioningPolicy:
    return policy.model_copy(update={"contracts": tuple(each.contract for each in terms)})


def _missing(terms: Sequence[Terms], rejected: Mapping[str, Rejected]) -> Iterator[str]:
    for each in terms:
        yield from each.missing
        if each.id in rejected and each.again_within is None:
            yield f"within how many working days a rejected report of {each.id} is sent again"


def _notes(
    policy: CommissioningPolicy, terms: Sequence[Terms], backlog: object, rejected: Mapping[str, Rejected]
) -> Iterator[str]:
    for each in terms:
        yield from each.notes
    for id, one in rejected.items():
        said = ", then ".join(f"{at} of each batch" if isinstance(at, int) else f"a share of {at}" for at in one.at)
        yield f"{id}: {said} is rejected, as stated by the caller ({one.source}); each is looked at on the day that it is due"
    if backlog is not None:
        yield "only those in the backlog use the places: no new request does"
    for extra in policy.surge:
        yield f"not counted, since it is called off at need: {extra.title}"
