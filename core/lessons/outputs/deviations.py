"""What may differ on the genuine tool, by what a lesson touches.

All that differs stands in docs/deviations.md; here is what learners have to know.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from core.lessons import gestures as g
from core.lessons.outputs.story import Told


class _Deviation(NamedTuple):
    """A sentence for learners, and when it concerns them."""

    touches: Callable[[str], bool]  # given what the steps name and show
    say: str


def _any_of(*words: str) -> Callable[[str], bool]:
    return lambda text: any(word in text for word in words)


_TABLE = (
    _Deviation(
        _any_of("Training >"),
        "The genuine tool has no **Training** menu. The windows that are opened by it "
        "stand for tools of Windows, or for the world around.",
    ),
    _Deviation(
        _any_of("Activate Server", "Install Licenses", "Manage Licenses"),
        "The Clearinghouse, its website and its operator are simulated; nothing is "
        "contacted. Texts of connection methods and license programs, subtitles and "
        "notes are own words.",
    ),
    _Deviation(
        _any_of("TRAIN-", "TRSID-", "TRPID-", "License Code", "Agreement Number"),
        "Codes, agreement numbers and IDs are training numbers of the same shape as "
        "genuine ones. Numbers that look genuine are refused.",
    ),
    _Deviation(
        _any_of("Review Configuration"),
        "Title and layout of **Review Configuration**, and the texts on scope, policy "
        "and rights, are own ones.",
    ),
    _Deviation(
        _any_of("Create Report", "Delete Report", "**Reports**"),
        "Columns of **Reports** and headings of saved files are best guesses; **Per "
        "User CAL Usage** is offered in every edition.",
    ),
    _Deviation(
        _any_of("RD Licensing Diagnoser"),
        "The Diagnoser follows the lab and lets one choose the session host; the "
        "genuine one runs on one session host and has a new state after Refresh.",
    ),
    _Deviation(
        _any_of("Server Manager"),
        "Server Manager has the pages that licensing needs and no others; **Edit "
        "Deployment Properties** is a button, for one session host.",
    ),
    _Deviation(
        _any_of("Local Group Policy Editor"),
        "Local Group Policy Editor has five settings of RD Licensing and no others, "
        "and works on a chosen computer.",
    ),
    _Deviation(
        _any_of("Command Prompt"),
        "The command prompt knows the commands of the procedures, on a chosen "
        "computer.",
    ),
    _Deviation(
        _any_of("Remote Desktop Connection"),
        "In Remote Desktop Connection one also chooses the user and the device; people "
        "are simulated, and **Why?** does not exist in the genuine tool.",
    ),
    _Deviation(
        _any_of("Event Viewer"),
        "Event Viewer shows the licensing events of all computers in one window; the "
        "texts of events are own words.",
    ),
    _Deviation(
        _any_of("Simulate", "> **World**"),
        "World and Simulate do not exist in the genuine world: practice needs time, "
        "and many people.",
    ),
    _Deviation(
        _any_of("**Password**"),
        "Accounts are those of the lab, with one training password. Never enter a real "
        "password.",
    ),
)


def deviations_of(steps: Iterable[Told]) -> tuple[str, ...]:
    """Return what may differ in what these steps name, or show in a window's title."""
    touched = "\n".join(_touched(step) for step in steps)
    return tuple(one.say for one in _TABLE if one.touches(touched))


def _touched(step: Told) -> str:
    titles = (picture.title for picture in step.pictures)
    names = (picture.spot.name for picture in step.pictures if picture.spot)
    do = step.do
    menu = f"{' > '.join(do.menu)}\n" if isinstance(do, g.Menu) else ""
    return "\n".join((step.sentence, menu, *titles, *names))
