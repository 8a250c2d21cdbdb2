"""A file that is whole or not there: it is written under another name beside its own, and gets its own at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from sendrules.errors import InputError, Problem

_PARQUET = (".parquet", ".pq")


def check_place(path: Path) -> None:
    """See that a file can be written at a place, before anything is worked out.

    Args:
        path: where it is to be.

    Raises:
        InputError: its folder is not there, or there is a folder in its place.
    """
    if "\0" in str(path):
        raise _refused(path, "there can be no such file.", "Name a file that ends in .parquet, .csv or .xlsx.")
    if not path.parent.is_dir():
        raise _refused(path, "its folder is not there.", "Make the folder, or name another.")
    if path.is_dir():
        raise _refused(path, "this is a folder.", "Name a file in it.")


def check_apart(path: Path, source: object) -> None:
    """See that a file to be written is none of those that are read.

    Args:
        path: where it is to be.
        source: what is read, as for ``evaluate``.

    Raises:
        InputError: it is one of them, or lies in a folder that is read as Parquet.
    """
    given = [source] if isinstance(source, str | Path) else source if isinstance(source, list | tuple) else []
    for read in (Path(each) for each in given if isinstance(each, str | Path)):
        if path.exists() and read.exists() and path.samefile(read):
            raise _refused(path, "the cases are read from this file.", "Name another file for the answers.")
        if read.is_dir() and path.suffix.lower() in _PARQUET and path.resolve().is_relative_to(read.resolve()):
            raise _refused(
                path, f"every Parquet file in {read} is read as cases.", "Name a file outside it for the answers."
            )


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in a sentence that a file cannot be written, as where the disk is full.

    Args:
        path: the file's own place.

    Raises:
        InputError: the system refuses to write.
    """
    try:
        yield
    except OSError as error:
        said = os.strerror(error.errno) if error.errno else error
        raise _refused(
            path, f"it cannot be written: {said}.", "Make room, or name a place that can be written to."
        ) from error


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
    with writing(path):
        beside.touch(exist_ok=False)
    try:
        yield beside
        with writing(path):
            with beside.open("rb+") as file:
                os.fsync(file.fileno())
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _refused(path: Path, what: str, fix: str) -> InputError:
    return InputError(str(path), [Problem("", what, fix)])
