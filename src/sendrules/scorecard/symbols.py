"""What stands where a number would: the symbols of the department's published tables, with their meaning."""

from enum import StrEnum


class Symbol(StrEnum):
    """A symbol in place of a number. It is never 0, and nothing is worked out from it.

    Not available (``x``): the figure was not collected or not published. Not applicable (``z``): there is no such figure, such as
    a rate of no plans at all. Confidential (``c``): the figure was held back.
    """

    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    CONFIDENTIAL = "c"
