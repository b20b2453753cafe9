"""Scenarios: the worlds that labs begin with, read from strict TOML."""

import tomllib
from typing import Any

import resources
from core.catalog import DEFAULT_SCENARIO
from core.errors import LabMissing
from core.scenarios.plans import Description, Scenario

_FOLDER = "scenarios"
OF_A_LESSON = "lesson"
"""The name that stands for a world which a lesson's own file describes."""
_DESCRIPTION = Description.model_fields


def names() -> list[str]:
    """List the scenarios by name, the default first."""
    found = sorted(p.stem for p in resources.path(_FOLDER).glob("*.toml"))
    return sorted(found, key=lambda name: name != DEFAULT_SCENARIO)


def load(name: str) -> Scenario:
    """Read a scenario; LabMissing if there is none of this name."""
    _check(name)
    return Scenario.model_validate(_read(name))


def describe(name: str) -> Description:
    """Read what a scenario is, and not its world; LabMissing if there is none."""
    _check(name)
    return Description.model_validate(
        {key: value for key, value in _own(name).items() if key in _DESCRIPTION}
    )


def on_its_base(own: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of a world whose description may name a scenario as its base.

    A license server of the base stays, unless there is one of the same name.
    """
    base = own.get("base")
    if base is None:
        return own
    _check(str(base))
    below = _read(str(base))
    rest = {k: value for k, value in own.items() if k != "base"}
    mine = {s["name"]: s for s in rest.pop("server", [])}
    servers = {s["name"]: s for s in below["server"]} | mine
    return {**below, **rest, "server": list(servers.values())}


def _check(name: str) -> None:
    if name not in names():
        raise LabMissing(
            f"There is no scenario {name}. The scenarios are: {', '.join(names())}."
        )


def _own(name: str) -> dict[str, Any]:
    text = resources.path(f"{_FOLDER}/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _read(name: str) -> dict[str, Any]:
    """Read the world of a scenario on top of the one that it names as its base."""
    own = {k: value for k, value in _own(name).items() if k not in _DESCRIPTION}
    return on_its_base(own)
