"""Things about which everything raises, as a broken plugin may give them."""

from typing import Any


class Odd:
    """Everything about it raises."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    __str__ = __repr__
    __hash__: Any = None

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no comparison")

    def __iter__(self) -> Any:
        raise RuntimeError("no list")

    def __bool__(self) -> bool:
        raise RuntimeError("neither")

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        raise RuntimeError("no class")
