"""A hook that pluggy passes over is never taken for one that the authority does not have."""

import functools
from types import SimpleNamespace

import pytest

import sendrules as sr
from sendrules.local.loading.loader import policy_of


@sr.hookimpl
def authority() -> sr.Authority:
    return sr.Authority(key="anywhere", name="Anywhere Council")


@functools.cache
@sr.hookimpl
def kept() -> sr.DateOrder:
    source = sr.Provenance(document="Invented", place="p. 1", status="illustrative")
    return sr.DateOrder(id="dates", title="By date", provenance=source)


def test_a_hook_that_is_kept_is_called_or_refused() -> None:
    """A release of pluggy that leaves it out (1.7.0 does) would answer as if no order were published."""
    plugin = SimpleNamespace(sendrules_authority=authority, sendrules_prioritisation=kept)
    try:
        found = policy_of(plugin, "anywhere").prioritisation
    except sr.SendrulesError as error:
        said = str(error)
        wanted = "sendrules_prioritisation would not be called, since it is no plain function"
        assert wanted in said
        assert "without functools.cache" in said
    else:
        assert found is not None


def test_whatever_was_marked_and_not_registered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pluggy.PluginManager.get_hookcallers", lambda *_: [])
    with pytest.raises(sr.SendrulesError, match="sendrules_authority would not be called"):
        policy_of(SimpleNamespace(sendrules_authority=authority), "anywhere")
