"""Where the published figures are kept that a user has added."""

from __future__ import annotations

from pathlib import Path

import click

NAME = "published.sqlite"

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    help="The file that keeps the figures. Default: one in your own folder for data of programs.",
)


def store_path(given: Path | None) -> Path:
    """Give the file of the store: the one that was given, or that in the user's folder for data of programs."""
    if given is not None:
        return given
    from platformdirs import user_data_path

    return user_data_path("sendrules", appauthor=False) / NAME
