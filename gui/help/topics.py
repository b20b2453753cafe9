"""The topics of the help, and which one explains a place.

Each window, dialog and wizard page names its own, as `help_topic`.
"""

from functools import cache

import resources
from core.command_line.name import started_by
from gui.models.places import Place, PlaceKind

_COMMAND = "{rdlm}"
FIRST = "contents"
ANSWERS = frozenset({"troubles"})
"""Topics that name what exercises ask for; not to be read while one is done."""
OF_PLACE = {
    PlaceKind.ALL_SERVERS: FIRST,
    PlaceKind.SERVER: "license-servers",
    PlaceKind.PACK: "license-packs",
    PlaceKind.ISSUED: "license-packs",
    PlaceKind.SEVERAL_ISSUED: "license-packs",
    PlaceKind.REPORTS: "reports",
    PlaceKind.REPORT: "reports",
}


def of_place(place: Place) -> str:
    """Name the topic that explains what is selected in the main window."""
    return OF_PLACE.get(place.kind, FIRST)


def titles() -> dict[str, str]:
    """Map each topic's name to its title, in the order of the contents."""
    return {name: _title(name) for name in _names()}


def text(name: str) -> str:
    """Return a topic as Markdown, with commands as they are typed here.

    Empty where there is no such topic.
    """
    if name not in _names():
        return ""
    return resources.text(f"help/{name}.md").replace(_COMMAND, started_by())


@cache
def _names() -> list[str]:
    return resources.text("help/topics.txt").split()


def _title(name: str) -> str:
    return text(name).splitlines()[0].removeprefix("# ")
