"""``Authority``: who a plugin speaks for."""

from __future__ import annotations

from pydantic import Field, StrictInt

from sendrules.local.declarations.base import Declared

HOOK_API = 1


class NoSettings(Declared):
    """The settings of a plugin that has none."""


class Authority(Declared):
    """A local authority, or the absence of one (``generic``)."""

    key: str = Field(
        pattern=r"^[a-z][a-z0-9_]*$", description="Its name as entry point: small letters and underscores."
    )
    name: str = Field(min_length=1, description="Its full name.")
    gss_code: str | None = Field(
        default=None, pattern=r"^E\d{8}$", description="Its code in the Government Statistical Service."
    )
    hook_api: StrictInt = Field(
        default=HOOK_API, description="The version of the hooks that the plugin is written for."
    )
    settings_model: type[Declared] = Field(
        default=NoSettings, description="The settings that it reads; the defaults are the published policy."
    )
