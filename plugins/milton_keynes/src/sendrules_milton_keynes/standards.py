"""What is offered while a child waits. None of it stands in for the assessment or the plan."""

import sendrules as sr
from sendrules_milton_keynes.recorded import Flag
from sendrules_milton_keynes.sources import assumed, stated

_WHILE = "the paragraph on the period in which the backlog is cleared"
_LOCAL_OFFER = "https://www.mksendlocaloffer.co.uk/"


def policy() -> sr.StandardsPolicy:
    """Give the offers, and what the council expects of settings meanwhile."""
    return sr.StandardsPolicy(
        id="milton-keynes-while-the-backlog-is-cleared",
        title="Support while the backlog is cleared",
        provenance=stated(_WHILE),
        interim_support=(
            _offer("top-up-funding", "Top-up funding for the school, if appropriate", "funding"),
            _offer(
                "specialist-teaching-consultation",
                "A consultation with the specialist teaching teams, or their support, if appropriate",
                "consultation",
                provided_by="the specialist teaching teams",
            ),
            sr.InterimSupport(
                id="send-support-plan",
                title="The school or setting goes on meeting need through a robust SEND Support plan",
                kind="expectation of the setting",
                provided_by="the school or setting",
                provenance=stated(f"{_WHILE}: what schools and settings are expected to do"),
            ),
            sr.InterimSupport(
                id="local-offer",
                title="Strategies and resources at SEND Support level: the Local Offer and the Ordinarily Available Provision documents",
                kind="signposting",
                url=_LOCAL_OFFER,
                provenance=stated(f"{_WHILE}: the resources named, and the address at the end of the statement"),
            ),
        ),
    )


def _offer(id: str, title: str, kind: str, provided_by: str | None = None) -> sr.InterimSupport:
    return sr.InterimSupport(
        id=id,
        title=title,
        kind=kind,
        when=sr.When(fact="milton_keynes.in_backlog", equals=True),
        discretionary=True,
        provided_by=provided_by,
        provenance=(
            stated(_WHILE),
            assumed("the offer is for the period; that it is for children in the backlog is how it is read here"),
        ),
    )


def facts() -> tuple[sr.FactDefinition, ...]:
    """Define the fact that the offers read."""
    return (
        sr.FactDefinition(
            "milton_keynes.in_backlog",
            "In the backlog of assessments",
            _IN_BACKLOG,
            type=sr.FactType.FLAG,
            read_all=_IN_BACKLOG.read_all,
        ),
    )


_IN_BACKLOG = Flag("in_backlog")
"""Whether the case is in the backlog. The source draws no line, so a person records it."""
