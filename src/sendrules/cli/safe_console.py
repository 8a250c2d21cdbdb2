"""A console whose text passes the gate: of what rich prints, only its own colours steer the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderableType, RenderHook, RenderResult
from rich.segment import Segment

from sendrules.outside_text import in_lines


class SafeConsole(Console):
    """A console of rich's. What is printed on it is laid out first, and then each piece of its text is made safe."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.push_render_hook(_Gate())


class _Gate(RenderHook):
    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Gated(renderable) for renderable in renderables]


class _Gated:
    def __init__(self, inner: RenderableType) -> None:
        self.inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.inner, options):
            yield segment if segment.control else Segment(in_lines(segment.text), segment.style)
