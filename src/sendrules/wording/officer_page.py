"""The page for an officer: one case on one day, with the provision and the basis of every date, on at most 160 rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sendrules.explanation import words
from sendrules.law.model.actors import Source
from sendrules.law.model.duty import Bound
from sendrules.law.shared.bodies import COMMISSIONERS
from sendrules.law.shared.claims import answer_to
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Disapplied, Ended, NeedsFacts
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.basis import basis_of
from sendrules.wording.besides import BESIDES
from sendrules.wording.contested import contested_for_officers
from sendrules.wording.exceptions_told import Bears, Exceptional, exceptions_of
from sendrules.wording.found import Found
from sendrules.wording.holders import by_another
from sendrules.wording.in_short import in_short
from sendrules.wording.matters import capital, noun, short_name, title_of
from sendrules.wording.page import Page, Section
from sendrules.wording.plain_warnings import warnings_for_officers
from sendrules.wording.remedies import remedies
from sendrules.wording.rights import APPEALS
from sendrules.wording.standing import NOT_JUDGED, outcome_in_words, standing
from sendrules.wording.what_if import heading
from sendrules.wording.windows import TO_RESPOND
from sendrules.wording.working_days import working_days_in_words

ROWS = 160
"""The most rows of the page."""
_MOST_NAMED = 8


def officer_page_of(result: StatutoryResult) -> Page:
    """Write the page for an officer.

    Args:
        result: the answer for the case.
    """
    found, view = Found(result), result.view
    what_if = (heading(result.law.amendment),) if result.law.amendment else ()
    late = tuple(_by_thing(found.late, found, found.ahead))
    page = Page(
        f"Time limits in case {short_name(view.case.reference, 60)}, as of {words(view.as_of)}",
        in_short(found),
        (
            Section("What if", what_if),
            Section("Warnings", warnings_for_officers(result), keep=3, folds=3, fold=_counted("warning")),
            Section("Late now", late, keep=6, folds=1, fold=_named),
            Section("Was late", tuple(_by_thing(found.was_late, found)), keep=4, folds=2, fold=_named),
            Section("What to do next", tuple(_next(found)), keep=6, folds=4, fold=_counted("further step")),
            Section("Missing from the record", tuple(_missing(found)), keep=4, folds=6, fold=_named),
            Section("Exceptions", tuple(_exceptions(found)), keep=4, folds=5, fold=_counted("further exception")),
            Section("What the family may do", tuple(_family(found)), keep=6, folds=3, fold=_counted("further step")),
            Section(
                "Where the law can be read otherwise",
                contested_for_officers(result),
                keep=2,
                folds=7,
                fold=_counted("further reading"),
            ),
            Section("Guidance and derived days, which are not law", tuple(_not_law(found)), folds=8, fold=_named),
            Section("In time", tuple(_in_time(found)), keep=2, folds=9, fold=_counted("step done in time", "further ")),
            Section("No longer needed", tuple(_ended(found)), keep=1, folds=10, fold=_counted("limit that ended")),
            Section("Notes", tuple(_notes(result)), keep=2),
        ),
    )
    return page.fitted(ROWS)


def _counted(what: str, more: str = "") -> Callable[[tuple[str, ...]], str]:
    return lambda lines: (
        f"And {len(lines)} {more}{what}{'s' if len(lines) > 1 and ' ' not in what else ''}: --explain shows all."
    )


def _named(lines: tuple[str, ...]) -> str:
    """Name what is folded by its title and day."""
    names = list(dict.fromkeys(line.partition(" (")[0].removesuffix(".") for line in lines))
    more = f"; and {len(names) - 4 * _MOST_NAMED} more" if len(names) > 4 * _MOST_NAMED else ""
    return f"And: {'; '.join(names[: 4 * _MOST_NAMED])}{more}."


def _by_thing(missed: Iterable[Instance], found: Found, ahead: Iterable[Instance] = ()) -> Iterator[str]:
    """Tell each thing once; of several days for it, which governs."""
    groups: dict[str, list[Instance]] = {}
    for i in missed:
        groups.setdefault(noun(i), []).append(i)
    for name, group in groups.items():
        first, *others = sorted(group, key=lambda i: (i.limit, i.id))
        later = [i for i in ahead if noun(i) == name]
        same = [i for i in others if i.done is first.done and i.compliance is first.compliance]
        text = _missed(first, found)
        for i in (*same, *later):
            text += f" Also due by {words(i.limit)} ({basis_of(i)}), {i.duty.provision}."
        yield f"{text} The earliest day governs." if same or later else text
        yield from (_missed(i, found) for i in others if i not in same)


def _missed(i: Instance, found: Found) -> str:
    return _line(i) + (
        " Contested: another reading of the law does not count it as missed." if id(i) in found.disputed else ""
    )


def _line(i: Instance) -> str:
    """One limit: what, by when and from what, how it stands, and where the law says it."""
    rest = f"{_due(i)}. {capital(standing(i))}."
    if (i.holder in COMMISSIONERS or i.moved_by) and by_another(i) not in rest:
        rest += f" It is for the {i.holder.value} to do."
    return f"{title_of(i)}: {rest} ({i.duty.provision})"


def _due(i: Instance) -> str:
    if not i.limit:
        return outcome_in_words(i.outcome)
    basis = basis_of(i)
    if i.duty.bound is Bound.OPEN_UNTIL:
        what = "time to respond" if i.trigger.kind in TO_RESPOND else "in force"
        return f"{what} from {words(i.started)} to {words(i.limit)} ({basis})"
    if i.duty.bound is Bound.TAKES_EFFECT:
        return f"takes effect on {words(i.limit)} ({basis})"
    if isinstance(i.outcome, Disapplied):
        return f"the limit was {words(i.limit)} ({basis})"
    return f"due by {words(i.limit)} ({basis})"


def _next(found: Found) -> Iterator[str]:
    for i in found.late:
        more = f", {i.duty.residual}" if i.duty.residual else ""
        yield f"{title_of(i)}: still to be done{by_another(i)}{more}. ({i.duty.provision})"
    for i in found.lifted:
        residual = i.outcome.residual if isinstance(i.outcome, Disapplied) else ""
        yield f"{title_of(i)}: no date; it must still be done {residual}. ({i.duty.provision})"
    late = {noun(i) for i in found.late}
    ahead = sorted((i for i in found.ahead if noun(i) not in late), key=lambda i: (i.limit, i.id))
    for i in ahead:
        only = f", only if {i.depends_on}" if i.depends_on else ""
        yield f"{title_of(i)}: by {words(i.limit)} ({basis_of(i)}){by_another(i)}{only}. ({i.duty.provision})"
    for i in found.windows:
        what = "the family may respond" if i.trigger.kind in TO_RESPOND else "runs"
        yield f"{title_of(i)}: {what} until {words(i.limit)} ({basis_of(i)}). ({i.duty.provision})"
    for i in found.to_come:
        yield f"{title_of(i)}: {words(i.limit)} ({basis_of(i)}). ({i.duty.provision})"


def _missing(found: Found) -> Iterator[str]:
    """What the record does not show: that is not the same as not done."""
    for i in found.unrecorded:
        over = f" It ended with the {i.outcome.by.title}." if isinstance(i.outcome, Ended) else ""
        yield f"{title_of(i)}: {_due(i)}. Not recorded; record the day if it was done.{over} ({i.duty.provision})"
    for i in found.unclear:
        if isinstance(i.outcome, NeedsFacts) or i.doubt:
            names = i.outcome.missing if isinstance(i.outcome, NeedsFacts) else i.doubt.missing if i.doubt else ()
            limit = f" {capital(_due(i))}." if i.limit else ""
            since = f"{title_of(i)}, from {words(i.started)}"
            yield f"{since}: not known.{limit} Record: {', '.join(names)}. ({i.duty.provision})"
        else:
            yield f"{title_of(i)}, from {words(i.started)}: {standing(i)}. ({i.duty.provision})"
    for i in found.perhaps:
        yield f"{title_of(i)}: {_due(i)}. {capital(standing(i))}. ({i.duty.provision})"
    yield from dict.fromkeys(_without_a_day(i) for i in found.dateless)


def _without_a_day(i: Instance) -> str:
    asked = f"{i.duty.residual}; " if i.duty.residual else ""
    return f"{title_of(i)} ({asked}no last day): not recorded as done{by_another(i)}. ({i.duty.provision})"


def _exceptions(found: Found) -> Iterator[str]:
    told = exceptions_of(i for i in found.owed if i.limit)
    yield from (_exception(one) for one in told)
    view, claims = found.result.view, found.result.view.case.claims
    for reason, by in sorted({(c.reason, c.by or "") for c in claims if c.on is None or c.on <= view.as_of}):
        whose = f" by {short_name(by)}" if by else ""
        yield f'The reason given{whose}, "{short_name(reason, 80)}", is not an exception. {answer_to(reason)}'


def _exception(one: Exceptional) -> str:
    limits = [f"{title_of(i)}, due {words(i.limit)}" for i in one.of]
    more = f"; and {len(limits) - _MOST_NAMED} more" if len(limits) > _MOST_NAMED else ""
    about = "; ".join(limits[:_MOST_NAMED]) + more
    where = f"{one.title} ({', '.join(map(str, one.provisions))})"
    if one.how is Bears.LIFTS and one.decided:
        d = one.decided
        return (
            f"An exception lifts the limit: {where}. The {short_name(d.by)} decided on {words(d.on)} that it made the limit "
            f"impractical to keep. It is about: {about}."
        )
    if one.how is Bears.MAY_APPLY:
        return (
            f"An exception may apply: {where}. It counts only if somebody decided, and recorded by whom and why, that it made "
            f"the limit impractical to keep. No such decision is recorded, so the limit stands. It is about: {about}."
        )
    if one.how is Bears.NOT_KNOWN:
        return f"Whether this exception applies is not known: {where}. Missing: {', '.join(one.missing)}. It is about: {about}."
    if one.how is Bears.VOID and one.decided:
        why = "it was made before the limit ran or before its ground was there"
        why = why if one.too_soon else "the conditions of that exception are not met"
        return f"The decision of {words(one.decided.on)} on {where} has no effect: {why}. It is about: {about}."
    if one.how is Bears.NONE_APPLIES:
        return f"No exception applies; the facts recorded show none of the grounds in {one.provisions[0]}: {about}."
    return f"No exceptions in law: {about}."


def _family(found: Found) -> Iterator[str]:
    """The rights of the family and of others, with their days, and the remedies."""
    rights = [i for i in found.result.rights if i.duty.provision.instrument not in BESIDES]
    for i in rights:
        if not _is_same_appeal(i, rights):
            yield f"{title_of(i)}: by {words(i.limit)} ({basis_of(i)}); {standing(i)}. ({i.duty.provision})"
    lapsed = [i for i in found.result.all_instances if i.duty.right and i.compliance is Compliance.LAPSED]
    for i in sorted(lapsed, key=lambda i: (i.limit or i.started, i.id), reverse=True)[:_MOST_NAMED]:
        if not _is_same_appeal(i, lapsed):
            yield f"{title_of(i)}: its time ended on {words(i.limit)} ({basis_of(i)}). ({i.duty.provision})"
    for text in remedies(found.result, missed=found.missed):
        said, _, provision = text.rpartition(" [")
        yield f"{said} ({provision.removesuffix(']')})" if said and text.endswith("]") else text


def _is_same_appeal(i: Instance, rights: Sequence[Instance]) -> bool:
    """Whether it is the time to appeal from a certificate, and the time from the decision gives the same day."""
    return i.id == APPEALS[1] and any(other.id == APPEALS[0] and other.limit == i.limit for other in rights)


def _not_law(found: Found) -> Iterator[str]:
    other = [
        i
        for i in found.result.all_instances
        if not i.duty.source.binds and not isinstance(i.outcome, Ended) and i.duty.provision.instrument not in BESIDES
    ]
    for i in sorted(other, key=lambda i: (i.limit or i.started, i.id, i.trigger.id or "")):
        kind = i.duty.source.value if i.duty.source is not Source.GUIDANCE else "guidance"
        yield f"{title_of(i)} ({kind}): {_due(i)}. {capital(standing(i))}. ({i.duty.provision})"


def _in_time(found: Found) -> Iterator[str]:
    for i in sorted(found.in_time, key=lambda i: (i.done_on or i.started, i.id), reverse=True):
        due = f"due by {words(i.limit)} ({basis_of(i)}); " if i.limit else ""
        yield f"{title_of(i)}: {due}{standing(i)}. ({i.duty.provision})"
    for i in _over(found):
        yield f"{title_of(i)}: {_due(i)}; {standing(i)}. ({i.duty.provision})"


def _over(found: Found) -> list[Instance]:
    """Windows that were left open, and what has taken effect."""
    told = {*map(id, found.windows), *map(id, found.to_come), *map(id, found.in_time)}
    over = [i for i in found.owed if i.duty.bound is not Bound.NOT_LATER_THAN and i.limit and id(i) not in told]
    return [i for i in over if i.rule in ("window-over", "takes-effect")]


def _ended(found: Found) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for i in found.ended:
        if isinstance(i.outcome, Ended):
            by = f"{i.outcome.by.title} of {words(i.outcome.on or i.outcome.by.on)}"
            groups.setdefault(by, []).append(f"{title_of(i)} ({i.duty.provision})")
    for by, names in groups.items():
        yield f"After the {by}: {'; '.join(dict.fromkeys(names))}."


def _notes(result: StatutoryResult) -> Iterator[str]:
    yield f"The law asks for most of this as soon as practicable, and at the latest by the day given; {NOT_JUDGED}."
    yield f"Worked out from the dates recorded in the case. Not legal advice. {working_days_in_words(result.view.calendar)}"
