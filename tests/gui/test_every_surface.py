"""Every window is opened once, and looked at from all sides.

To open one takes longer than most looks, and each look of its own would open all of
them anew. What a look is made of stands in its own module. Those that do more to a
window come after those that only look.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget, QWizard, QWizardPage

from gui.companions.window import CompanionWindow
from gui.manager.main_window import MainWindow
from gui.theme.access_keys import AccessKeys
from tests.gui.empty_fields import said_of_another_field
from tests.gui.help.test_topics import explained_otherwise
from tests.gui.surfaces import SURFACES, close_all, subclasses
from tests.gui.test_accessibility import flaws_of_access
from tests.gui.test_counts import counts_that_are_not_tried
from tests.gui.test_first_widths import look_alikes
from tests.gui.test_kept_places import not_tried
from tests.gui.test_menu_items import flaws_each_time
from tests.gui.test_stray_keys import letters_typed
from tests.gui.test_tables import flaws_of_tables, tables, titles
from tests.gui.widgets.test_clipboard import guarded_copies
from tests.gui.widgets.test_number_line import numbers_not_looked_for
from tests.gui.widgets.test_path_line import cut_off
from tests.helpers.labs import made

HOURS = 1e-4
"""A speed at which no wait of a wizard ends."""
HAS_ALT = sys.platform != "darwin"  # there Alt types letters of its own


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window on a lab with a long path."""
    monkeypatch.setattr(AccessKeys, "shown", False)  # again, when Alt was pressed
    folder = tmp_path / ("folder of a class " * 8).strip()
    folder.mkdir()
    window = open_window(made(folder / "office.rdlab", "office"), speed=HOURS)
    yield window
    close_all(window)


class Seen:
    """What was seen of all windows together."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.kinds: set[type[QWidget]] = set()
        self.columns: dict[str, list[str]] = {}
        self.copying = 0

    def look_at(self, name: str, surface: QWidget) -> Iterator[str]:
        """Take in a window; name the tables whose key belongs to others."""
        self.names.add(name)
        if not name.startswith("window at"):
            self.kinds |= {type(w) for w in QApplication.allWidgets() if w.isVisible()}
            for table in tables(surface):
                key = str(table.property("settings-key"))
                if self.columns.setdefault(key, titles(table)) != titles(table):
                    yield key

    def copies(self, surface: QWidget) -> list[str]:
        """Count the lists that copy a cell; name those that copy a formula."""
        found = guarded_copies(surface)
        self.copying += len(found)
        return [view for view, is_guarded in found.items() if not is_guarded]


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    """At the end every window and page that the program has was one of these."""
    seen = Seen()
    yield seen
    if seen.names == SURFACES.keys():
        bases = (QDialog, QWizard, QWizardPage, CompanionWindow)
        kinds = {kind for base in bases for kind in subclasses(base)}
        last = {kind for kind in kinds if not subclasses(kind)}  # others have like
        assert len(last) > 60
        assert {kind.__name__ for kind in last - seen.kinds} == set()
        assert len(seen.columns) > 20
        assert seen.copying > 20


@pytest.mark.parametrize("name", SURFACES)
def test_nothing_is_amiss(window: MainWindow, name: str, seen: Seen) -> None:
    surface = SURFACES[name](window)
    QApplication.processEvents()
    looks: dict[str, Callable[[], Iterable[object]]] = {
        "keys of other tables": lambda: seen.look_at(name, surface),
        "hidden behind a long path": lambda: cut_off(surface, window.lab.path),
        "rows that look the same": lambda: look_alikes(surface).items(),
        "access": lambda: flaws_of_access(surface, name),
        "menus, lists and toolbars": lambda: flaws_each_time(surface),
        "letters typed": lambda: letters_typed(surface) if HAS_ALT else (),
        "plain fields for numbers": lambda: numbers_not_looked_for(surface),
        "fields for counts": lambda: counts_that_are_not_tried(surface, name),
        "copied as a formula": lambda: seen.copies(surface),
        "columns that are not left and found again": lambda: not_tried(surface, name),
        "tables": lambda: flaws_of_tables(surface),
        "help": lambda: explained_otherwise(surface, window, name),
        "empty fields": lambda: said_of_another_field(surface).items(),
    }
    flaws = {title: [*look()] for title, look in looks.items()}

    assert {title: found for title, found in flaws.items() if found} == {}
