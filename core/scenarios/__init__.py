"""Scenarios: the worlds that labs begin with, read from strict TOML."""

import tomllib
from typing import Any

import resources
from core.catalog import DEFAULT_SCENARIO
from core.errors import LabMissing
from core.scenarios.plans import Scenario

_FOLDER = "scenarios"


def names() -> list[str]:
    """List the scenarios by name, the default first."""
    found = sorted(p.stem for p in resources.path(_FOLDER).glob("*.toml"))
    return sorted(found, key=lambda name: name != DEFAULT_SCENARIO)


def load(name: str) -> Scenario:
    """Read a scenario; LabMissing if there is none of this name."""
    if name not in names():
        raise LabMissing(
            f"There is no scenario {name}. The scenarios are: {', '.join(names())}."
        )
    return Scenario.model_validate(_read(name))


def _read(name: str) -> dict[str, Any]:
    """Read a scenario file on top of the one that it names as its base.

    A license server of the base stays, unless the file has one of the same name.
    """
    text = resources.path(f"{_FOLDER}/{name}.toml").read_text(encoding="utf-8")
    own = tomllib.loads(text)
    base = own.pop("base", None)
    if base is None:
        return own
    below = _read(base)
    mine = {s["name"]: s for s in own.pop("server", [])}
    servers = {s["name"]: s for s in below["server"]} | mine
    return {**below, **own, "server": list(servers.values())}
