"""``generic``: no authority's policy. Cases go in date order; there is nothing else to declare.

Use it as the fallback of an authority that has published nothing on a question; results say that it stands in.
"""

import sendrules as sr


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the plugin: it speaks for no authority."""
    return sr.Authority(key="generic", name="No particular authority")


@sr.hookimpl
def sendrules_prioritisation() -> sr.DateOrder:
    """Take cases in order of the statutory limit, then of receipt, then of reference."""
    return sr.DateOrder(
        id="generic-date-order",
        title="In order of date",
        provenance=(
            sr.Provenance(
                document="sendrules",
                place="the order that follows from the statutory limit alone, without any policy",
                status=sr.Status.ASSUMPTION,
            ),
        ),
    )
