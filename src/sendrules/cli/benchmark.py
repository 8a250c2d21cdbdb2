"""``sendrules benchmark add`` and ``list``: the department's published figures, kept on the user's own machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.benchmark_store import store_option, store_path
from sendrules.cli.common import counted, echo, echo_json, fold, json_option
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.scorecard.published import PublishedFile, Release


@click.group("benchmark")
def command() -> None:
    """Keep the department's published figures, to compare yours with. Nothing is fetched: you download the files."""


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="FILE...")
@click.option("--release", help="What to call the release, such as 2025. Default: the years that the file holds.")
@store_option
@json_option
def add(files: tuple[Path, ...], release: str | None, store: Path | None, as_json: bool) -> None:
    """Add published CSV files to the store.

    FILE is a CSV file of "Education, health and care plans", as it was downloaded: timeliness, requests, assessments or annual reviews.
    All files are added, or none. A release that was added before under the same name is replaced.
    """
    from sendrules.scorecard.published import PublishedStore, read_published

    if release is not None and not release.strip():
        raise click.UsageError("--release is empty. Leave it out, or give a name.")
    path = store_path(store)
    read = [read_published(file) for file in files]
    kept = PublishedStore(path)
    before = {(one.dataset, one.name) for one in kept.releases()}
    added = kept.add(read, release)
    told = [_told(file, one, (one.dataset, one.name) in before) for file, one in zip(read, added, strict=True)]
    if as_json:
        echo_json({"format": "sendrules-benchmark-added-1", "store": str(path), "added": told})
        return
    for one in told:
        for line in _lines(one):
            echo(fold(on_one_line(line)))
    echo(f"Kept in {on_one_line(str(path))}.")


def _told(file: PublishedFile, release: Release, replaced: bool) -> dict[str, Any]:
    from sendrules.scorecard.published import Level

    codes = {row.code for row in file.rows if row.level is Level.AUTHORITY}
    return {
        "dataset": release.dataset,
        "release": release.name,
        "file": release.file,
        "sha256": release.digest,
        "years": list(file.years),
        "rows": len(file.rows),
        "rows_of_breakdowns_left_out": file.left_out,
        "authorities": len(codes),
        "codes_not_in_the_registry": sorted(codes - _known_codes()),
        "replaced": replaced,
    }


def _known_codes() -> set[str]:
    from sendrules.authorities.registry import every_authority

    return {authority.code for authority in every_authority().values() if authority.code}


def _lines(told: dict[str, Any]) -> list[str]:
    """Say what was added from one file."""
    what = "It replaces what was there." if told["replaced"] else "It is new."
    authorities = "1 authority" if told["authorities"] == 1 else f"{told['authorities']} authorities"
    lines = [
        f"{told['dataset']}, release {told['release']}, from {told['file']}: {counted(told['rows'], 'row')}, {authorities}. {what}"
    ]
    if left_out := told["rows_of_breakdowns_left_out"]:
        lines.append(f"  {counted(left_out, 'row')} of breakdowns left out: only totals are kept.")
    if unknown := told["codes_not_in_the_registry"]:
        what = "1 code is" if len(unknown) == 1 else f"{len(unknown)} codes are"
        lines.append(
            f"  {what} not in the registry of authorities: {', '.join(unknown)}. The figures are kept all the same."
        )
    return lines


@command.command("list")
@store_option
@json_option
def listed(store: Path | None, as_json: bool) -> None:
    """List the releases in the store. Of one data set, the release that is used first comes first."""
    from sendrules.scorecard.published import LICENCE, PublishedStore

    path = store_path(store)
    found = PublishedStore(path).releases()
    if as_json:
        releases = [
            {
                "dataset": one.dataset,
                "release": one.name,
                "first_year": one.first_year,
                "last_year": one.last_year,
                "file": one.file,
                "sha256": one.digest,
            }
            for one in found
        ]
        echo_json(
            {"format": "sendrules-benchmark-list-1", "store": str(path), "releases": releases, "licence": LICENCE}
        )
        return
    for one in found:
        years = f"{one.first_year} to {one.last_year}" if one.first_year != one.last_year else str(one.last_year)
        echo(fold(on_one_line(f"{one.dataset}, release {one.name}: years {years}, from {one.file}")))
    if not found:
        echo(
            f"There are no published figures in {on_one_line(str(path))}. `sendrules benchmark add FILE.csv` adds some."
        )
        return
    echo(fold(f"Kept in {on_one_line(str(path))}. {LICENCE}"))
