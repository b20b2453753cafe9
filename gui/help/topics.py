"""The topics of the help, and which one explains a place.

Each window, dialog and wizard page names its own, as `help_topic`.
"""

import resources
from gui.models.places import Place, PlaceKind

FIRST = "contents"
OF_PLACE = {
    PlaceKind.ALL_SERVERS: FIRST,
    PlaceKind.SERVER: "license-servers",
    PlaceKind.PACK: "license-packs",
    PlaceKind.ISSUED: "license-packs",
    PlaceKind.REPORTS: "reports",
    PlaceKind.REPORT: "reports",
}


def of_place(place: Place) -> str:
    """Name the topic that explains what is selected in the main window."""
    return OF_PLACE.get(place.kind, FIRST)


def titles() -> dict[str, str]:
    """Map each topic's name to its title, in the order of the contents."""
    order = resources.text("help/topics.txt").split()
    return {name: _title(name) for name in order}


def _title(name: str) -> str:
    return resources.text(f"help/{name}.md").splitlines()[0].removeprefix("# ")
