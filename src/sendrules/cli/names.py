"""Names that people type: duties and kinds of event, by id, by title or by what the field calls them."""

from __future__ import annotations

from collections.abc import Iterable

from sendrules.case.kind_names import kinds_called, which_kind
from sendrules.case.kinds import EventKind
from sendrules.case.meanings import KINDS
from sendrules.cli.common import echo_error
from sendrules.errors import InputError, Problem, near
from sendrules.near_names import words_of
from sendrules.outside_text import on_one_line

_MOST = 3


def known_kind(text: str, source: str, among: Iterable[EventKind] = EventKind, *, say: bool = True) -> EventKind:
    """Give the kind of event that a text names, and say which where it is not its id.

    Args:
        text: an id, a title or another name of one kind.
        source: where it was typed, for the error.
        among: the kinds that may be meant.
        say: whether to say now what the text was taken for.

    Raises:
        InputError: it names none, or may mean several; with those that may be meant.
    """
    named = [kind for kind in kinds_called(text) if kind in set(among)]
    if len(named) != 1:
        why = "this may mean several kinds of event." if len(named) > 1 else "there is no such kind of event."
        raise InputError(source, [Problem(text, why, which_kind(text, among))])
    if say:
        said_back(text, named[0].value, KINDS[named[0]].title)
    return named[0]


def said_back(typed: str, name: str, title: str) -> None:
    """Say what a text was taken for, where it is not the name itself."""
    if typed != name:
        echo_error(f"sendrules: {on_one_line(typed)} is read as {name} ({title}).")


def known_duty(text: str, source: str) -> str:
    """Give the id of the duty that a text names: its id, the beginning of one id alone, or a title that no other duty has.

    Args:
        text: the id, its first words, or the title.
        source: where it was typed, for the error.

    Raises:
        InputError: there is none; with the nearest ids and their titles.
    """
    from sendrules.law.statute import statute

    if text in statute():
        return text
    titles = {duty.id: duty.title for duty in statute().duties}
    words = words_of(text)
    called = [id for id, title in titles.items() if words and words_of(title) == words]
    called = called or [id for id in titles if id.startswith(f"{text}-")]
    if len(called) == 1:
        said_back(text, called[0], titles[called[0]])
        return called[0]
    found = called or _duties_near(text, titles)
    hint = f"Did you mean {' or '.join(f'{id} ({titles[id]})' for id in found[:_MOST])}? " if found else ""
    more = f"Others fit too: {len(found) - _MOST} more. " if len(found) > _MOST else ""
    raise InputError(source, [Problem(text, "there is no such duty.", f"{hint}{more}`sendrules duties` lists them.")])


def _duties_near(text: str, titles: dict[str, str]) -> list[str]:
    """Give the ids that begin with a text, else those that have its words, else whose title has them, else near ones."""
    words = {word for name in (text, *(KINDS[kind].title for kind in kinds_called(text))) for word in words_of(name)}
    typed = set(words_of(text))
    if not typed:
        return []
    for fits in (
        lambda id, _: id.startswith(text),
        lambda id, _: typed <= set(words_of(id)),
        lambda _, title: (
            typed <= set(words_of(title)) or (len(words) > len(typed) and words - typed <= set(words_of(title)))
        ),
    ):
        if found := [id for id, title in titles.items() if fits(id, title)]:
            return found
    return near(text, titles) or [id for id, title in titles.items() if title in near(text, titles.values())]
