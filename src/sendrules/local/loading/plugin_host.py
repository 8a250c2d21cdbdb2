"""The plugin that is being loaded: every error names it, and whatever its code raises is told as its fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sendrules.errors import BrokenPlugin, MistypedPlugin
from sendrules.local.loading.plugin_errors import class_name, in_words

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PluginHost:
    """The plugin that is being loaded; every error names it."""

    key: str
    distribution: str

    def broken(self, reason: str, fix: str = "Fix the plugin.") -> BrokenPlugin:
        """Give the error of a plugin that cannot be used."""
        return BrokenPlugin(self.key, reason, fix, self.distribution)

    def mistyped(self, reason: str, fix: str) -> MistypedPlugin:
        """Give the error of a plugin that declares something of a wrong type."""
        return MistypedPlugin(self.key, reason, fix, self.distribution)

    def returned(self, hook: str, value: object, wanted: str) -> MistypedPlugin:
        """Give the error of a hook that returned something else than it promises."""
        got = "None" if value is None else class_name(value)
        return self.mistyped(f"sendrules_{hook} returned {got}.", f"It must return {wanted}.")

    def run(self, do: Callable[[], _T], what: str, fix: str = "Fix the plugin.") -> _T:
        """Run the plugin's code; whatever it raises, even SystemExit, is a broken plugin."""
        try:
            return do()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            raise self.broken(f"{what} {in_words(error)}.", fix) from error
