"""The ways into the manager, and which of them each published procedure takes."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import resources
from core.catalog import ProductVersion
from core.lessons.records import Lesson, Step

Written = tuple[dict[str, Any], ...]
"""Steps as a lesson's file has them."""

TABLE: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
"""By way: the procedures that take it, and the words of their sources."""

LESSONS = {
    path.parent.name: path
    for path in sorted(resources.path("lessons").glob("*/lesson.toml"))
}
"""The files of the shipped lessons, by their IDs."""

_SERVICES, _MANAGER = "Remote Desktop Services", "Remote Desktop Licensing Manager"
_IN_TOOLS = {
    ProductVersion.W2008: ("Terminal Services", "TS Licensing Manager"),
    ProductVersion.W2012: ("Terminal Services", _MANAGER),
}
_SERVER_MANAGER = {
    "do": {"menu": ["Training", "Windows", "Server Manager"]},
    "see": ["Welcome to Server Manager"],
}
_LINE = r"C:\Windows\system32>"


def _tools(edition: ProductVersion) -> Written:
    label = _IN_TOOLS.get(edition, (_SERVICES, _MANAGER))
    return (
        _SERVER_MANAGER,
        {
            "do": {"menu": ["Tools", *label]},
            "see": ["All servers"],
            "unseen": ["Welcome to Server Manager"],
        },
    )


def _servers_page(edition: ProductVersion) -> Written:
    is_2008 = edition is ProductVersion.W2008
    services = "Terminal Services" if is_2008 else _SERVICES
    manager = "TS Licensing Manager" if is_2008 else "RD Licensing Manager"
    return (
        _SERVER_MANAGER,
        {"do": {"node": [services, "Servers"]}, "see": ["RDLIC01"]},
        {
            "do": {"row": "RDLIC01", "choose": [manager]},
            "see": ["Windows 2000 Server - Built-in TS Per Device CAL"],
            "unseen": ["Best Practices Analyzer"],
        },
    )


def _licmgr(_: ProductVersion) -> Written:
    prompt = ["Training", "Windows", "Command Prompt"]
    return (
        {"do": {"menu": prompt}, "see": [_LINE]},
        {"do": {"type": {"Command": "licmgr.exe"}}},
        {"do": {"shortcut": "Return"}, "see": ["All servers"], "unseen": [_LINE]},
    )


WAYS: dict[str, Callable[[ProductVersion], Written]] = {
    "tools": _tools,
    "servers-page": _servers_page,
    "licmgr": _licmgr,
}


def steps(way: str, edition: ProductVersion) -> tuple[Step, ...]:
    """Return the gestures of a way in the words of an edition."""
    return tuple(Step.model_validate(step) for step in WAYS[way](edition))


def way_of(lesson_id: str) -> str | None:
    """Name the way that a procedure takes into the manager, if its source has one."""
    return next((way for way in WAYS if lesson_id in TABLE[way]), None)


def from_its_way_in(lesson: Lesson) -> Lesson:
    """Put the way that a procedure takes before its first step."""
    way = way_of(lesson.id)
    if way is None:
        return lesson
    first = steps(way, lesson.edition or ProductVersion.W2022)
    written = lesson.model_dump(by_alias=True)
    return Lesson.model_validate(written | {"step": (*first, *lesson.all_steps)})
