"""The published figures that a user has added, in one small SQLite file on the user's own machine.

Nothing is fetched. A release is written whole or not at all, and takes the place of what was added under its name before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sendrules.errors import InputError, Problem
from sendrules.scorecard.published.reading import Level, PublishedFile
from sendrules.values import value

_APPLICATION = 0x53454E44
"""What marks the file as ours in SQLite's header: "SEND"."""
_VERSION = 1
_SCHEMA = (
    """CREATE TABLE release (
        id INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL,
        digest TEXT NOT NULL, first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, UNIQUE (dataset, name)
    )""",
    """CREATE TABLE place (
        release INTEGER NOT NULL REFERENCES release ON DELETE CASCADE, year INTEGER NOT NULL, level TEXT NOT NULL,
        code TEXT NOT NULL, name TEXT NOT NULL, region TEXT NOT NULL, PRIMARY KEY (release, year, level, code)
    ) WITHOUT ROWID""",
    """CREATE TABLE cell (
        release INTEGER NOT NULL, year INTEGER NOT NULL, level TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
        text TEXT NOT NULL, PRIMARY KEY (release, year, level, code, name),
        FOREIGN KEY (release, year, level, code) REFERENCES place ON DELETE CASCADE
    ) WITHOUT ROWID""",
)
_NEWEST = """SELECT release.id, dataset, release.name, file, digest, first_year, last_year, place.name, region
    FROM release JOIN place ON place.release = release.id
    WHERE dataset = ? AND year = ? AND level = ? AND code = ? AND (? IS NULL OR release.name = ?)
    ORDER BY last_year DESC, release.id DESC LIMIT 1"""
_PLACES = """SELECT release.id, dataset, release.name, file, digest, first_year, last_year, year, code, place.name, region
    FROM release JOIN place ON place.release = release.id WHERE dataset = ? AND level = ?
    ORDER BY last_year DESC, release.id DESC"""
_ALL_CELLS = """SELECT cell.release, year, code, cell.name, text FROM cell JOIN release ON cell.release = release.id
    WHERE dataset = ? AND level = ?"""
_CELLS = "SELECT name, text FROM cell WHERE release = ? AND year = ? AND level = ? AND code = ?"
_RELEASES = "SELECT id, dataset, name, file, digest, first_year, last_year FROM release ORDER BY dataset, last_year DESC, id DESC"


@value
class Release:
    """A release of one data set, as it was added.

    Attributes:
        id: its number in the store; a later one was added later.
        dataset: the id of the data set.
        name: what the user called it, or the years that it holds.
        file: the name of the file that it came from.
        digest: the SHA-256 of that file.
        first_year: the first calendar year in it.
        last_year: the last calendar year in it.
    """

    id: int
    dataset: str
    name: str
    file: str
    digest: str
    first_year: int
    last_year: int


@value
class PlaceRow:
    """What one release says of one place in one year.

    Attributes:
        release: the release.
        year: the calendar year.
        level: England, a region or an authority.
        code: its code.
        name: its name in the release.
        region: the GSS code of its region; empty for England.
        cells: its figures as text, by column.
    """

    release: Release
    year: int
    level: Level
    code: str
    name: str
    region: str
    cells: dict[str, str]


class PublishedStore:
    """A store of published figures.

    Args:
        path: the file. It need not be there: a store without a file holds nothing, and ``add`` makes the file.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def add(self, files: Sequence[PublishedFile], name: str | None = None) -> tuple[Release, ...]:
        """Add what was read from files, all of it or nothing.

        Args:
            files: what ``read_published`` gave.
            name: what to call the release; None for the years that each file holds, such as ``2019 to 2024``.

        Returns:
            The releases as they are in the store. One with the same data set and name is replaced.

        Raises:
            InputError: two of the files would be one release, or the store cannot be written.
        """
        named = [(file, name or years_of(file)) for file in files]
        keys = [(file.dataset, called) for file, called in named]
        for file, called in named:
            if keys.count((file.dataset, called)) > 1:
                message = f"two of the files are the release {called!r} of the data set {file.dataset}."
                raise InputError(file.name, [Problem("", message, "Give one of them, or add them one by one by name.")])
        with self._writing() as connection:
            return tuple(_written(connection, file, called) for file, called in named)

    def releases(self, dataset: str | None = None) -> tuple[Release, ...]:
        """Give the releases in the store; for each data set the one that is used first comes first.

        Args:
            dataset: the id of one data set; None for all.

        Raises:
            InputError: the file is no store, or cannot be read.
        """
        with self._reading() as connection:
            if connection is None:
                return ()
            rows = connection.execute(_RELEASES).fetchall()
        return tuple(Release(*row) for row in rows if dataset in (None, row[1]))

    def row(self, dataset: str, year: int, level: Level, code: str, release: str | None = None) -> PlaceRow | None:
        """Give what the newest release that has it says of a place in a year; None where none has it.

        The newest is the one that reaches the latest year, and of two the one that was added last.

        Args:
            dataset: the id of the data set.
            year: the calendar year.
            level: England, a region or an authority.
            code: its code; that of England is ``E92000001``.
            release: the name of the one release to look in; None for any.

        Raises:
            InputError: the file is no store, or cannot be read.
        """
        asked = (dataset, year, level.value, code, release, release)
        with self._reading() as connection:
            if connection is None or (found := connection.execute(_NEWEST, asked).fetchone()) is None:
                return None
            *of_release, name, region = found
            key = (of_release[0], year, level.value, code)
            cells = dict(connection.execute(_CELLS, key).fetchall())
        return PlaceRow(Release(*of_release), year, level, code, name, region, cells)

    def rows(self, dataset: str, level: Level) -> tuple[PlaceRow, ...]:
        """Give every place of a level in every year, each from the newest release that has it, by year and code.

        Args:
            dataset: the id of the data set.
            level: England, regions or authorities.

        Raises:
            InputError: the store cannot be read.
        """
        asked = (dataset, level.value)
        with self._reading() as connection:
            if connection is None:
                return ()
            places, cells = connection.execute(_PLACES, asked).fetchall(), connection.execute(_ALL_CELLS, asked)
            by_place: dict[tuple[int, int, str], dict[str, str]] = {}
            for release, year, code, name, text in cells:
                by_place.setdefault((release, year, code), {})[name] = text
        newest: dict[tuple[int, str], PlaceRow] = {}
        for *of_release, year, code, name, region in places:
            of_place = by_place.get((of_release[0], year, code), {})
            newest.setdefault((year, code), PlaceRow(Release(*of_release), year, level, code, name, region, of_place))
        return tuple(row for _, row in sorted(newest.items()))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Open the file to read; None where there is none yet."""
        if not self.path.exists():
            yield None
            return
        with self._told():
            uri = f"{self.path.resolve().as_uri()}?mode=ro"
            with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
                yield connection if _is_ours(connection, self.path) else None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open the file to write, and make it; what is written counts only when all of it is."""
        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    if not _is_ours(connection, self.path):
                        _make(connection)
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what SQLite or the system says as an error of the file."""
        try:
            yield
        except sqlite3.Error as error:
            fix = "Check its path, or give another file."
            if "locked" in str(error):
                fix = "Another program is writing it. Wait until it has finished, and try again."
            raise InputError(str(self.path), [Problem("", f"the store cannot be used: {error}.", fix)]) from None
        except OSError as error:
            problem = Problem(
                "", f"the store cannot be used: {error.strerror or error}.", "Check its path, or give another file."
            )
            raise InputError(str(self.path), [problem]) from None


def years_of(file: PublishedFile) -> str:
    """Give the years of a file in words: the name of a release to which the user gave none."""
    first, last = file.years[0], file.years[-1]
    return f"{first} to {last}" if first != last else str(last)


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is a store; False where it is empty.

    Raises:
        InputError: it is another program's database, or a store of another version.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (application, version) == (_APPLICATION, _VERSION):
        return True
    if application == _APPLICATION:
        message = f"this store has the version {version}, and this sendrules reads version {_VERSION}."
        raise InputError(str(path), [Problem("", message, "Give another file, and add the releases again.")])
    if tables:
        raise InputError(str(path), [Problem("", "this is another program's database.", "Give another file.")])
    return False


def _make(connection: sqlite3.Connection) -> None:
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _written(connection: sqlite3.Connection, file: PublishedFile, name: str) -> Release:
    """Write one release, in place of what has its name."""
    connection.execute("DELETE FROM release WHERE dataset = ? AND name = ?", (file.dataset, name))
    values = (file.dataset, name, file.name, file.digest, file.years[0], file.years[-1])
    cursor = connection.execute(
        "INSERT INTO release (dataset, name, file, digest, first_year, last_year) VALUES (?, ?, ?, ?, ?, ?)", values
    )
    id = cursor.lastrowid
    assert id is not None  # a row was just inserted
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
        ((id, row.year, row.level.value, row.code, row.name, row.region) for row in file.rows),
    )
    connection.executemany(
        "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?)",
        (
            (id, row.year, row.level.value, row.code, column, text)
            for row in file.rows
            for column, text in row.cells.items()
        ),
    )
    return Release(id, *values)
