"""Slips in the shape of a policy file: a name that is not known, a bracket too few or too many, a mode that is not there.

Each slip is told once, and the rest is read as it was meant. So a misspelt ``title`` is not also said to be missing, and what stands
under a misspelt heading is checked all the same. A suggestion comes from the entry in hand; a field of another entry is named with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sendrules.case.refusals import leads_nowhere, meant, shown
from sendrules.errors import Problem
from sendrules.local.checking.findings import refused
from sendrules.local.declarations.base import Declared, Provenance
from sendrules.local.loading.policy_names import (
    Fields,
    field_meant,
    fields_of,
    headings,
    holds_tables,
    needed_in,
    other_names,
    shapes,
    unknown_field,
    unknown_table,
)
from sendrules.local.loading.policy_tables import MODES, TABLES, is_mapping, models_in

At = tuple[str | int, ...]
_CLOSED = "the Regulations list the exceptions, and no authority can add one. A shortage of staff is not one of them."
_BY_FIELD = {
    "tiers": "lexicographic",
    "weights": "points",
    "caps": "points",
    "most": "points",
    "lanes": "lanes",
    "orders": "lanes",
    "queues": "queues",
}
"""The mode that a field belongs to."""


@dataclass(slots=True)
class AsMeant:
    """A policy file as it was meant.

    Attributes:
        data: the tables, with each slip read as what it was meant to be.
        slips: what is wrong, each once, at its place in the file.
        moved: the place in the file of what is read at another place.
        guessed: where a value is read under a name that was guessed, or could not be read at all.
        modes: where an order is read in a mode that was guessed.
        loose: where not all is read: a list whose entries stand under two names, an entry with a key that means nothing.
        dropped: whether tables were left out, so that a name may be declared in one of them.
    """

    data: dict[str, Any] = field(default_factory=dict)
    slips: list[Problem] = field(default_factory=list)
    moved: dict[At, At] = field(default_factory=dict)
    guessed: set[At] = field(default_factory=set)
    modes: set[At] = field(default_factory=set)
    loose: set[At] = field(default_factory=set)
    dropped: bool = False

    def in_file(self, at: At) -> At:
        """Give the place in the file of a place in ``data``."""
        for n in range(len(at), 0, -1):
            if at[:n] in self.moved:
                return (*self.moved[at[:n]], *at[n:])
        return at

    def follows(self, problem: Problem) -> bool:
        """Whether a problem, at a place in ``data``, may only follow from a guess."""
        at = problem.at
        if any(at[:n] in self.guessed for n in range(1, len(at) + 1)) or at in self.loose or at in self.modes:
            return True
        if at[:-1] in self.modes and at[-1] not in self._table(at[:-1]):
            return True
        return self.dropped and leads_nowhere(problem)

    def _table(self, at: At) -> Any:
        value: Any = self.data
        for part in at:
            value = value[part]
        return value


def as_meant(data: Mapping[str, Any]) -> AsMeant:
    """Tell the slips in a policy file, and read it as it was meant.

    Args:
        data: the file.

    >>> slip = as_meant({"authority": {"key": "anywhere", "nane": "Anywhere Council"}})
    >>> slip.data["authority"], [problem.where for problem in slip.slips]
    ({'key': 'anywhere', 'name': 'Anywhere Council'}, ['authority.nane'])
    """
    out = AsMeant()
    out.data = _Reading(out).table(TABLES, data, (), None)
    return out


def is_exception(name: str) -> bool:
    """Whether a name is of something that would add a ground of exception."""
    return any(word in name.casefold() for word in ("exception", "limb", "disappl", "exempt"))


def exceptions(at: At, value: Any) -> Iterator[Problem]:
    """Refuse each exception that a policy would add, by its name."""
    named: list[tuple[At, str]] = []
    if isinstance(value, dict):
        named = [((*at, "id"), str(value["id"]))] if "id" in value else [((*at, k), k) for k in value]
    elif isinstance(value, list):
        for n, entry in enumerate(value):
            name = entry.get("id") or entry.get("name") or f"number {n + 1}" if isinstance(entry, dict) else entry
            named.append(((*at, n), str(name)))
    for place, name in named or [(at, str(at[-1]) if isinstance(value, dict | list | bool) else str(value))]:
        yield refused(place, f"{name!r} cannot be an exception: {_CLOSED}", "Leave it out.")


class _Reading:
    """Goes through the tables with the declarations that they make."""

    def __init__(self, out: AsMeant) -> None:
        self.out = out

    def table(self, fields: Fields, value: Mapping[str, Any], at: At, model: type[Declared] | None) -> dict[str, Any]:
        """Read a table whose fields are known, and tell the keys that are not among them.

        Args:
            fields: its fields.
            value: the table.
            at: its place, as it is read.
            model: the declaration; None for the whole file.
        """
        own = self.out.in_file(at)
        known = {*fields, *(other_names(model) if model is not None else ())}
        meant = {key: each for key, each in value.items() if key in known}
        for key, each in value.items():
            if key in known:
                continue
            if is_exception(key):
                self.out.slips += exceptions((*own, key), each)
                continue
            near = field_meant(key, each, fields, value, model)
            slip = unknown_field((*own, key), each, model, near) if model else unknown_table((key,), each, near)
            self.out.slips.append(slip)
            if not near:
                self.out.loose.add(at)
                self.out.dropped |= holds_tables(each)
            else:
                meant[near[0]] = self._joined((*at, near[0]), meant.get(near[0]), (*own, key), each)
        return {
            key: self._value(fields[key], each, (*at, key)) if key in fields else each for key, each in meant.items()
        }

    def _joined(self, at: At, there: Any, own: At, value: Any) -> Any:
        """Put what stands under a misspelt name to what stands under the name that was meant.

        Args:
            at: the place of the name that was meant.
            there: what stands there; None for nothing.
            own: the place in the file of the misspelt name.
            value: what stands there.
        """
        above = self.out.in_file(at)
        if there is None:
            self.out.moved[at] = own
            if not holds_tables(value):
                self.out.guessed.add(at)
            return value
        if isinstance(there, list) and isinstance(value, list):
            self.out.moved |= {(*at, len(there) + n): (*own, n) for n in range(len(value))}
            self.out.loose.add(at)
            return [*there, *value]
        if isinstance(there, dict) and isinstance(value, dict):
            self.out.moved |= {(*at, key): (*own, key) for key in value.keys() - there.keys()}
            return value | there
        if isinstance(there, dict) and isinstance(value, list) and holds_tables(value):  # the tables below the last one
            last = len(value) - 1
            self.out.moved |= {(*at, n): (*own, n) for n in range(len(value))}
            self.out.moved |= {(*at, last, key): (*above, key) for key in there}
            return [*value[:-1], value[-1] | there]
        self.out.guessed.add(at)
        return there

    def _value(self, annotation: Any, value: Any, at: At) -> Any:
        models = models_in(annotation)
        if not models:
            return value
        single, several = shapes(annotation)
        one_or_more = models == [Provenance] or single == several
        if isinstance(value, list):
            if single and not one_or_more and value and all(isinstance(each, dict) for each in value):
                heading = headings(self.out.in_file(at))[0]
                self._brackets(at, "this is a list of tables, and it has to be one table.", f"{heading}, in single")
                self.out.moved[at] = (*self.out.in_file(at), 0)
                return self._value(annotation, value[0], at)
            return [self._entry(models, each, (*at, n)) for n, each in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if is_mapping(annotation):
            return {key: self._entry(models, each, (*at, key)) for key, each in value.items()}
        if several and not one_or_more:
            heading = headings(self.out.in_file(at))[1]
            needed = [name for model in models for name in needed_in(model) if name not in value]
            if needed and all(holds_tables(each) for each in value.values()):
                message = f"there is no {heading} above this."
                self.out.slips.append(
                    refused(self.out.in_file(at), message, f"Write {heading} above it, with {' and '.join(needed)}.")
                )
                self.out.guessed.add(at)
            else:
                self._brackets(at, "this is one table, and it has to be a list of tables.", f"{heading}, in double")
            self.out.moved[(*at, 0)] = self.out.in_file(at)
            return [self._entry(models, value, (*at, 0))]
        return self._entry(models, value, at)

    def _brackets(self, at: At, message: str, heading: str) -> None:
        self.out.slips.append(refused(self.out.in_file(at), message, f"Write {heading} brackets."))

    def _entry(self, models: list[type[Declared]], value: Any, at: At) -> Any:
        if not isinstance(value, dict):
            return value
        modes = {mode: model for mode, model in MODES.items() if model in models}
        model = models[0]
        if len(modes) == len(models) > 1:
            value, model = self._mode(modes, value, at)
        fields = fields_of(model)
        if at in self.out.modes:  # a field of another mode is no slip here
            others = {name for each in modes.values() for name in fields_of(each)} - fields.keys()
            value = {key: each for key, each in value.items() if key not in others}
        return self.table(fields, value, at, model)

    def _mode(
        self, modes: Mapping[str, type[Declared]], value: dict[str, Any], at: At
    ) -> tuple[dict[str, Any], type[Declared]]:
        """Give an order with its mode: with the one that its fields, or its name, suggest where none is known."""
        given = value.get("mode")
        if isinstance(given, str) and given in modes:
            return value, modes[given]
        for key, each in value.items():  # a misspelt key is a slip of its own
            if meant(key, ["mode"]) and isinstance(each, str) and each in modes:
                return value, modes[each]
        near = meant(given, modes)
        by_field = next((mode for name, mode in _BY_FIELD.items() if name in value and mode in modes), None)
        within = "" if "lanes" in modes else " within a lane"
        if "mode" not in value:
            message = f"an order{within} needs a mode. It is never guessed."
            hint = f"Its fields are those of {by_field}. " if by_field else ""
        else:
            message = f"{shown(given)} is not a mode of an order{within}."
            hint = f"Did you mean {near[0]}? " if near else f"Its fields are those of {by_field}. " if by_field else ""
        fix = f"{hint}Write one of these, in quotes: {', '.join(modes)}."
        self.out.slips.append(refused((*self.out.in_file(at), "mode"), message, fix))
        self.out.modes.add(at)
        mode = by_field or (near[0] if near else "lexicographic" if "factors" in value else "date_order")
        return value | {"mode": mode}, modes[mode]
