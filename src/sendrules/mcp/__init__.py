"""The library as tools for an assistant, over the Model Context Protocol, so that no assistant works out a date itself.

It needs the extra ``sendrules[mcp]``. ``python -m sendrules.mcp`` speaks over standard input and output.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.mcp.serving import server

_HOMES = {"serving": "server"}

__all__ = ["server"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="mcp", needs=("anyio", "mcp", "mcp_types"))
