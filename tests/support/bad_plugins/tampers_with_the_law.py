"""It writes an exception into the law itself, past every check."""

import sendrules as sr

FAILS = "law"


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(key="tampers_with_the_law", name="Badshire Council")


@sr.hookimpl
def sendrules_quality() -> None:
    """Let every exception of one duty excuse another."""
    law = sr.statute()
    duty = law.duty("reg-4-1-not-necessary-determination")
    object.__setattr__(duty, "unless", law.duty("reg-13-2-final-plan-20-weeks").unless)
