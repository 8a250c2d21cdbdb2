"""The views of a policy as Arrow tables: one for each part of an authority's answer, with the reference of the case in each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, NamedTuple, Self

import pyarrow as pa

from sendrules.caseload.local.views import LocalView

_TEXT, _DAY, _FLAG, _TEXTS = pa.string(), pa.date32(), pa.bool_(), pa.list_(pa.string())


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field("case", _TEXT, nullable=False), *(pa.field(n, kind) for n, kind in columns.items())])


VIEW_SCHEMAS: Mapping[str, pa.Schema] = {
    "fast_track": _schema(
        eligibility=_TEXT, recorded=_FLAG, met=_TEXTS, statutory_date=_DAY, advice=_TEXT, decide_by=_DAY, review_by=_DAY,
        ends=_DAY, reasons=_TEXTS,
    ),
    "interim_support": _schema(id=_TEXT, title=_TEXT, kind=_TEXT, open=_FLAG, reason=_TEXT, backdated_to=_DAY, backdated=_TEXT),
    "updates": _schema(
        standard=_TEXT, title=_TEXT, every=_TEXT, counted_from=_DAY, next=_DAY, ended=_TEXT, applies=_FLAG, reasons=_TEXTS
    ),
    "queues": _schema(queue=_TEXT, title=_TEXT, waits_for=_TEXT, part=_TEXT, reason=_TEXT),
    "factors": _schema(factor=_TEXT, weight=pa.int64(), known=_FLAG, points=_TEXT, reason=_TEXT),
    "steps": _schema(
        step=_TEXT, title=_TEXT, on=_DAY, state=_TEXT, done=_DAY, started=_DAY, rejected=_TEXT, reasons=_TEXTS
    ),
    "panels": _schema(
        panel=_TEXT, title=_TEXT, duty=_TEXT, due=_DAY, last=_DAY, next=_DAY, keeps_limit=_FLAG, warning=_TEXT, reasons=_TEXTS
    ),
    "notes": _schema(note=_TEXT),
}  # fmt: skip
"""By the part of the answer, the columns of its table. What is not known or does not apply is null."""


class ViewTables(NamedTuple):
    """A policy's view of a caseload, a table for each part. Each table is in its schema of ``VIEW_SCHEMAS``.

    Attributes:
        fast_track: what the fast track says, a case a row.
        interim_support: what is offered while the child waits, a case and an offer a row.
        updates: when the family that waits gets its next update, a case and a standard a row.
        queues: how the case stands in each queue that is in force.
        factors: how each factor of the queues bears on the case.
        steps: the authority's own steps, a case, a step and a start a row.
        panels: the panels for each open duty that they decide on.
        notes: facts that could not be read, and what could not be told.
    """

    fast_track: pa.Table
    interim_support: pa.Table
    updates: pa.Table
    queues: pa.Table
    factors: pa.Table
    steps: pa.Table
    panels: pa.Table
    notes: pa.Table

    @classmethod
    def of(cls, views: Iterable[LocalView]) -> Self:
        """Give the tables of some views.

        Args:
            views: the views.
        """
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in VIEW_SCHEMAS}
        for view in views:
            for name, found in _rows(view):
                rows[name].append({"case": view.reference} | found)
        return cls(**{name: pa.Table.from_pylist(rows[name], schema) for name, schema in VIEW_SCHEMAS.items()})


def _rows(view: LocalView) -> Iterable[tuple[str, dict[str, Any]]]:
    yield "fast_track", _plain(view.fast_track)
    for offer in view.interim_support:
        of_offer = {name: getattr(offer.support, name) for name in ("id", "title", "kind")}
        yield "interim_support", _plain(offer) | of_offer | {"backdated": offer.backdated or None}
    for update in view.updates:
        yield "updates", _plain(update) | {"ended": update.ended or None}
    for standing in view.queues:
        yield "queues", _plain(standing)
    for finding in view.factors:
        points = None if finding.points is None else f"{finding.points.normalize():f}"
        yield "factors", _plain(finding) | {"factor": finding.factor.id, "points": points}
    for step in view.steps:
        yield "steps", _plain(step) | {"rejected": step.rejected or None}
    for panel in view.panels:
        meetings = {name: None if met is None else met.on for name, met in (("last", panel.last), ("next", panel.next))}
        yield "panels", _plain(panel) | meetings | {"warning": panel.warning or None}
    for note in view.notes:
        yield "notes", {"note": note}


def _plain(answer: Any) -> dict[str, Any]:
    """Give the fields of an answer by name; a table takes those of its columns."""
    return {each.name: getattr(answer, each.name) for each in fields(answer)}
