"""The templates of letters: ours, or those of a folder that stand in for them, and what is wrong with one."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sendrules.errors import InputError, Problem, near
from sendrules.outside_text import on_one_line
from sendrules.report.letters.blocks import parts
from sendrules.wording.matters import capital, everyday

OURS = Path(__file__).parent / "templates"
_FIX = "Correct the template, or take it out of the folder to use ours."


class Templates:
    """The templates for one run.

    Args:
        folder: a folder whose files stand in for ours of the same name; None for ours alone.
        ours: where our templates are.

    Raises:
        InputError: there is no such folder, or nothing in it stands in for any of ours.
    """

    def __init__(self, folder: Path | None, ours: Path = OURS) -> None:
        self.folder, self.ours = folder, ours
        if folder is not None:
            _check(folder, ours)
        loaders = [jinja2.FileSystemLoader(each) for each in (folder, ours) if each is not None]
        self._environment = ImmutableSandboxedEnvironment(
            loader=jinja2.ChoiceLoader(loaders),
            undefined=jinja2.StrictUndefined,
            autoescape=jinja2.select_autoescape(("html",), default=False),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "day": everyday,
            "capitalize_first": capital,
            "parts": parts,
            "one_line": on_one_line,
        }

    def fill(self, name: str, names: Mapping[str, Any]) -> str:
        """Fill a template in.

        Args:
            name: the file, such as ``late-plan.txt``.
            names: what the template may name.

        Raises:
            InputError: the template cannot be read or asks for an unknown name; with the file, the line and the fix.
        """
        try:
            self._check_names(name, names)
            return self._environment.get_template(name).render(names)
        except InputError:
            raise
        except jinja2.TemplateSyntaxError as error:
            known = error.name if error.name and not error.name.startswith("<") else name
            raise self._wrong(known, error.lineno, f"{str(error.message).rstrip('.')}.") from None
        except Exception as error:  # whatever a template does wrong
            where = [frame for frame in traceback.extract_tb(error.__traceback__) if self._is_template(frame.filename)]
            if not where:
                raise
            said = str(error) or type(error).__name__
            raise self._wrong(Path(where[-1].filename).name, where[-1].lineno, f"{said.rstrip('.')}.") from None

    def _check_names(self, name: str, names: Collection[str]) -> None:
        """Refuse a name that is not known, also where this letter would not come to it."""
        loader = self._environment.loader
        assert loader is not None
        source, _, _ = loader.get_source(self._environment, name)
        tree = self._environment.parse(source, name)
        unknown = meta.find_undeclared_variables(tree) - set(names) - set(self._environment.globals)
        found = [(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name in unknown]
        if found:
            line, wrong = min(found)
            close = near(wrong, names)
            hint = f"Did you mean {' or '.join(close)}?" if close else f"It may name {', '.join(sorted(names))}."
            raise self._wrong(name, line, f"there is no {wrong!r} to fill in.", hint)

    def _is_template(self, filename: str) -> bool:
        return Path(filename).parent in {self.ours, self.folder}

    def _wrong(self, name: str, line: int | None, message: str, fix: str = _FIX) -> InputError:
        ours = self.folder is None or not (self.folder / name).exists()
        path = (self.ours if ours or self.folder is None else self.folder) / name
        return InputError(str(path), [Problem("", message, fix, line=line)])


def _check(folder: Path, ours: Path) -> None:
    if not folder.is_dir():
        raise InputError(str(folder), [Problem("", "there is no such folder.", "Check the path of the folder.")])
    names = sorted(path.name for path in ours.iterdir())
    if not any((folder / name).is_file() for name in names):
        fix = f"Name a file in it as one of ours: {', '.join(names)}."
        raise InputError(str(folder), [Problem("", "nothing in it stands in for one of our templates.", fix)])
