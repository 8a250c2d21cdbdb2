"""How the modules of the Code cite its paragraphs, and since when the Code applies."""

from datetime import date

from sendrules.citation import CODE_OF_PRACTICE, Provision
from sendrules.law.model.life import InForce

SINCE_2015 = InForce(date(2015, 4, 1))
"""The edition of January 2015, from 1 April 2015."""


def para(ref: str) -> Provision:
    """Cite the Code of Practice: ``para("9.83")``."""
    return Provision(CODE_OF_PRACTICE, f"para {ref}")
