"""The library as a service over HTTP, for programs in other languages. It keeps nothing of what it is asked.

It needs the extra ``sendrules[server]``. ``sendrules serve`` runs it on this machine alone.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.server.openapi import document
    from sendrules.server.routes import application

_HOMES = {"routes": "application", "openapi": "document"}

__all__ = ["application", "document"]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="server", needs=("fastapi", "starlette", "uvicorn"))
