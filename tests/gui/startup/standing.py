"""Starts the program, brings it to a place where a signal may find it, and tells so.

Run as a process of its own: `python -m tests.gui.startup.standing PLACE FOLDER`.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from core.commands.command import Command
from core.store.slices import Steps
from core.store.transaction import Transaction
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.main import main
from gui.manager.main_window import MainWindow
from gui.session.delays import Delays

_AT_LAST = 200
"""Milliseconds that a place is given to come to work."""
Place = Callable[[MainWindow, Path], object]


def manager(window: MainWindow, _: Path) -> None:
    """Stand in the main window."""


def message(window: MainWindow, _: Path) -> None:
    window.session.prompts.show_message(window, "Somebody should read this.")


def question(window: MainWindow, _: Path) -> None:
    window.session.prompts.ask(window, "Shall it?", [("Yes", window.refresh)], "No")


def file_dialog(window: MainWindow, _: Path) -> None:
    UiDriver().menu(["Training", "Open Lab…"])


def context_menu(window: MainWindow, _: Path) -> None:
    UiDriver().context(["All servers", "RDLIC01"])


def dialog(window: MainWindow, _: Path) -> None:
    UiDriver().context(["All servers", "RDLIC01"], ["Properties"])


def wizard(window: MainWindow, _: Path) -> None:
    """Stand in a wizard with something typed."""
    hands = UiDriver()
    hands.context(["All servers", "RDLIC01"], ["Activate Server"])
    hands.press("Next")
    hands.press("Next")
    hands.type({"First name": "Alex", "Last name": "Adams", "Company": "Example Corp"})
    hands.select({"Country or Region": "Canada"})


def contacting(window: MainWindow, folder: Path) -> None:
    """Stand where a wizard waits for the Clearinghouse."""
    wizard(window, folder)
    window.session.delays = Delays(speed=0.001)
    hands = UiDriver()
    hands.press("Next")
    hands.press("Next")


def website(window: MainWindow, _: Path) -> None:
    """Stand while the website serves."""
    hands = UiDriver()
    hands.context(["All servers", "RDLIC01"], ["Activate Server"])
    hands.press("Next")
    hands.select({"Connection method": "Web Browser"})
    hands.press("Next")


def simulation(window: MainWindow, _: Path) -> None:
    hands = UiDriver()
    hands.go_to(companion(window).windowTitle())
    hands.tab("Simulate")
    hands.type({"Days": "3650"})
    hands.press("Simulate")


class Endless(Command):
    """A command that has written something and has no end."""

    def execute(self, tx: Transaction) -> Steps[None]:
        tx.save_settings(tx.settings().changed(scenario="half"))
        while True:
            yield 0


def long_command(window: MainWindow, _: Path) -> None:
    window.session.do_in_slices(Endless(), window)


def long_command_shown(window: MainWindow, folder: Path) -> None:
    """Stand where its progress is shown."""
    from gui.widgets import progress

    progress._PATIENCE = 0
    long_command(window, folder)


def saving(parent: Callable[[MainWindow], QMainWindow], suffix: str) -> Place:
    """Give the place where a list without end is saved."""

    def save_from(window: MainWindow, folder: Path) -> None:
        from gui.export import saving as module
        from gui.models.sheet import Sheet

        def slices() -> Iterator[list[tuple[str]]]:
            while True:
                yield [("row",)] * 10

        sheet = Sheet("No end", ("Row",), 1_000_000, slices)
        path = folder / f"list{suffix}"
        module.save(sheet, path, window.session, parent(window))

    return save_from


def companion(window: MainWindow) -> QMainWindow:
    window.open_window("world")
    found = window.findChild(QMainWindow)
    assert isinstance(found, QMainWindow)
    return found


PLACES: dict[str, Place] = {
    "the manager": manager,
    "a message": message,
    "a question": question,
    "a file dialog": file_dialog,
    "a context menu": context_menu,
    "a dialog": dialog,
    "a wizard": wizard,
    "a wizard that contacts": contacting,
    "the website": website,
    "a simulation": simulation,
    "a long command": long_command,
    "the progress of a long command": long_command_shown,
    **{
        f"a list saved as {suffix}": saving(lambda window: window, suffix)
        for suffix in (".csv", ".xlsx", ".json", ".pdf")
    },
    "a list saved from a companion": saving(companion, ".csv"),
}


def stand(app: App, place: str, folder: Path) -> None:
    """Go to the place, and say so once it has had some time."""
    assert app.window is not None
    try:
        PLACES[place](app.window, folder)
        told = "standing"
    except Exception as error:  # the program itself would go on, and stand here
        told = repr(error)
    QTimer.singleShot(_AT_LAST, partial(print, told, flush=True))


if __name__ == "__main__":
    name, where = sys.argv[1], Path(sys.argv[2])
    App.open_windows = lambda self, names: QTimer.singleShot(  # type: ignore[method-assign]
        0, partial(stand, self, name, where)
    )
    sys.exit(main(["--lab", str(where / "lab.rdlab")]))
