"""An order of cases as an Arrow table: a place a row."""

from __future__ import annotations

import pyarrow as pa

from sendrules.local.ranking.places import Place, Ranking

RANKING_SCHEMA: pa.Schema = pa.schema(
    [
        pa.field("place", pa.int32(), nullable=False),
        pa.field("case", pa.string(), nullable=False),
        pa.field("part", pa.string(), nullable=False),
        pa.field("lane", pa.string()),
        pa.field("place_in_lane", pa.int32()),
        pa.field("points", pa.string()),
        pa.field("put_by", pa.string()),
        pa.field("reasons", pa.list_(pa.string()), nullable=False),
    ]
)
"""The columns of an order: the place from 1; the reference of the case; the part of the queue: waiting, not-known or not-waiting; the
lane, the place in it and the points, where there are any; the role that put the case there, where one did; and the reasons."""


def ranking_table(ranking: Ranking) -> pa.Table:
    """Give an order as a table in ``RANKING_SCHEMA``.

    Args:
        ranking: the order.
    """
    return pa.Table.from_pylist([_row(place) for place in ranking.places], RANKING_SCHEMA)


def _row(place: Place) -> dict[str, object]:
    return {
        "place": place.place,
        "case": place.reference,
        "part": place.part.value,
        "lane": place.lane,
        "place_in_lane": place.place_in_lane,
        "points": None if place.points is None else f"{place.points.normalize():f}",
        "put_by": None if place.override is None else place.override.role,
        "reasons": list(place.reasons),
    }
