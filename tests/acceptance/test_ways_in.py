"""Procedures whose source begins in Server Manager, played from there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.lessons.records import Lesson, Step, read
from core.lessons.runner import play
from gui.gestures import Gestures
from gui.main_window import MainWindow

FOLDER = Path(__file__).parent / "procedures"
SERVER_MANAGER = {
    "do": {"menu": ["Training", "Windows", "Server Manager"]},
    "see": ["Welcome to Server Manager"],
}
TOOLS = (
    SERVER_MANAGER,
    {
        "do": {
            "menu": [
                "Tools",
                "Remote Desktop Services",
                "Remote Desktop Licensing Manager",
            ]
        },
        "see": ["All servers"],
        "unseen": ["Welcome to Server Manager"],
    },
)
SERVERS_PAGE = (
    SERVER_MANAGER,
    {"do": {"node": ["Remote Desktop Services", "Servers"]}, "see": ["RDLIC01"]},
    {
        "do": {"row": "RDLIC01", "choose": ["RD Licensing Manager"]},
        "see": ["Windows 2000 Server - Built-in TS Per Device CAL"],
    },
)
WAYS_IN = {
    "S1b": TOOLS,
    "P01": TOOLS,
    "P03": TOOLS,
    "P05": SERVERS_PAGE,
    "P37": SERVERS_PAGE,
    "P67": TOOLS,
}
"""S2a, P35 and P81 begin in Server Manager by themselves."""


@pytest.mark.parametrize("name", WAYS_IN)
def test_a_procedure_begins_in_server_manager(
    name: str, open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    lesson = read(FOLDER / f"{name}.toml")
    way = tuple(Step.model_validate(step) for step in WAYS_IN[name])
    window = open_window(lesson.scenario, edition=lesson.edition)

    missed = play(_with_way_in(lesson, way), window.lab, hands)

    assert missed == []
    assert window.lab.problems() == []


def _with_way_in(lesson: Lesson, way: tuple[Step, ...]) -> Lesson:
    written = lesson.model_dump(by_alias=True)
    return Lesson.model_validate(written | {"step": (*way, *lesson.steps)})
