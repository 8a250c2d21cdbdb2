"""A file that is whole or not there: it is written under another name beside its own, and gets its own at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from sendrules.errors import InputError, Problem


def check_place(path: Path) -> None:
    """See that a file can be written at a place, before anything is worked out.

    Args:
        path: where it is to be.

    Raises:
        InputError: its folder is not there, or there is a folder in its place.
    """
    if not path.parent.is_dir():
        raise _refused(path, "its folder is not there.", "Make the folder, or name another.")
    if path.is_dir():
        raise _refused(path, "this is a folder.", "Name a file in it.")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a place to write a file; it gets its own name, and replaces what had it, only if the block ends well.

    The other name begins with a dot and ends with ``.partial``. A run that is killed leaves at most a file of such a name. Where the
    block raises, or is interrupted, that file is removed.

    Args:
        path: the file's own place.

    Raises:
        InputError: nothing can be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole(Path(folder) / "answers.csv") as beside:
    ...         size = beside.write_text("case,duty")
    ...     [found.name for found in Path(folder).iterdir()]
    ['answers.csv']
    """
    check_place(path)
    beside = path.with_name(f".{path.name}.{token_hex(4)}.partial")
    try:
        beside.touch(exist_ok=False)
    except OSError as error:
        raise _refused(
            path, f"it cannot be written: {error.strerror}.", "Name a place that can be written to."
        ) from error
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _refused(path: Path, what: str, fix: str) -> InputError:
    return InputError(str(path), [Problem("", what, fix)])
