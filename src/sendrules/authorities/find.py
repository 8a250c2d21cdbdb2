"""Find an authority by its three-digit code, a GSS code or its name."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from sendrules.authorities.authority import Authority, GssCode
from sendrules.authorities.errors import NotAnAuthorityThen, UnknownAuthority
from sendrules.authorities.history import no_more, not_yet
from sendrules.authorities.registry import every_authority, known
from sendrules.explanation import words
from sendrules.near_names import nearest, words_of

_MOST = 3
"""How many authorities an error offers at most."""


class Standing(StrEnum):
    """What a three-digit code was on a day.

    Current: an authority had it. Ended: the authority had ended. Not yet: the authority had not begun. Unknown: the registry has no
    such code. That may be a mistake, a new code, or an authority outside England.
    """

    CURRENT = "current"
    ENDED = "ended"
    NOT_YET = "not yet"
    UNKNOWN = "unknown"


def standing(code: str, on: date) -> Standing:
    """Say what a three-digit code was on a day. It raises nothing for a code that is not known.

    Args:
        code: three digits, as text.
        on: the day asked about.

    Raises:
        OutsideRegistry: the day is outside the registry.

    >>> standing("909", date(2022, 1, 1)).value, standing("909", date(2024, 1, 1)).value, standing("999", date(2024, 1, 1)).value
    ('current', 'ended', 'unknown')
    """
    known(on)
    authority = _by_code().get(code)
    if authority is None:
        return Standing.UNKNOWN
    if authority.first is not None and on < authority.first:
        return Standing.NOT_YET
    return Standing.CURRENT if authority.there_on(on) else Standing.ENDED


def by_code(code: str, on: date | None = None) -> Authority:
    """Give the authority with a three-digit code.

    Args:
        code: three digits, as text.
        on: the day on which it must have been there; None for any.

    Raises:
        UnknownAuthority: none has it.
        NotAnAuthorityThen: it was not there on the day.
        OutsideRegistry: the day is outside the registry.

    >>> by_code("826").name
    'Milton Keynes'
    >>> by_code("286")
    Traceback (most recent call last):
        ...
    sendrules.authorities.errors.UnknownAuthority: no local authority with education functions in England has the code or name '286'. Did you mean 826 Milton Keynes?
    """
    authority = _by_code().get(code)
    if authority is None:
        raise UnknownAuthority(code, _near(code))
    return _there(authority, on)


def by_gss(code: str, on: date | None = None) -> Authority:
    """Give the authority with a GSS code.

    Published files use an old GSS code for years after it changed, so give a day only where the code has to fit it.

    Args:
        code: nine characters, such as ``E06000042``.
        on: the day on which it must have been the authority's code; None for any.

    Raises:
        UnknownAuthority: none has it.
        NotAnAuthorityThen: the authority was not there on the day, or had another GSS code.
        OutsideRegistry: the day is outside the registry.

    >>> by_gss("E10000023").called
    '815 North Yorkshire'
    >>> by_gss("E10000023", on=date(2024, 1, 1))
    Traceback (most recent call last):
        ...
    sendrules.authorities.errors.NotAnAuthorityThen: E10000023 was not the GSS code of 815 North Yorkshire on Mon 1 Jan 2024: E06000065 was.
    """
    found = _by_gss().get(code)
    if found is None:
        raise UnknownAuthority(code, _near(code))
    authority, gss = found
    _there(authority, on)
    if on is not None and not gss.used_on(on):
        then = authority.gss_on(on)
        reason = f"{code} was not the GSS code of {authority.called} on {words(on)}: {then} was."
        raise NotAnAuthorityThen(authority, on, reason)
    return authority


def find(text: str, on: date | None = None) -> Authority:
    """Give the authority that somebody names, by its three-digit code, a GSS code or its name.

    Args:
        text: the code or the name; capitals and the marks between words do not matter.
        on: the day on which it must have been there; it also tells two authorities of one name apart.

    Raises:
        UnknownAuthority: none is meant, or several may be.
        NotAnAuthorityThen: it was not there on the day.
        OutsideRegistry: the day is outside the registry.

    >>> find("milton keynes").code, find("E06000042").code, find("Dorset", on=date(2018, 1, 1)).code
    ('826', '826', '835')
    >>> find("Dorset")
    Traceback (most recent call last):
        ...
    sendrules.authorities.errors.UnknownAuthority: no local authority with education functions in England has the code or name 'Dorset'. Did you mean 835 Dorset or 838 Dorset?
    """
    plain = text.strip()
    if plain.isdecimal():
        return by_code(plain, on)
    if plain.upper() in _by_gss():
        return by_gss(plain.upper(), on)
    named = [a for a in every_authority().values() if words_of(a.name) == words_of(plain)]
    if len(named) > 1 and on is not None:
        named = [a for a in named if a.there_on(on)]
    if len(named) == 1:
        return _there(named[0], on)
    raise UnknownAuthority(text, tuple(a.called for a in named) or _near(plain))


@cache
def _by_code() -> dict[str, Authority]:
    return {a.code: a for a in every_authority().values() if a.code}


@cache
def _by_gss() -> dict[str, tuple[Authority, GssCode]]:
    return {gss.code: (a, gss) for a in every_authority().values() for gss in a.gss}


def _there(authority: Authority, on: date | None) -> Authority:
    """Give the authority back.

    Raises:
        NotAnAuthorityThen: it was not there on the day.
        OutsideRegistry: the day is outside the registry.
    """
    if on is None:
        return authority
    known(on)
    if authority.first is not None and on < authority.first:
        raise not_yet(authority, on)
    if not authority.there_on(on):
        raise no_more(authority, on)
    return authority


def _near(text: str) -> tuple[str, ...]:
    """Give the authorities that a code or name may be a slip of: the same digits in another order, or nearly the same name."""
    every = every_authority().values()
    if any(char.isdecimal() for char in text):
        digits = sorted(
            text.strip().upper().removesuffix(".0").lstrip("0")
        )  # a spreadsheet writes 826 as 826.0 or 0826
        return tuple(a.called for a in every if any(sorted(code) == digits for code in _codes(a)))[:_MOST]
    close = nearest(text, {a.name for a in every})
    return tuple(a.called for a in every if a.name in close)[:_MOST]


def _codes(authority: Authority) -> list[str]:
    return [code for code in (authority.code, *(gss.code for gss in authority.gss)) if code is not None]
