"""Runs the tools over standard input and output: ``python -m sendrules.mcp``."""

import sys

import sendrules.mcp as tools
from sendrules.errors import MissingExtra

if __name__ == "__main__":
    try:
        tools.server  # noqa: B018 -- says what is not installed
    except MissingExtra as error:
        sys.exit(f"sendrules: {error}")
    from sendrules.mcp.serving import run

    run()
