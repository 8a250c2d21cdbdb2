"""Which version of the specification a return follows, told by what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa

from sendrules.sen2.items import ITEMS, VERSIONS, Holds, codes_of

FIRST_YEARS: Mapping[int, str] = {2023: "1.1", 2024: "1.2", 2025: "1.3"}
"""By year of the collection, the version that it was the first to use. Which later year changed the version is not known."""


def version_of(said: Iterable[tuple[str, str]], columns: Mapping[tuple[str, str], pa.Array], year: int | None) -> str:
    """Give the version that fits what a return says: ``1.3``, or ``1.1 or 1.2`` where its content leaves it open.

    Args:
        said: the module and name of each item that the files have a place for.
        columns: by module and name, the values of an item; a code of a later version tells too.
        year: the year of the collection, which decides where the content leaves it open; None where nobody says.
    """
    least, most = VERSIONS[0], VERSIONS[-1]
    for module, name in said:
        least = max(least, ITEMS[module][name].since)
    for (module, name), column in columns.items():
        item = ITEMS[module][name]
        if item.until and column.null_count < len(column):  # an empty column of an old template tells nothing
            most = min(most, item.until)
        if item.holds is Holds.CODE and len(column):
            codes = codes_of(item.codes)
            used = column.dictionary.take(column.indices.drop_null().unique()).to_pylist()
            least = max([least, *(codes[code].since for code in used)])
    fits = [version for version in VERSIONS if least <= version <= most]
    by_year = FIRST_YEARS.get(min(year or 0, max(FIRST_YEARS)), "")
    if by_year in fits:
        fits = [by_year]
    if not fits:  # it has what was dropped beside what came later
        return f"a mixture of {most} and {least}"
    return " or ".join(fits) if len(fits) > 1 else f"{fits[0]}{' or later' if fits[0] == VERSIONS[-1] else ''}"
