"""The sources of a policy file: ``[source]``, what an entry says of its own, and what it takes of the source above it.

An entry takes the document, its address and its day from above, and says only its place. An entry that names another document
or another page takes none of these: the address of one document is never put on another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import Field

from sendrules.errors import Problem
from sendrules.local.checking.findings import refused, warning
from sendrules.local.declarations.base import Address, Day, Declared, Status, is_address
from sendrules.local.declarations.values import Text

_MOST_NAMED = 3
At = tuple[str | int, ...]
WRITTEN_AS: Mapping[str | int, str] = {"provenance": "source", "mode_provenance": "mode_source"}
"""What the field of a declaration is called in a file."""
SAID: list[dict[str, Any]] = [
    {"type": "string", "minLength": 1},
    {
        "type": "object",
        "properties": {
            "document": {"type": "string", "minLength": 1},
            "place": {"type": "string", "minLength": 1},
            "url": {"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"},
            "seen": {"type": "string", "format": "date"},
            "status": {"enum": [status.value for status in Status]},
        },
        "additionalProperties": False,
    },
]
"""What an entry may say of its source, in the schema for editors."""


class SourceTable(Declared):
    """The document that the policy comes from, so that it is named once."""

    document: Text = Field(description="The document, by its title or kind and its date.")
    status: Status = Field(
        default=Status.PUBLISHED, description="How firmly it says what an entry does not say otherwise."
    )
    place: Text | None = Field(default=None, description="The place in it, where one place is for all.")
    url: Address | None = Field(default=None, description="The address, where it is a web page.")
    seen: Day | None = Field(default=None, description="The day on which the page was read; a web page changes.")

    def above(self) -> dict[str, Any]:
        """Give what an entry takes of it."""
        return {name: value for name, value in self if value is not None}


def unread(raw: Any) -> SourceTable:
    """Give what the entries take of a ``[source]`` that is refused, so that none of them is refused for it again.

    Args:
        raw: the table as it stands in the file.
    """
    gives_no_place = isinstance(raw, dict) and raw.keys() <= {"document", "seen", "status"}
    return SourceTable(document="the source", place=None if gives_no_place else "the place")


def source_of(given: Any, above: Mapping[str, Any]) -> dict[str, Any]:
    """Give one source: what an entry says of it, over what it may take from above.

    Args:
        given: a text, which is the place; a table; or None where the entry says nothing.
        above: the source above.

    >>> above = {"document": "Strategy", "url": "https://www.example.gov.uk/strategy", "status": "published"}
    >>> source_of("p. 4", above)["url"]
    'https://www.example.gov.uk/strategy'
    >>> source_of({"document": "Minutes", "place": "item 3"}, above)
    {'status': 'published', 'document': 'Minutes', 'place': 'item 3'}
    """
    if given is None:
        return dict(above)
    own = given if isinstance(given, dict) else {"place": given}
    taken = {name: value for name, value in above.items() if name in _taken(own, above)}
    return taken | own


def _taken(own: Mapping[str, Any], above: Mapping[str, Any]) -> tuple[str, ...]:
    if "document" in own and own["document"] != above.get("document"):
        return ("status",)
    if "url" in own and own["url"] != above.get("url"):  # another page of it: the place and the day are of the first
        return ("status", "document")
    return tuple(above)


def says_where(source: Mapping[str, Any]) -> bool:
    """Whether a source names a document, and a place in it or a page."""
    return bool(source.get("document") and (source.get("place") or source.get("url")))


def unsourced(entries: Sequence[At], given: bool) -> Iterator[Problem]:
    """Refuse the entries that have no source: where there are several, once for all of them.

    Args:
        entries: their places.
        given: whether the file has a ``[source]``, which then gives no place.
    """
    first = [at for at in entries if not any(at[:n] in entries for n in range(len(at)))]
    if not first:
        return
    one = len(first) == 1
    each = f'write source = "the place in the document" {"here" if one else "in each entry"}'
    if given:
        missing = "gives no place in the document" if one else "give no place in the document"
        fix = f"In [source], give place or url if one is for all. Otherwise {each}."
    else:
        missing = "does not say where it comes from" if one else "do not say where they come from"
        fix = f"Write a [source] table with document and status, and {each}."
    if one:
        yield refused((*first[0], "source"), f"this entry {missing}.", fix)
    else:
        yield refused(("source",), f"these entries {missing}: {listed(first)}.", fix)


def listed(places: Sequence[At]) -> str:
    """Name a few places, and say how many more there are.

    >>> listed([("standards",), ("prioritisation", "factors", 0), ("quality",), ("performance",)])
    'standards, prioritisation.factors[0] and 2 more'
    """
    named = [Problem(place, "").where for place in places]
    shown = named if len(named) <= _MOST_NAMED else named[: _MOST_NAMED - 1]
    more = [f"{len(named) - len(shown)} more"] if len(named) > len(shown) else []
    *most, last = [*shown, *more]
    return f"{', '.join(most)} and {last}" if most else last


def not_dated(value: Any, at: At, known: set[tuple[str, str]]) -> Iterator[Problem]:
    """Warn once of each web page that has no day on which it was read.

    Args:
        value: a table with its sources filled in, or a part of it.
        at: its place.
        known: the pages that have been looked at, each by its document and address; is added to.
    """
    if isinstance(value, dict):
        page = (str(value.get("document")), value["url"]) if isinstance(value.get("url"), str) else None
        if at and page is not None and (at[-1] == "source" or set(at[-2:]) & WRITTEN_AS.keys()):
            if page not in known and is_address(page[1]) and value.get("seen") is None:
                fix = "Write seen = and the day on which you read it, such as 2026-01-31. If nobody knows the day, leave it out."
                yield warning((*at, "url"), "a web page changes, and no day is given on which this one was read.", fix)
            known.add(page)
            return
        value = list(value.items())
    elif isinstance(value, list):
        value = list(enumerate(value))
    else:
        return
    for name, each in value:
        yield from not_dated(each, (*at, name), known)
