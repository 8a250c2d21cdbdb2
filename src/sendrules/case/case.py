"""``Case``: one child's or young person's chronology, what is known around it, and what to ask about it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import Field, StrictBool, StrictFloat, StrictInt, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from sendrules.case.events import Circumstance, Claim, Determination, Event, Record, Text
from sendrules.case.kinds import KINDS, Dated, EventKind, same_name
from sendrules.errors import BeyondHorizonError, InputError, Problem, near
from sendrules.explanation import words

COMMENCEMENT = date(2014, 9, 1)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NOT_UTF_8 = Problem("", "the file is not in UTF-8.", "Save it as UTF-8.")
FactValue = StrictBool | StrictInt | StrictFloat | str | tuple[str, ...]


class Case(Record):
    """One case.

    Raises:
        pydantic.ValidationError: from the constructor and ``model_validate_json``.
        InputError: from ``read_case``, which says the same in plain words.

    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> case.events[0].id
    'request-1'
    """

    format: Literal["sendrules-case-1"] = Field(
        default="sendrules-case-1", description="The format of this record, for later versions."
    )
    reference: Text = Field(description="The case's own reference. Not a name.")
    events: tuple[Event, ...] = Field(default=(), description="What happened, in any order.")
    circumstances: tuple[Circumstance, ...] = Field(
        default=(),
        description="Closures, absences, exceptional circumstances, missed appointments, coronavirus.",
    )
    determinations: tuple[Determination, ...] = Field(
        default=(), description="Judgements that a limit was impractical to keep, each for one limb."
    )
    claims: tuple[Claim, ...] = Field(
        default=(), description="Reasons that were given for delay; answered, not believed."
    )
    facts: dict[str, FactValue] = Field(
        default_factory=dict,
        description="Other facts by name, for an authority's policy. No statute reads them.",
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            reference: str,
            format: Literal["sendrules-case-1"] = "sendrules-case-1",
            events: Sequence[Event] = (),
            circumstances: Sequence[Record] = (),
            determinations: Sequence[Determination] = (),
            claims: Sequence[Claim] = (),
            facts: Mapping[str, bool | int | float | str | Sequence[str]] = ...,
        ) -> None: ...

    @model_validator(mode="after")
    def _whole(self) -> Case:
        found = [*_repeated(self.events), *_unprintable(self)]
        object.__setattr__(self, "events", tuple(_named(self.events)))
        found += _unknown_triggers(self)
        if found:
            raise PydanticCustomError(
                "in_the_case",
                "{text}",
                {
                    "text": "; ".join(map(str, found)),
                    "problems": [(p.field, p.message, p.mend) for p in found],
                },
            )
        return self

    def warnings(self, as_of: date | None = None) -> tuple[Problem, ...]:
        """List what looks wrong in the chronology without being impossible: it is used as it stands.

        Args:
            as_of: the day of the question, which tells what is dated after it.
        """
        return tuple(_warnings(self, as_of))


def read_case(text: str | bytes, source: str = "case") -> Case:
    """Read a case from JSON.

    Args:
        text: the JSON text.
        source: where it came from, for the error.

    Raises:
        InputError: with every problem, its field and its mend.
    """
    body = _decoded(text, source)
    problems = _keys_given_twice(body)
    try:
        case = Case.model_validate_json(body)
    except ValidationError as error:
        raise InputError(source, [*problems, *problems_of(error)]) from None
    if problems:
        raise InputError(source, problems)
    return case


def read_case_file(path: str | Path) -> Case:
    """Read a case from a JSON file.

    Raises:
        InputError: the file cannot be read, or with every problem in it.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise InputError(str(path), [Problem("", f"{why}.", "Check the path of the file.")]) from None
    return read_case(data, str(path))


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Say what a record's constructor refused in plain words, with each field and its mend."""
    found = (problem for e in error.errors() for problem in _said(e))
    return tuple({(p.field, p.message): p for p in found}.values())


def _decoded(text: str | bytes, source: str) -> str:
    """Give the text without a byte-order mark, or refuse what is empty or in another encoding."""
    try:
        body = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        body.encode("utf-8")
    except UnicodeError:
        raise InputError(source, [_NOT_UTF_8]) from None
    if "\0" in body:  # what UTF-16 without a mark looks like
        raise InputError(source, [_NOT_UTF_8])
    if not body.strip():
        mend = "`sendrules case new` writes a case by asking."
        raise InputError(source, [Problem("", "the file is empty.", mend)])
    return body


class _Object(dict[str, Any]):
    """An object of JSON that remembers which keys it was given twice."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    out = _Object(pairs)
    if len(out) < len(pairs):
        out.twice = tuple(name for name, n in Counter(name for name, _ in pairs).items() if n > 1)
    return out


def _keys_given_twice(body: str) -> list[Problem]:
    """Find keys that an object has twice, of which JSON would silently keep the last."""
    try:  # numbers are not looked at here, and may be longer than Python reads
        return list(_twice_in(json.loads(body, object_pairs_hook=_object, parse_int=len), ""))
    except (ValueError, RecursionError):
        return []  # the validator says what is wrong with it


def _twice_in(data: Any, at: str) -> Iterator[Problem]:
    if isinstance(data, _Object):
        for name in data.twice:
            yield Problem(f"{at}{name}", f"{name!r} is given twice.", "Keep one of them.")
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict | list):
        entries = data.items() if isinstance(data, dict) else enumerate(data)
    for name, value in entries:
        yield from _twice_in(value, f"{at}{name}.")


def _repeated(events: tuple[Event, ...]) -> Iterator[Problem]:
    """Find ids that are used twice, and events that say the same."""
    ids: dict[str, int] = {}
    seen: dict[tuple[Any, ...], int] = {}
    for index, event in enumerate(events):
        if event.id and ids.setdefault(event.id, index) != index:
            yield Problem(
                f"events.{index}.id", f"the id {event.id} is used by events.{ids[event.id]} too.",
                "Give each event an id of its own, or none.",
            )  # fmt: skip
        key = (event.kind, event.on, event.about, event.to, event.by, event.planned)
        if seen.setdefault(key, index) != index:
            yield Problem(
                f"events.{index}", f"this is the same as events.{seen[key]}: {event.title} on {words(event.on)}.",
                "Remove one, or say what sets them apart.",
            )  # fmt: skip


def _unknown_triggers(case: Case) -> Iterator[Problem]:
    """Find determinations that point to an event that is not there."""
    ids = [event.id for event in case.events if event.id]
    for index, determination in enumerate(case.determinations):
        name = determination.trigger
        if name is not None and name not in ids:
            close = near(name, ids)
            mend = (
                f"Did you mean {' or '.join(close)}?"
                if close
                else f"The ids are: {', '.join(sorted(set(ids)))}."
            )
            yield Problem(
                f"determinations.{index}.trigger", f"no event has the id {name}.",
                mend if ids else "Record the event.",
            )  # fmt: skip


def _unprintable(case: Case) -> Iterator[Problem]:
    """Find characters in texts that steer a terminal, or break the line that the text is printed on."""
    for at, text in _texts(case):
        if found := _CONTROL.search(text):
            shown = f"U+{ord(found[0]):04X}"
            yield Problem(
                at,
                f"there is a character in it that cannot be printed ({shown}).",
                "Write the text without it.",
            )


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    yield "reference", case.reference
    for group in ("events", "circumstances", "determinations", "claims"):
        for index, record in enumerate(getattr(case, group)):
            for name, value in record:
                if isinstance(value, str) and name != "note":  # nothing prints a note
                    yield f"{group}.{index}.{name}", value
    for name, fact in case.facts.items():
        for text in (name, *(fact if isinstance(fact, tuple) else (fact,))):
            if isinstance(text, str):
                yield f"facts.{name!r}" if _CONTROL.search(name) else f"facts.{name}", text


def _named(events: tuple[Event, ...]) -> Iterator[Event]:
    """Give every event an id. It follows from the dates, so the order in the file does not matter."""
    order = sorted(range(len(events)), key=lambda i: _sort_key(events[i]))
    taken = {event.id for event in events if event.id}
    ids: dict[int, str] = {}
    count: Counter[EventKind] = Counter()
    for i in order:
        event = events[i]
        if event.id is None:
            count[event.kind] += 1
            while (name := f"{event.kind.value}-{count[event.kind]}") in taken:
                count[event.kind] += 1
            ids[i] = name
    for i, event in enumerate(events):
        yield event.model_copy(update={"id": ids[i]}) if i in ids else event


def _sort_key(event: Event) -> tuple[date, str, str, str, bool]:
    return event.on, event.kind.value, event.about or "", event.to or "", event.planned


def _warnings(case: Case, as_of: date | None) -> Iterator[Problem]:
    for index, event in enumerate(case.events):
        info, at = KINDS[event.kind], f"events.{index}"
        day = words(event.on)
        if event.on < COMMENCEMENT and not event.planned:
            yield Problem(
                f"{at}.on", f"{event.title} on {day} is before 1 September 2014, when the provisions began.",
                "Check the year; limits that would start here are answered as not in force.",
            )  # fmt: skip
        if event.planned and as_of and event.on <= as_of and not info.scheduled:
            yield Problem(
                f"{at}.planned", f"{event.title} was planned for {day}, which has come.",
                "Record whether it happened; until then it answers nothing.",
            )  # fmt: skip
        if not event.planned and not info.scheduled and as_of and event.on > as_of:
            yield Problem(
                f"{at}.on", f"{event.title} is dated {day}, after the day asked about ({words(as_of)}).",
                "It is not seen. Check the date, or say planned: true.",
            )  # fmt: skip
        sent = event.on if info.on_is is Dated.SENT else event.sent
        if event.written and sent and event.written > sent:
            yield Problem(
                f"{at}.written", f"the document is dated {words(event.written)}, after it was sent ({words(sent)}).",
                "Check both dates; the day it was sent is used.",
            )  # fmt: skip
        if event.closes and event.closes < (began := _served(event)):
            yield Problem(
                f"{at}.closes",
                f"the time for representations would close {words(event.closes)}, before it began ({words(began)}).",
                "Check both dates.",
            )  # fmt: skip
        yield from _follows(case, index, event)


def _served(event: Event) -> date:
    """The day of service, or the day of the event where the calendar cannot tell."""
    try:
        return event.day(Dated.SERVED)
    except BeyondHorizonError:
        return event.on


def _follows(case: Case, index: int, event: Event) -> Iterator[Problem]:
    """Warn of an answer with no question before it."""
    wanted = KINDS[event.kind].follows
    if not wanted:
        return
    same = event.kind is EventKind.ADVICE_RECEIVED
    before = [e for e in case.events if e.kind in wanted and (not same or same_name(e.about, event.about))]
    if any(e.on <= event.on for e in before):
        return
    names = " or ".join(k.value for k in wanted) + (f" about {event.about!r}" if same else "")
    if before:
        first = min(before, key=lambda e: e.on)
        message = f"{event.title} on {words(event.on)} is before {first.title} on {words(first.on)}."
        mend = "Check both dates; as they stand it answers nothing."
    else:
        message = f"{event.title} on {words(event.on)} follows nothing: there is no {names}."
        others = sorted({e.about or "(none)" for e in case.events if e.kind in wanted})
        mend = (
            f"Record it, or give the same `about` ({', '.join(others)})." if same and others else "Record it."
        )
    yield Problem(f"events.{index}", message, mend)


_CIRCUMSTANCES: dict[str, type[Record]] = {
    get_args(m.model_fields["kind"].annotation)[0]: m for m in get_args(get_args(Circumstance)[0])
}
_MODELS: dict[str, type[Record]] = {
    "": Case, "events": Event, "determinations": Determination, "claims": Claim, **_CIRCUMSTANCES,
}  # fmt: skip
_FACT = ("this cannot be a fact.", "Write true or false, a number, a text in quotes, or a list of texts.")
_PLAIN: dict[str, tuple[str, str]] = {
    "string_type": ("this is not a text", "Write it in quotes."),
    "string_too_short": ("this is empty", "Write something, or leave the field out."),
    "string_too_long": ("this is longer than 2000 characters", "Shorten it."),
    "bool_type": ("this is neither true nor false", "Write true or false, without quotes."),
    "bool_parsing": ("this is neither true nor false", "Write true or false, without quotes."),
    "model_type": ("this is not an object", "Write it as {...}."),
    "dict_type": ("this is not an object", "Write it as {...}."),
    "tuple_type": ("this is not a list", "Write it as [...]."),
}


def _said(error: ErrorDetails) -> Iterator[Problem]:
    """Say one validation error in plain words; what concerns the whole case may be several problems."""
    loc = [str(part) for part in error["loc"]]
    tag = loc.pop(2) if loc[:1] == ["circumstances"] and len(loc) > 2 else ""  # of the union: no field
    field, kind, given, more = ".".join(loc), error["type"], error.get("input"), error.get("ctx", {})
    if kind == "in_the_case":
        yield from (Problem(*parts) for parts in more["problems"])
    elif loc[:1] == ["facts"] and len(loc) > 1:
        yield Problem(".".join(loc[:2]), *_FACT)
    elif kind == "json_invalid":
        message = f"this is not JSON: {error['msg'].removeprefix('Invalid JSON: ')}."
        yield Problem(field, message, "Look there for a comma, a quote or a bracket too many or too few.")
    elif kind in ("model_type", "dict_type") and not loc:
        yield Problem("", "a case is one JSON object, {...}.", "Put the reference and the events into one.")
    elif kind in ("union_tag_not_found", "union_tag_invalid"):
        value = given.get("kind") if isinstance(given, dict) else given
        missing = isinstance(given, dict) and "kind" not in given
        yield (
            _missing(f"{field}.kind", _CIRCUMSTANCES)
            if missing
            else _unknown(f"{field}.kind", value, _CIRCUMSTANCES)
        )
    elif kind == "missing":
        yield _missing(field, EventKind if loc[:1] == ["events"] and loc[-1] == "kind" else ())
    elif kind in ("enum", "literal_error"):
        yield _unknown(field, given, re.findall(r"'([^']+)'", more["expected"]))
    elif kind == "extra_forbidden":
        model = _MODELS[tag or (loc[0] if len(loc) > 1 else "")]
        mend = _meant(loc[-1], model.model_fields) or "Remove it, or check its spelling."
        yield Problem(field, "there is no such field.", mend)
    else:
        yield _refused(field, error)


def _missing(field: str, known: Iterable[str]) -> Problem:
    listed = ", ".join(known)
    mend = f"Use one of: {listed}." if listed else "Add it."
    return Problem(field, "this is needed and is not there.", mend)


def _unknown(field: str, given: Any, known: Iterable[str]) -> Problem:
    names = [str(name) for name in known]
    mend = _meant(given, names) if isinstance(given, str) else ""
    return Problem(field, f"{_shown(given)} is not known.", mend or f"Use one of: {', '.join(names)}.")


def _meant(given: str, known: Iterable[str]) -> str:
    names = list(known)
    joint = "_" if any("_" in name for name in names) else "-"
    close = near(re.sub(r"[\s_-]+", joint, given.strip().casefold()), names)
    return f"Did you mean {' or '.join(close)}?" if close else ""


def _refused(field: str, error: ErrorDetails) -> Problem:
    """Give message and mend apart: ours are written `what is wrong; what to do`."""
    given = error.get("input")
    if error["type"] in _PLAIN:
        message, mend = _PLAIN[error["type"]]
    else:
        message, _, mend = error["msg"].rpartition("; ")
        message, mend = (message, mend) if message else (mend, "")
    if not isinstance(given, dict | list | tuple | Record) and "error" not in error.get("ctx", {}):
        message += f" (given: {_shown(given)})"
    end = "." if mend and not mend.endswith((".", "?")) else ""
    return Problem(field, f"{message[0].lower()}{message[1:]}.", mend[:1].upper() + mend[1:] + end)


def _shown(value: Any) -> str:
    """Show what was given as it stands in JSON, on one line and not at length."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, date):
        return words(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int) and value.bit_length() > 64:
        return "a very long number"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
