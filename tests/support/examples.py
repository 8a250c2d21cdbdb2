"""How many examples a property has that costs more than most: a part of what the profile of hypothesis asks for."""

from hypothesis import settings


def one_in(n: int) -> settings:
    """Give settings for one example in ``n``: the profile ``deep`` has thirty times as many here as ``ci``, as elsewhere.

    Args:
        n: by how much an example of the property costs more than one of the others.
    """
    return settings(max_examples=settings().max_examples // n)
