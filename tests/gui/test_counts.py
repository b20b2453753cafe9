"""Counts: every field takes them as messages write them, one grouping in all messages.

A new field for a count has to be entered here; a new blank in a message, too.
"""

import importlib
import pkgutil
import string
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QWidget

import gui.labels
from core.catalog import LicenseType
from core.event_kinds import EventKind
from core.numbers.pasted import Amount
from core.refusals import Reason
from gui.companions.monitor.levels_dialog import LevelsDialog
from gui.companions.world.simulate_tab import SimulateTab
from gui.dialogs.convert import ConvertDialog
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.training.order_confirmation import OrderConfirmationDialog
from gui.widgets.number_line import NumberLine
from gui.wizards.product_keys import ProductKeyDialog
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.labs import retail_code

KEY = retail_code(type_=LicenseType.PER_DEVICE, quantity=2000)
W = TypeVar("W", bound=QWidget)
WHOLE = [
    "1000",
    "1,000",
    "1 000",
    "1\u00a0000",
    "1\u202f000",
    "\u0661\u0660\u0660\u0660",
]
NOT_WHOLE = ["1.5", "1,00", "1e3", "-1", "+1"]
NOT_READ = "whole number"


def one(kind: type[W], surface: QWidget) -> W:
    found = [surface, *surface.findChildren(kind)]
    return next(w for w in found if isinstance(w, kind) and w.isVisible())


def next_page(surface: QWidget) -> None:
    UiDriver().press("Next")


def accept_key(surface: QWidget) -> None:
    dialog = one(ProductKeyDialog, surface)
    typed = dialog._quantity.text()
    dialog._boxes.set_text(KEY)  # which offers its quantity
    dialog._quantity.setText(typed)
    UiDriver().press("OK")


def convert(surface: QWidget) -> None:
    one(ConvertDialog, surface).accept()


def set_levels(surface: QWidget) -> None:
    one(LevelsDialog, surface).accept()


def order(surface: QWidget) -> None:
    one(OrderConfirmationDialog, surface)._on_changed()


def simulated(name: str) -> Callable[[QWidget], object]:
    return lambda surface: one(SimulateTab, surface)._number(name)


FIELDS = {
    ("install: version-and-type", "quantity"): next_page,
    ("manage: version-and-type", "quantity"): next_page,
    ("product key", "quantity"): accept_key,
    ("convert", "quantity"): convert,
    ("order confirmation", "quantity"): order,
    ("set levels", "warning"): set_levels,
    ("set levels", "critical"): set_levels,
    **{("world: Simulate", n): simulated(n) for n in ("users", "devices", "days")},
}
"""Every field for a count, by surface and name, and what reads it."""


def counts_in(surface: QWidget) -> list[NumberLine]:
    lines = surface.findChildren(NumberLine)
    return [x for x in lines if isinstance(x.wanted, Amount) and x.isVisible()]


@pytest.fixture
def office(open_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    window = open_window("office", speed=1e-4)
    yield window
    close_all(window)


def counts_that_are_not_tried(surface: QWidget, name: str) -> set[str]:
    """Name the fields for a count that stand in one of surface and table alone.

    See tests/gui/test_every_surface.py.
    """
    tried = {field for where, field in FIELDS if where == name}
    return tried ^ {line.objectName() for line in counts_in(surface)}


@pytest.mark.parametrize(("surface", "field"), FIELDS)
def test_every_field_takes_a_count_as_messages_write_it(
    office: MainWindow, surface: str, field: str
) -> None:
    for typed in [*WHOLE, *NOT_WHOLE]:
        shown = SURFACES[surface](office)
        (line,) = (x for x in counts_in(shown) if x.objectName() == field)
        line.setText(typed)
        FIELDS[surface, field](shown)
        said, kept = said_at(line)
        close_all(office)
        delete_what_is_to_be_deleted()
        if typed in WHOLE:
            assert NOT_READ not in said, typed
        else:
            assert (NOT_READ in said, kept) == (True, typed)


def said_at(line: NumberLine) -> tuple[str, str]:
    """Read what is said about a field, and what it keeps; nothing if it was taken."""
    if not shiboken6.isValid(line):
        return "", ""
    notes = line.window().findChildren(QLabel, "problem")
    return "\n".join(note.text() for note in notes if note.isVisible()), line.text()


COUNTS = {
    *("all", "available", "count", "covered", "day", "days", "errors", "held", "left"),
    *("licenses", "limit", "most", "number", "packs", "quantity", "revoked", "rows"),
    *("installed", "issued", "sessions", "shown", "total", "warning", "warnings"),
    *("answered", "attempts", "cost", "counting", "done", "learners", "minutes"),
    *("passed", "planned", "points", "reached", "step"),
}
"""Blanks of messages that stand for a count."""
NOT_COUNTS = {
    *("key", "kind", "location", "rate", "task"),
    *("account", "code", "codes", "command", "computer", "computers", "date"),
    *("device", "domain", "error", "example", "file", "folder", "former", "group"),
    *("groups", "here", "host", "hosts", "how_many", "lab", "license", "mode"),
    *("name", "origin", "pack", "password", "path", "product", "program", "rdlm"),
    *("reason", "report", "rights", "role", "scope", "server", "server_version"),
    *("service", "source", "target", "telephone", "text", "time", "title", "to"),
    *("type", "unit", "user", "version", "weekday", "what", "why", "year"),
    *("choice", "course", "feedback", "keep", "learner", "lesson", "letter", "level"),
    *("pass_", "percent", "problem", "say", "suffix", "taken", "window"),
}
"""Those that stand for a text, an ID, a year, or one of a handful."""


def words_of(thing: object) -> Iterator[str]:
    if isinstance(thing, Reason | EventKind):
        yield thing.text
    elif isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from words_of(value)
    elif isinstance(thing, list | tuple | set | frozenset):
        for value in thing:
            yield from words_of(value)
    elif isinstance(thing, type) and thing.__module__.startswith("gui.labels"):
        for name, value in vars(thing).items():
            if not name.startswith("__"):
                yield from words_of(value)


def messages() -> Iterator[str]:
    yield from words_of([*Reason])
    yield from words_of([*EventKind])
    for module in pkgutil.iter_modules(gui.labels.__path__, "gui.labels."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if not name.startswith("__"):
                yield from words_of(value)


def test_every_count_in_a_message_is_grouped_alike() -> None:
    wrong, seen = set(), set()
    for message in messages():
        for _, blank, form, _ in string.Formatter().parse(message):
            if blank is None:
                continue
            seen.add(blank)
            if form != ("," if blank in COUNTS else ""):
                wrong.add(message)

    assert wrong == set()
    assert seen - COUNTS - NOT_COUNTS == set()
    assert len(seen) > 50
