"""``sendrules authorities``: which plugins are installed. None is imported."""

from __future__ import annotations

import click

from sendrules.cli.common import echo, echo_json, json_option
from sendrules.local.loading.loader import installed_authorities
from sendrules.outside_text import on_one_line


@click.command("authorities")
@json_option
def command(as_json: bool) -> None:
    """List the local authorities whose plugins are installed. It runs none of them."""
    found = installed_authorities()
    if as_json:
        echo_json([{"key": a.key, "distribution": a.distribution, "version": a.version} for a in found])
        return
    for a in found:
        echo(on_one_line(f"{a.key:20}{a.distribution} {a.version}"))
    if not found:
        echo("No authority is installed. The law works without one; install a plugin, such as sendrules-generic.")
