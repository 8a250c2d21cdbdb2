"""``Provider``: one source of work, how much it does, and whether it withdrew; and how several share a contract's work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, StrictBool, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from sendrules.case.refusals import refuse
from sendrules.errors import Place, Problem
from sendrules.local.declarations.base import Declared, Sources
from sendrules.local.declarations.rates import Rate
from sendrules.local.declarations.values import DateWindow, Id, Positive, Ratio, Text, with_short_form


class Supply(StrEnum):
    """Where the work comes from. A trainee or an assistant cannot sign statutory advice alone."""

    IN_HOUSE = "in-house"
    CONTRACT_PROVIDER = "contract-provider"
    AGENCY = "agency"
    ASSOCIATE = "associate"
    TRAINEE = "trainee"
    ASSISTANT = "assistant"


SIGNS_ALONE = frozenset({Supply.IN_HOUSE, Supply.CONTRACT_PROVIDER, Supply.AGENCY, Supply.ASSOCIATE})


class EndKind(StrEnum):
    """How a provider or a contract came out of the work, whether before it started or after."""

    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class Ending(Declared):
    """That a provider or a contract is no longer in the work. It counts in no capacity and no volume."""

    how: EndKind = Field(description="Whether it was withdrawn, or another replaced it.")
    on: DateWindow | None = Field(default=None, description="From when; None where not stated.")
    by: Id | None = Field(
        default=None, description="The id of the provider or contract in its place; None where not stated."
    )
    why: Text | None = Field(default=None, description="Why, in the source's words.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _who(self) -> Ending:
        if self.how is EndKind.WITHDRAWN and self.by is not None:
            message = f"{self.by} is named in the place of what was only withdrawn."
            refuse(Problem(("by",), message, 'Write how = "replaced", or leave by out.'))
        return self

    @property
    def in_words(self) -> str:
        """Give it in words."""
        return f"{self.how.value}{f' by {self.by}' if self.by else ''}"


class Provider(Declared):
    """One source of work. Its volume is None where the source gives none, which does not mean 0."""

    id: Id = Field(description="A name, and no person's.")
    title: Text = Field(description="Who they are, by kind or firm.")
    supply: Supply = Field(description="Where the work comes from.")
    several: StrictBool = Field(
        default=False, description="Whether it stands for several whom the source does not name, such as a list."
    )
    how_many: Positive | None = Field(default=None, description="How many they are, of several; None where not stated.")
    signs_advice: StrictBool | None = Field(
        default=None,
        description="Whether they can sign advice alone; None: as the supply type does. A trainee never can.",
    )
    rate: Rate | None = Field(
        default=None, description="How much they do in a week, a month or a year; None where not stated."
    )
    in_post: DateWindow | None = Field(default=None, description="From when they work, or from when to when.")
    considered_only: StrictBool = Field(default=False, description="Whether the source only considers them.")
    ended: Ending | None = Field(default=None, description="That they withdrew, or were replaced.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _agrees(self) -> Provider:
        refuse(*self._wrong())
        return self

    def _wrong(self) -> Iterator[Problem]:
        if self.signs_advice and self.supply not in SIGNS_ALONE:
            message = f"a {self.supply} cannot sign statutory advice alone."
            yield Problem(("signs_advice",), message, "Leave signs_advice out, or fix the supply.")
        if self.how_many is not None and not self.several:
            yield Problem(("how_many",), "only several are counted.", "Add several = true, or leave how_many out.")
        if self.considered_only and self.ended is not None:
            message = f"{self.id} was only considered, so it was not {self.ended.how.value} either."
            yield Problem(("ended",), message, "Leave out considered_only, or ended.")

    @property
    def can_sign(self) -> bool:
        """Whether they can sign advice alone."""
        return self.supply in SIGNS_ALONE if self.signs_advice is None else self.signs_advice

    @property
    def at_work(self) -> bool:
        """Whether they count: not those who are only considered, withdrew or were replaced."""
        return not self.considered_only and self.ended is None


class Sharing(Declared):
    """How several providers share the work of a contract: by shares, by rank, or only in the words of the source.

    A text stands for the words alone: ``shared = "equitably"``. No share is worked out from words.

    >>> Sharing.model_validate("equitably").stated
    'equitably'
    """

    stated: Text | None = Field(default=None, description="How, in the source's words, such as 'equitably'.")
    shares: dict[Id, Ratio] = Field(default_factory=dict, description="By provider: its share of the work, 0 to 1.")
    ranked: tuple[Id, ...] = Field(
        default=(), description="Who is asked first, and who next: work goes to the first with room for it."
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the schema for editors that a text may stand for the whole."""
        return with_short_form({"type": "string", "minLength": 1}, handler.resolve_ref_schema(handler(core_schema)))

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"stated": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _agrees(self) -> Sharing:
        found: list[Problem] = []
        if not (self.stated or self.shares or self.ranked):
            found.append(Problem("", "nothing is said of how the work is shared.", "Add stated, shares or ranked."))
        if self.shares and self.ranked:
            message = "work goes by shares or by rank, and both are given."
            found.append(Problem(("ranked",), message, "Leave one of them out."))
        if (whole := sum(self.shares.values())) > 1:
            found.append(Problem(("shares",), f"the shares come to {whole:f}, which is more than 1.", "Check them."))
        for n, id in enumerate(self.ranked):
            if id in self.ranked[:n]:
                found.append(Problem(("ranked", n), f"{id} stands twice.", "List each provider once."))
        refuse(*found)
        return self


def sharing_problems(
    sharing: Sharing | None, providers: Sequence[str], several: Collection[str], contract: str
) -> Iterator[Problem]:
    """Say where the sharing of a contract's work names somebody who is not on it, or has nobody to share.

    Args:
        sharing: how the work is shared; None where nothing is said.
        providers: the ids of the contract's providers.
        several: the ids of providers that stand for several.
        contract: the contract's id.
    """
    if sharing is None:
        return
    if len(providers) < 2 and not set(providers) & set(several):
        message = f"the work of {contract} is shared, and it has {'one provider' if providers else 'no provider'}."
        fix = "Name the others in providers, or write several = true on one that stands for several."
        yield Problem(("shared",), message, fix)
        return
    named: list[tuple[Place, str]] = [(("shared", "shares", id), id) for id in sharing.shares]
    named += [(("shared", "ranked", n), id) for n, id in enumerate(sharing.ranked)]
    for at, id in named:
        if id not in providers:
            message = f"the work of {contract} is shared with {id}, which is not one of its providers."
            yield Problem(at, message, "Add it to providers, or fix the name.")
