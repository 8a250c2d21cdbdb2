"""``kent``: Kent County Council.

The source is a public entry of the council's forward plan on commissioning educational psychology assessments (decision
20/00107). It has no priority order and no fast track: the council has no published policy on either, and this plugin
does not invent one. Name a fallback, such as ``generic``, to rank cases; the ranking says that it stands in.
"""

import sendrules as sr


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="kent", name="Kent County Council", gss_code="E10000016")
