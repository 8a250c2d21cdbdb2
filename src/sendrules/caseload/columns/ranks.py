"""How many flags are set before a place, for many places at once."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.codes import Flags, Rows

_WORD = 64
_LITTLE = np.dtype("<u8")


def set_before(flags: Flags, at: Rows) -> Rows:
    """Give for each place how many flags are set before it.

    It counts the bits of whole words once, and looks at one word for each place: for thousands of places that takes a fraction of
    the time of a search among the places of the flags.

    Args:
        flags: the flags.
        at: the places, from 0 up to the number of flags.

    >>> set_before(np.array([True, False, True]), np.array([0, 1, 2, 3])).tolist()
    [0, 1, 1, 2]
    """
    words = np.zeros(len(flags) // _WORD + 1, _LITTLE)
    packed = np.packbits(flags, bitorder="little")
    words.view(np.uint8)[: len(packed)] = packed
    before = np.zeros(len(words), np.int64)
    np.bitwise_count(words[:-1]).cumsum(out=before[1:])
    word = at >> (_WORD.bit_length() - 1)
    within = words.take(word, mode="clip")
    within &= (np.uint64(1) << (at & (_WORD - 1)).astype(np.uint64)) - np.uint64(1)
    found: Rows = before.take(word, mode="clip")
    found += np.bitwise_count(within)
    return found
