"""What is done in Registry Editor: new, modify, delete, find, export, copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core import outside
from core.errors import LabError
from core.management.answers import No, Write
from core.management.registry.export import save_registration_file
from core.management.registry.finding import Spot, Wanted, find_next
from core.management.registry.hives import Hive, KeyName, last_name
from core.management.registry.values import Kind, Value
from gui.labels.registry import EDIT_TITLE, Text
from gui.session.prompts import Tone
from gui.widgets.clipboard import copy_text

if TYPE_CHECKING:
    from pathlib import Path

    from core.management.answers import Outcome
    from gui.companions.registry.view import RegistryView


class Editing:
    """Acts on the chosen key and the selected value of a window."""

    def __init__(self, window: RegistryView) -> None:
        """Begin with nothing that is looked for."""
        self._window = window
        self._session = window.session
        self._wanted: Wanted | None = None

    @property
    def _path(self) -> str:
        key = self._window.key
        assert key is not None  # the actions are greyed without one
        return key.path

    def new(self, kind: Kind) -> None:
        """Ask for the name and the data of a new value."""
        self._open_dialog(Value("", kind, None), is_new=True)

    def modify(self) -> None:
        """Ask for other data of the selected value, where that is typed."""
        value = self._window.value
        if value is None:
            return
        if value.kind in EDIT_TITLE and value.name:
            self._open_dialog(value)
            return
        outcome = self._window.registry.write(self._path, value)
        said = Text.not_shown.format(name=value.name or Text.default)
        self._refuse(outcome.text if isinstance(outcome, No) else said)

    def delete(self) -> None:
        """Delete the value that is selected in the list, or else the chosen key."""
        window = self._window
        if window.focusWidget() is window.list and window.value is not None:
            name = window.value.name
            outcome = window.registry.remove(self._path, name)
            question = Text.delete_value.format(name=name or Text.default)
        else:
            outcome = window.registry.delete(self._path)
            question = Text.delete_key.format(name=last_name(self._path))
        self._ask_to_delete(outcome, question)

    def find(self) -> None:
        """Ask what is looked for."""
        from gui.companions.registry.find_dialog import FindDialog

        dialog = FindDialog(self._wanted, self._window)
        dialog.asked.connect(self._on_asked)
        dialog.open()

    def find_next(self) -> None:
        """Go to the next spot; ask what is looked for where nobody has yet."""
        if self._wanted is None:
            self.find()
            return
        window = self._window
        spot = find_next(window.registry, self._spot, self._wanted)
        if spot is not None:
            window.go_to(KeyName(Hive.LOCAL_MACHINE, spot.path), spot.value)
            return
        computer = window.registry.machine.name
        said = Text.found_all.format(computer=computer)
        self._session.prompts.show_message(window, said, Tone.INFORMATION)

    def export(self) -> None:
        """Ask for a file, and write the chosen key with all below it."""
        path = self._path
        name = last_name(path) or Hive.LOCAL_MACHINE
        suggested = outside.home() / f"{name}.reg"
        self._session.prompts.ask_where_to_save(
            self._window, suggested, Text.files, partial(self._write_file, path)
        )

    def copy_key(self) -> None:
        """Copy the full name of the chosen key."""
        key = self._window.tree.key
        if key is not None:
            copy_text(rf"{Text.root}\{key.full}")

    def connect_registry(self) -> None:
        """Ask for another computer."""
        from gui.companions.registry.connect_dialog import ConnectRegistryDialog

        dialog = ConnectRegistryDialog(self._session, self._window)
        dialog.connected.connect(self._window.connect_to)
        dialog.open()

    def _open_dialog(self, value: Value, *, is_new: bool = False) -> None:
        from gui.companions.registry.value_dialog import ValueDialog

        window = self._window
        computer = window.registry.machine.name
        dialog = ValueDialog(
            computer, self._path, value, self._session, window, is_new=is_new
        )
        dialog.written.connect(self._on_written)
        dialog.open()

    def _on_written(self, name: str, note: str) -> None:
        self._window.select_value(name)
        self._window.say(note)

    def _ask_to_delete(self, outcome: Outcome, question: str) -> None:
        if isinstance(outcome, No):
            self._refuse(outcome.text)
            return
        delete = partial(self._carry_out, outcome)
        self._session.prompts.ask(
            self._window,
            question,
            [(Text.yes, delete)],
            Text.no,
            tone=Tone.WARNING,
            is_harmful=True,
        )

    def _carry_out(self, outcome: Write) -> None:
        if self._session.do(outcome.command, self._window) is not None:
            self._window.say(outcome.note)

    def _refuse(self, text: str) -> None:
        self._session.prompts.show_message(self._window, text)

    @property
    def _spot(self) -> Spot:
        """Where the search goes on: at the value that is selected, or at the key."""
        window = self._window
        key, value = window.key, window.value
        if key is None:
            return Spot("")
        is_in_list = window.focusWidget() is window.list and value is not None
        return Spot(key.path, value.name if is_in_list and value else None)

    def _on_asked(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.find_next()

    def _write_file(self, path: str, file: Path) -> None:
        try:
            save_registration_file(self._window.registry, path, file)
        except LabError as error:
            self._session.tell(error, self._window)
            return
        key = last_name(path) or Hive.LOCAL_MACHINE
        self._window.say(Text.exported.format(key=key, file=file.name))
