"""Close Way, and Delegate Control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from core.catalog import Way
from core.commands.passages import DelegateControl, SetPassage
from core.reads.passages import ends
from core.refusals import Reason
from core.rules.passages import DOMAIN, EVERYBODY, LICENSE_SERVERS, SELF
from gui.companions.world.command_dialog import CommandDialog
from gui.labels.world import WAY
from gui.labels.world import WorldText as Text
from gui.widgets.dialog import Buttons
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QWidget

    from core.commands.command import Command
    from core.errors import Refused
    from gui.session.session import Session

_WAY, _ORIGIN, _TARGET = "way", "origin", "target"
_OBJECT, _TRUSTEE = "object", "trustee"
_SIZE = (460, 225)


class _ChoiceDialog(CommandDialog):
    """Choices out of lists, and what is done with them."""

    def __init__(
        self, title: str, about: str, session: Session, parent: QWidget
    ) -> None:
        super().__init__(title, session, parent)
        self.add_choices()
        self.body.addWidget(plain_label(about, self))
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        self.resize(*_SIZE)

    def add_choices(self) -> None:
        """Add the lists."""
        raise NotImplementedError

    def is_mended_here(self, refused: Refused) -> bool:
        """Tell whether nothing goes between the two that are chosen."""
        return refused.reason is Reason.NO_SUCH_PASSAGE


class CloseWayDialog(_ChoiceDialog):
    """Closes a way for somebody, or takes a right away."""

    refused_at = _TARGET

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.close_way_title, Text.about_close, session, parent)

    def add_choices(self) -> None:
        """Add what is closed, for whom, and to whom; the first decides on the rest."""
        ways: list[tuple[str, object]] = [(text, way) for way, text in WAY.items()]
        self._way = self.form.add_choice(_WAY, Text.way_choice, ways)
        self._origin = self.form.add_choice(_ORIGIN, Text.origin_choice, [])
        self._target = self.form.add_choice(_TARGET, Text.target_choice, [])
        self._way.currentIndexChanged.connect(lambda _: self._on_way())
        self._on_way()
        self._way.setFocus()

    def command(self) -> Command:
        """Return what closes it."""
        return SetPassage(
            origin=str(self._origin.currentData()),
            target=str(self._target.currentData()),
            way=self._chosen,
            is_open=False,
        )

    @property
    def _chosen(self) -> Way:
        return Way(self._way.currentData())

    def _on_way(self) -> None:
        possible = ends(self.session.lab, self._chosen)
        _fill(self._origin, possible.origins)
        _fill(self._target, possible.targets)


class DelegateControlDialog(_ChoiceDialog):
    """Delegates the right to write license attributes (domain.md 13.8, 3.3)."""

    refused_at = _OBJECT

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.delegate_title, Text.about_delegate, session, parent)

    def add_choices(self) -> None:
        """Add on which object, to whom, and the one task."""
        lab = self.session.lab
        targets = ends(lab, Way.UPDATE).targets
        domain = str(lab.settings().domain)
        objects: list[tuple[str, object]] = [(domain, DOMAIN), *_named(targets)]
        self._object = self.form.add_choice(_OBJECT, Text.delegate_on, objects)
        trustees = _named([LICENSE_SERVERS, SELF])
        self._trustee = self.form.add_choice(_TRUSTEE, Text.delegate_to, trustees)
        self.form.add_fact("task", Text.delegate_task, Text.update_task)
        self._object.setFocus()

    def command(self) -> Command:
        """Return what delegates it."""
        return DelegateControl(
            target=str(self._object.currentData()),
            trustee=str(self._trustee.currentData()),
        )


def _named(names: list[str]) -> list[tuple[str, object]]:
    return [(name, name) for name in names]


def _fill(combo: QComboBox, names: list[str]) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        for name in names:
            combo.addItem(Text.everybody if name == EVERYBODY else name, name)
