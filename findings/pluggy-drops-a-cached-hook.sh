#!/usr/bin/env bash
# pluggy 1.7.0 leaves out, in silence, a hook under functools.cache that pluggy 1.6.0 calls.
#
# A hook that reads a policy file is a natural thing to cache. functools.cache keeps the mark that @hookimpl made, and the result is a
# routine (inspect.isroutine). One would guess that a marked hook is registered, or refused by register() or check_pending(), and that a
# minor release does not change which hooks count. 1.7.0 takes only plain functions, class methods, static methods and bound methods:
# nothing is raised or warned of, the hook is not called, and the answer is as if the plugin had no such rule.
#
# The docstrings of PluginManager.parse_hookimpl_opts and of _static_hook_attr in 1.7.0 list what is considered. The line of the change
# log (pull request 701) speaks of properties that are no longer run, not of hooks that are no longer found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
for release in 1.6.0 1.7.0; do
  "$folder/venv/bin/pip" install -q --no-deps --target "$folder/$release" "pluggy==$release"
done
cat > "$folder/seen.py" <<'PY'
import functools
import inspect
import sys
import types
import warnings

import pluggy

warnings.simplefilter("error")
hookspec, hookimpl = pluggy.HookspecMarker("rules"), pluggy.HookimplMarker("rules")


class Spec:
    @hookspec(firstresult=True)
    def order(self, settings): ...


def plain(settings):
    return ["oldest first", settings]


def answer(hook):
    plugin = types.ModuleType("plugin")
    plugin.order = hook
    manager = pluggy.PluginManager("rules")
    manager.add_hookspecs(Spec)
    assert manager.register(plugin) == "plugin"
    manager.check_pending()
    return manager.hook.order(settings="given")


cached = functools.cache(hookimpl(plain))
assert cached.rules_impl and inspect.isroutine(cached)
seen = {"plain": answer(hookimpl(plain)), "cached": answer(cached)}
print(f"pluggy {pluggy.__version__}: {seen}")
assert pluggy.__version__ == sys.argv[1]
assert seen["plain"] == ["oldest first", "given"]
assert seen["cached"] == (["oldest first", "given"] if sys.argv[1] == "1.6.0" else None)
PY
for release in 1.6.0 1.7.0; do
  PYTHONPATH="$folder/$release" "$folder/venv/bin/python" "$folder/seen.py" "$release"
done
echo "as described"
