"""``sendrules serve``: the service, on this machine alone unless another address is given."""

from __future__ import annotations

from ipaddress import ip_address

import click

from sendrules.cli.common import echo_error
from sendrules.errors import MissingExtra

_NO_PASSWORD = "sendrules: other machines can reach this service. It has no password and no encryption. Put a proxy with both before it."


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 for any free one."
)
def command(host: str, port: int) -> None:
    """Answer other programs over HTTP, on this machine alone.

    GET /openapi.json describes every question and answer. Nothing is kept. Stop it with Ctrl+C.

    Example: sendrules serve --port 8000
    """
    try:
        import uvicorn

        from sendrules.server.routes import application
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in {"fastapi", "starlette", "uvicorn"}:
            raise
        raise click.ClickException(str(MissingExtra("sendrules.server", error.name, "server"))) from None
    if not _is_loopback(host):
        echo_error(_NO_PASSWORD)
    uvicorn.run(application(), host=host, port=port, server_header=False, access_log=False)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:  # a name
        return False
