"""``Stopwatch``: how long each part of a run takes. It measures and tells no day: an answer cannot depend on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Stopwatch:
    """Adds up the seconds that each part takes.

    Attributes:
        seconds: by part the seconds.

    >>> watch = Stopwatch()
    >>> with watch.during("read"):
    ...     pass
    >>> list(watch.seconds), watch.seconds["read"] >= 0
    (['read'], True)
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def during(self, part: str) -> Iterator[None]:
        """Add the time that a block takes to a part.

        Args:
            part: the name of the part.
        """
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[part] = self.seconds.get(part, 0.0) + perf_counter() - start
