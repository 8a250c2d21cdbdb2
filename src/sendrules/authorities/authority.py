"""What the registry holds of one local authority."""

from __future__ import annotations

from datetime import date

from sendrules.values import value


@value
class Region:
    """A region of England.

    Attributes:
        code: its GSS code, such as ``E12000008``.
        name: its name, such as ``South East``.
    """

    code: str
    name: str


@value
class GssCode:
    """A GSS code of an authority, and the days on which it was its code.

    Attributes:
        code: nine characters, such as ``E06000042``.
        first: the first day; None where it was already used before the registry begins.
        last: the last day; None where no end is known.
    """

    code: str
    first: date | None
    last: date | None

    def used_on(self, day: date) -> bool:
        """Whether it was the authority's code on a day."""
        return within(day, self.first, self.last)


@value
class Authority:
    """A local authority with education functions.

    Attributes:
        code: the three-digit code, as text; None where it has not been published yet.
        name: the name that the Department for Education uses.
        region: the region that it lies in.
        first: its first day; None where it was there before the registry begins.
        last: its last day; None where no end is known.
        gss: its GSS codes, the earliest first; none where none has been published yet.
    """

    code: str | None
    name: str
    region: Region
    first: date | None
    last: date | None
    gss: tuple[GssCode, ...]

    @property
    def id(self) -> str:
        """What tells it from every other: its code, or its name while its code is not known."""
        return self.code or self.name

    @property
    def called(self) -> str:
        """Its name with its code: ``826 Milton Keynes``; only its name while its code is not known."""
        return f"{self.code} {self.name}" if self.code else f"{self.name} (code not known)"

    def there_on(self, day: date) -> bool:
        """Whether it was an authority on a day."""
        return within(day, self.first, self.last)

    def gss_on(self, day: date) -> str | None:
        """Give its GSS code on a day; None where none is known.

        Args:
            day: the day asked about.

        >>> from sendrules.authorities import by_code
        >>> buckinghamshire = by_code("825")
        >>> buckinghamshire.gss_on(date(2020, 3, 31)), buckinghamshire.gss_on(date(2020, 4, 1))
        ('E10000002', 'E06000060')
        """
        return next((gss.code for gss in self.gss if gss.used_on(day)), None)


def within(day: date, first: date | None, last: date | None) -> bool:
    """Whether a day lies from a first day to a last one, both included; None leaves that end open."""
    return (first is None or first <= day) and (last is None or day <= last)
