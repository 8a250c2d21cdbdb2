"""``sendrules new-plugin``: writes a plugin distribution that works, conforms and has tests, to be filled in."""

from __future__ import annotations

import re
import shlex
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from string import Template

import click

from sendrules.cli.common import echo, fold
from sendrules.cli.typed import beside, installing, program
from sendrules.errors import InputError, Problem
from sendrules.outside_text import hidden_in, in_markdown

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST = 40


@click.command("new-plugin")
@click.argument("name")
@click.option(
    "--toml", "language", flag_value="toml", default="toml", help="Write the policy as a TOML file (the default)."
)
@click.option(
    "--python", "language", flag_value="python", help="Write the policy in Python, with a setting and a fact."
)
@click.option("--title", metavar="TEXT", help="The authority's full name.")
@click.option(
    "--into",
    type=click.Path(file_okay=False),
    default=".",
    help="The folder to write it in; this one by default.",
)
def command(name: str, language: str, title: str | None, into: str) -> None:
    """Write a new plugin for the authority NAME: a folder sendrules-NAME that you can install, with tests.

    NAME is the authority's key: small letters, digits and underscores, such as milton_keynes. Nothing is overwritten.
    """
    folder = write_plugin(name, Path(into), language=language, title=title)
    package = f"sendrules_{name}"
    policy = f"src/{package}/{'policy.toml' if language == 'toml' else '__init__.py'}"
    echo(f"Wrote {folder}:")
    for path in sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()):
        echo(f"  {path}")
    echo(fold(f"\nEverything in {policy} is an example. Replace it with what the council has published. Next:\n"))
    for step in _steps(folder, name, policy if language == "toml" else None):
        echo(f"  {step}")


def _steps(folder: Path, name: str, policy: str | None) -> list[str]:
    """Give the commands that install and test what was written, as they have to be typed where one stands."""
    steps = [
        installing("-e", _quoted(f"{folder if folder.is_absolute() else f'./{folder.as_posix()}'}[test]")),
        f"{beside('pytest')} {_quoted(str(folder))}",
    ]
    if policy is not None:
        steps.append(f"{program()} check-policy {_quoted(str(folder / policy))}")
    return [*steps, f"{program()} conform {name}"]


def _quoted(path: str) -> str:
    """Quote a path so that the shells of every system read it, where it holds nothing that they would expand."""
    if re.fullmatch(r"[\w./\\:-]+", path):
        return path
    return shlex.quote(path) if set(path) & set('"$`!') else f'"{path}"'


def write_plugin(name: str, into: Path, *, language: str = "toml", title: str | None = None) -> Path:
    """Write a plugin distribution, and give its folder.

    Args:
        name: the authority's key.
        into: the folder that it is written in.
        language: ``"toml"`` or ``"python"``.
        title: the authority's full name; made of the key where absent.

    Raises:
        InputError: the name cannot be a key, an installed authority has it, or the folder is there already.
    """
    problems = list(_wrong_with(name))
    if problems:
        raise InputError("new-plugin", problems)
    full = (f"{name.replace('_', ' ').title()} Council" if title is None else title).strip()
    if not full or hidden_in(full) or set(full) & set('"\\'):
        fix = "Write the authority's full name, without quotation marks and backslashes."
        raise InputError("new-plugin", [Problem("--title", f"{title!r} cannot be a name.", fix)])
    if not into.is_dir():
        raise InputError("new-plugin", [Problem("--into", f"there is no folder {into}.", "Make it first.")])
    distribution, package = f"sendrules-{name.replace('_', '-')}", f"sendrules_{name}"
    folder = into / distribution
    release = version("sendrules").split(".")
    least = ".".join(release[:2])
    words = {
        "key": name,
        "name": full,
        "name_in_markdown": in_markdown(full),
        "distribution": distribution,
        "package": package,
        "least": least,
        "next": f"{release[0]}.{int(release[1]) + 1}",
        "policy_file": "policy.toml" if language == "toml" else "__init__.py",
    }
    texts = {path: _filled(template, words) for path, template in _files(language, name).items()}
    try:
        folder.mkdir()
    except FileExistsError:
        raise InputError(
            "new-plugin",
            [Problem(name, f"{folder} already exists.", "Move it away, or choose another --into.")],
        ) from None
    for relative, text in texts.items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _files(language: str, name: str) -> dict[str, str]:
    """Give the template of each file of the distribution."""
    package = f"src/sendrules_{name}"
    out = {
        "pyproject.toml": "plugin/pyproject.toml",
        "README.md": "plugin/README.md",
        f"{package}/__init__.py": f"{language}/__init__.py",
        f"{package}/py.typed": "",
        f"tests/test_{name}.py": "plugin/test_plugin.py",
    }
    if language == "toml":
        out[f"{package}/policy.toml"] = "toml/policy.toml"
    return out


def _filled(template: str, words: dict[str, str]) -> str:
    if not template:
        return ""
    text = files("sendrules").joinpath("templates", f"{template}.tmpl").read_text(encoding="utf-8")
    return Template(text).substitute(words)


def _wrong_with(name: str) -> list[Problem]:
    if not _NAME.fullmatch(name):
        near = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
        hint = f" Try {near}." if _NAME.fullmatch(near) else ""
        message = "a key has small letters, digits and single underscores only, and begins with a letter."
        return [Problem(name, message, f"Write it like that.{hint}")]
    if len(name) > _LONGEST:
        return [Problem(name, f"it is longer than {_LONGEST} letters.", "Choose a shorter key.")]
    from sendrules.local.loading.loader import installed_authorities

    for other in installed_authorities():
        if other.key == name:
            by = f"{other.distribution} {other.version}".strip()
            return [Problem(name, f"{by} offers this authority already.", "Choose another key, or uninstall it first.")]
    return []
