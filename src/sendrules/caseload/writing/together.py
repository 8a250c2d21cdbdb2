"""Several files that are there together or not at all: they are written in hidden folders beside their own, and moved at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from sendrules.caseload.writing.whole import check_place, writing
from sendrules.errors import InputError, Problem


def check_folder(path: Path) -> Path:
    """See that a folder is there or can be made, before anything is worked out.

    Args:
        path: the folder.

    Returns:
        The folder itself, or the nearest one above it that is there.

    Raises:
        InputError: there is a file in its place.
    """
    above = next(parent for parent in (path, *path.absolute().parents) if parent.exists())
    if not above.is_dir():
        raise _refused(path, "the folder cannot be made: there is a file in its place.", "Name another place.")
    return above


class Together:
    """Places for files that get their own names together.

    Attributes:
        written: the files in their own places, in the order in which they were asked for.
    """

    def __init__(self) -> None:
        self.written: list[Path] = []
        self._hidden: dict[Path, Path] = {}
        self._old: list[Path] = []

    def file(self, path: Path) -> Path:
        """Give the place to write a file.

        Args:
            path: its own place. Its folder is there, or was given to ``folder``.

        Raises:
            InputError: nothing can be written there, or another file is to have the name.
        """
        if path in self.written:
            raise _refused(path, "two of the answers would have this name.", "Give each a place of its own.")
        if path.parent not in self._hidden:
            check_place(path)
            self._hide(path.parent, path.parent)
        self.written.append(path)
        return self._hidden[path.parent] / path.name

    def folder(self, path: Path, own: Iterable[str]) -> None:
        """Say that files are to be in a folder, which is made at the end where it is not there.

        Args:
            path: the folder.
            own: the names that earlier runs may have left there. Those that are not written anew are removed, so that no file of an earlier
                run stands beside those of this one.

        Raises:
            InputError: it cannot be made.
        """
        above = check_folder(path)
        if path not in self._hidden:
            self._hide(path, above)
        self._old += [path / name for name in own]

    def finish(self) -> None:
        """Give every file its own name. With several, what earlier runs left of them goes first."""
        for path in (*self._old, *self.written) if len(self.written) > 1 else ():
            with writing(path):
                path.unlink(missing_ok=True)
        for path in self.written:
            with writing(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                (self._hidden[path.parent] / path.name).replace(path)

    def clear(self) -> None:
        """Remove what is left of the hidden folders."""
        for folder in self._hidden.values():
            shutil.rmtree(folder, ignore_errors=True)

    def own_place(self, text: str) -> str:
        """Give a text with the own place of a file for the hidden one.

        Args:
            text: the text.
        """
        for path, folder in self._hidden.items():
            text = text.replace(str(folder), str(path))
        return text

    def _hide(self, path: Path, above: Path) -> None:
        """Make the hidden folder for the files of a folder, in one that is there."""
        folder = above / f".{path.name or 'files'}.{token_hex(4)}.partial"
        with writing(path):
            folder.mkdir()
        self._hidden[path] = folder


@contextmanager
def together() -> Iterator[Together]:
    """Give places for files that get their own names only if the block ends well.

    A run that is killed leaves at most hidden folders whose names begin with a dot and end with ``.partial``. Killed while the files get
    their names, it leaves files of this run alone, each whole, and others of them missing.

    Raises:
        InputError: a file cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     folder = Path(name) / "plan"
    ...     with together() as places:
    ...         places.folder(folder, own=())
    ...         sizes = [places.file(folder / each).write_text("x") for each in ("a.csv", "b.csv")]
    ...         before = folder.exists()
    ...     before, sorted(found.name for found in folder.iterdir())
    (False, ['a.csv', 'b.csv'])
    """
    places = Together()
    try:
        yield places
        places.finish()
    except InputError as error:
        raise InputError(places.own_place(error.source), error.problems) from error.__cause__
    finally:
        places.clear()


def _refused(path: Path, what: str, fix: str) -> InputError:
    return InputError(str(path), [Problem("", what, fix)])
