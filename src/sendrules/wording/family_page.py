"""The page for a family: one case on one day in everyday words, on at most sixty rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from sendrules.law.model.actors import Source
from sendrules.law.shared.claims import FREE_TEXT, answer_to
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.basis import basis_of
from sendrules.wording.complaints import complaints_for_families
from sendrules.wording.contested import contested_for_families
from sendrules.wording.everyday import Matter
from sendrules.wording.exceptions_told import Bears, Exceptional, exceptions_of
from sendrules.wording.first_step import short_for_families
from sendrules.wording.found import Found
from sendrules.wording.in_short import how_late, lateness
from sendrules.wording.matters import (
    capital,
    condition,
    days_in_full,
    everyday,
    expected,
    matter_of,
    noun,
    of_another,
    refers_to_law,
    short_name,
)
from sendrules.wording.page import Page, Section
from sendrules.wording.plain_warnings import warnings_for_families
from sendrules.wording.rights import open_steps, passed_steps, told_by_telephone
from sendrules.wording.what_if import heading
from sendrules.wording.windows import TO_RESPOND

ROWS = 60
"""The most rows of the page."""
_TOGETHER = (Matter.PLAN, Matter.AMENDED, Matter.REASSESSMENT)
"""Matters whose steps all lead to one thing that a family waits for: told in one line."""
_PROVISION = "act-42-2-secure-provision"
"""Owed at once and every day: it has no last day, and so is never told among the copies and letters without one."""
_MOST_LAWS = 3
_FULL = re.compile(r"\b(regs?|art|s\.|r\.) ?(?=\d)")
_PLAIN_GROUNDS = (
    (r"advice asked of the head teacher or principal around a closure of at least four weeks",
     "advice was asked of a head teacher or principal at the time of a school closure of four weeks or more"),
    (r"advice asked of the early-years provider around a closure of at least four weeks",
     "advice was asked of a nursery or other early-years provider at the time of a closure of four weeks or more"),
    (r"a circumstance of reg .*",
     "one of the reasons that also excuse a late plan, such as a long school closure, a long absence or exceptional "
     "personal circumstances"),
    (r"the (.*) absent from the area for at least", r"the \1 was away from the area for at least"),
    (r" in the period$", " while the time ran"),
    (r"^impractical for a reason", "it was impractical for a reason"),
    (r"^not reasonably practicable for a reason", "it was not reasonably possible for a reason"),
)  # fmt: skip


def family_page_of(result: StatutoryResult) -> Page:
    """Write the page for a family.

    Args:
        result: the answer for the case.
    """
    found, view = Found(result), result.view
    what_if = (heading(result.law.amendment),) if result.law.amendment else ()
    page = Page(
        f"Case {short_name(view.case.reference)}: where it stands on {everyday(view.as_of)}",
        short_for_families(found),
        (
            Section("What if", what_if, keep=1),
            Section("Please check first", warnings_for_families(result), keep=1, folds=4, fold=_more("warning")),
            Section(
                "What you can do",
                tuple(_can_do(found)),
                keep=2,
                folds=3,
                fold=_briefly,
            ),
            Section("What is late or was late", tuple(_late(found)), keep=1, folds=2, fold=_briefly),
            Section("What comes next", tuple(_next(found)), keep=2, folds=5, fold=_more("later step")),
            Section(
                "What the record does not show", tuple(_not_shown(found)), keep=1, folds=6, fold=_more("open point")
            ),
            Section(
                "Can the authority be excused?", tuple(_exceptions(found)), keep=1, folds=7, fold=_more("such point")
            ),
            Section(
                "Where the law can be read in two ways",
                contested_for_families(result),
                keep=0,
                folds=8,
                fold=_more("such question"),
            ),
            Section("What was done in time", tuple(_done(found)), keep=0, folds=9, fold=_counted_done),
            Section("About this page", tuple(_about(found)), keep=3),
        ),
    )
    return page.fitted(ROWS)


def _more(what: str) -> Callable[[tuple[str, ...]], str]:
    return lambda lines: f"{len(lines)} more {what}{'s' if len(lines) > 1 else ''}: see the officer's page."


def _counted_done(lines: tuple[str, ...]) -> str:
    return f"{len(lines)} more {'steps were' if len(lines) > 1 else 'step was'} done in time."


def _briefly(lines: tuple[str, ...]) -> str:
    """Name what is late in one line, where there is no room for more."""
    return "Also: " + "; ".join(line.partition(". ")[0].removesuffix(".") for line in lines) + "."


def _can_do(found: Found) -> Iterator[str]:
    steps = open_steps(found)
    yield from dict.fromkeys(step.text for step in steps)
    yield from told_by_telephone(found)
    passed = sorted(passed_steps(found), key=lambda step: not step.short)  # a time to appeal before what seldom matters
    first = [step.text for step in passed[:1] if step.short]
    yield from first
    yield from complaints_for_families(found)
    yield from (step.text for step in passed[len(first) :])


def _late(found: Found) -> Iterator[str]:
    """One line for each thing that is waited for: for a plan with the steps on the way to it."""
    late = (*found.late, *found.was_late)
    for matter in Matter:
        lines = [_one(group, found) for group in _grouped(i for i in late if matter_of(i) is matter)]
        if not lines:
            continue
        if matter not in _TOGETHER:
            yield from lines
            continue
        ahead = [
            _still_due(group)
            for group in _grouped(i for i in found.ahead if matter_of(i) is matter and not i.depends_on)
            if noun(group[0]) not in {noun(x) for x in late}
        ]
        yield " ".join(dict.fromkeys([*lines, *ahead]))


def _grouped(found: Iterable[Instance]) -> list[list[Instance]]:
    """Put together what has one name, in the order in which each comes first."""
    groups: dict[tuple[str, str], list[Instance]] = {}
    for i in found:
        groups.setdefault((noun(i), of_another(i)), []).append(i)
    return list(groups.values())


def _one(group: Sequence[Instance], found: Found) -> str:
    """Say of one thing how late it is; of several dates for it, which counts."""
    first, *others = sorted(group, key=lambda i: (i.compliance is not Compliance.OVERDUE, i.limit))
    due = f"It was due by {everyday(first.limit)}{_basis(first)}."
    if first.compliance is Compliance.TOO_EARLY:
        due = f"It should have lasted until {everyday(first.limit)}."
    text = f"{capital(noun(first))}{of_another(first)} {lateness(first, found)}. {due}"
    later = [i for i in found.ahead if noun(i) == noun(first) and first.compliance is Compliance.OVERDUE]
    still = [i for i in others if i.done is first.done and i.compliance is first.compliance]
    days = [i for i in sorted((*still, *later), key=lambda i: i.limit or i.started) if i.limit != first.limit]
    if days:
        text += (
            f" Counted otherwise it was due by {_listed([everyday(i.limit) for i in days])}; the earliest date counts."
        )
    past = [i for i in others if i not in still]
    if past:
        texts = [f"{everyday(i.limit)} ({how_late(i).removeprefix('came ').removeprefix('was ')})" for i in past]
        text += f" It was also late at other times: due by {_listed(texts)}."
    return text


def _listed(texts: Sequence[str], most: int = 3) -> str:
    kept = [*texts[:most], f"{len(texts) - most} more"] if len(texts) > most else list(texts)
    return " and ".join(filter(None, [", ".join(kept[:-1]), kept[-1]]))


def _basis(i: Instance) -> str:
    """What the day was counted from, where that can be said without the law's own words."""
    text = basis_of(i).removesuffix(" (no day of service is recorded)")
    text = days_in_full(text)
    return f", {text}" if text and not refers_to_law(text) and "commissioning" not in text else ""


def _next(found: Found) -> Iterator[str]:
    late = {noun(i) for i in found.late}
    together = {matter_of(i) for i in (*found.late, *found.was_late)} & set(_TOGETHER)
    ahead = [i for i in found.ahead if noun(i) not in late and (matter_of(i) not in together or i.depends_on)]
    ahead.sort(key=lambda i: (i.limit, i.id))
    lines = [(not expected(group[0]), group[0].limit, _due(group)) for group in _grouped(ahead)]
    lines += [(False, i.limit, f"{capital(noun(i))}: {everyday(i.limit)}.") for i in found.to_come]
    lines += [
        (False, i.limit, f"{capital(noun(i))}: until {everyday(i.limit)}.")
        for i in found.windows
        if i.trigger.kind not in TO_RESPOND
    ]
    yield from dict.fromkeys(text for _, _, text in sorted(lines))
    for i in found.lifted:
        yield f"{capital(noun(i))}: an exception lifts the time limit. It must still be done {i.duty.residual or 'as soon as possible'}."


def _still_due(group: Sequence[Instance]) -> str:
    first, *others = sorted(group, key=lambda i: (i.limit, i.id))
    text = f"{capital(noun(first))} is still due by {everyday(first.limit)}."
    return text + _other_days(first, others)


def _other_days(first: Instance, others: Iterable[Instance]) -> str:
    """Say by which other days the same thing would be due, where there are any."""
    later = dict.fromkeys(everyday(i.limit) for i in others if i.limit != first.limit)
    return f" Counted otherwise it is due by {_listed(list(later))}; the earliest date counts." if later else ""


def _due(group: Sequence[Instance]) -> str:
    first = group[0]
    only = "" if not first.depends_on else f", if {condition(first)}"
    text = f"{capital(noun(first))}{of_another(first)}: due by {everyday(first.limit)}{only}."
    return text + _other_days(first, group[1:])


def _not_shown(found: Found) -> Iterator[str]:
    if found.unrecorded:
        parts = []
        for group in _grouped(found.unrecorded):
            days = _listed([everyday(i.limit) for i in group])
            parts.append(f"{noun(group[0])}{of_another(group[0])} (due by {days})")
        yield f"No record of: {'; '.join(parts)}. It may have been done: ask for the record."
    for names in _names(found.unclear):
        yield f"Whether this was done in time is not known, because a fact is missing: {names}."
    for names in _names(found.perhaps):
        yield f"Due only if it was so decided, which is not recorded: {names}."
    if any(i.id == _PROVISION for i in found.dateless):
        yield (
            "The authority must see that the special help in the plan is given from the day of the plan, for as long as it "
            "keeps the plan. Nothing in the record shows that it was. If any of it is missing, write to the authority now."
        )
    for names in _names(i for i in found.dateless if i.id != _PROVISION):
        yield f"The law gives no last day for these, and none is recorded as done: {names}."


def _names(found: Iterable[Instance], most: int = 6) -> list[str]:
    names = list(dict.fromkeys(noun(i) + of_another(i) for i in found))
    return [_listed(names, most)] if names else []


def _exceptions(found: Found) -> Iterator[str]:
    told = exceptions_of(
        i for i in (*found.late, *found.was_late, *found.lifted, *found.unclear, *found.ahead) if i.limit
    )
    lifted = exceptions_of(i for i in found.owed if i not in found.lifted and i.outcome.name == "disapplied")
    for one in (*lifted, *told):
        text = _exception(one)
        if text:
            yield text
    none = [i for e in told if e.how in (Bears.NONE_APPLIES, Bears.NONE_EXISTS) for i in e.of if i.was_missed]
    if none:
        yield f"On what is recorded, no exception excuses the delay of {_names(none, 3)[0]}."
    view = found.result.view
    for c in sorted(view.case.claims, key=lambda c: c.reason):
        if c.on is None or c.on <= view.as_of:
            yield f'The reason given, "{short_name(c.reason.replace("-", " "), 60)}", does not count. {_answer(c.reason)}'.rstrip()


def _exception(one: Exceptional) -> str:
    names, ground = _names(one.of)[0], _ground(one.title)
    if one.how is Bears.LIFTS and one.decided:
        by = short_name(one.decided.by)
        return f"An exception lifts the time limit of {names}: {ground}. The {by} decided so on {everyday(one.decided.on)}."
    if one.how is Bears.MAY_APPLY:
        return (
            f"An exception may apply to {names}: {ground}. It counts only if somebody decided so and recorded why. No such "
            "decision is recorded, so the time limit stands."
        )
    if one.how is Bears.NOT_KNOWN:
        return f"Whether this excuses {names} is not known: {ground}. Until it is, the time limit stands."
    if one.how is Bears.VOID and one.decided:
        return f"The decision of {everyday(one.decided.on)} that an exception applies to {names} does not count."
    return ""


def _ground(title: str) -> str:
    for old, new in _PLAIN_GROUNDS:
        title = re.sub(old, new, title)
    return title


def _answer(reason: str) -> str:
    """The answer to a claim, without the sentences that speak of the law's own numbers."""
    answer = answer_to(reason)
    if answer == FREE_TEXT:
        return "It is not one of the reasons that the law accepts."
    return " ".join(s for s in re.split(r"(?<=[.;]) ", answer) if not refers_to_law(s))


def _done(found: Found) -> Iterator[str]:
    """What was done in time, the latest first: the oldest are counted where there is no room."""
    done = sorted(found.in_time, key=lambda i: (i.done_on or i.started, i.id), reverse=True)
    for name, group in groupby(done, key=noun):
        days = [everyday(i.done_on) for i in group]
        yield f"{capital(name)}: {_listed(days)}."


def _about(found: Found) -> Iterator[str]:
    yield "Late means: the last day has passed, and nothing in the record shows that it was done."
    laws: dict[str, dict[str, None]] = {}
    for i in (*found.late, *found.was_late, *found.result.rights, *found.ahead):
        instrument, _, ref = str(i.duty.provision).partition(", ")
        if i.duty.source is Source.STATUTE and ref:
            laws.setdefault(instrument, {})[ref] = None
    if laws:
        quoted = (f"{name}, {_listed([_FULL.sub(_full, ref) for ref in refs])}" for name, refs in laws.items())
        yield f"To quote the law: {'; '.join(list(quoted)[:_MOST_LAWS])}."
    yield "This page rests on the dates in the record. It is not legal advice. Your local SENDIASS gives free advice."


def _full(match: re.Match[str]) -> str:
    return {"reg": "regulation ", "regs": "regulations ", "s.": "section ", "r.": "rule ", "art": "article "}[match[1]]
