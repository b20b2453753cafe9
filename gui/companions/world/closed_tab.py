"""World ▸ Closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.commands.passages import SetPassage
from core.powershell import world_looks
from core.rules.passages import EVERYBODY
from gui.companions.world.tab import Tab
from gui.labels.text import strip_mnemonic
from gui.labels.world import WAY
from gui.labels.world import WorldText as Text
from gui.tables.row_table import RowTable
from gui.tables.text_table import Row, text_rows
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.powershell.looks import Look
    from core.records import Passage
    from gui.session.session import Session

_WIDTHS = {Text.origin: 200, Text.target: 150, Text.way: 260}


class ClosedTab(Tab):
    """What does not get through as usual, from whom and to whom."""

    shows_faults = True

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        titles = [Text.origin, Text.target, Text.way, Text.passage_state]
        kind = text_rows("passages", titles, _WIDTHS)
        self._passages = RowTable(kind, strip_mnemonic(Text.passages), session, self)
        self._passages.chosen.connect(self._show_buttons)
        self.add_titled(Text.passages, self._passages, 1)
        self.column.addWidget(plain_label(Text.about_passages, self))
        self._buttons = self.add_buttons(
            {
                "close-way": (Text.close_way, self._on_close),
                "remove": (Text.remove_passage, self._on_remove),
            }
        )

    def refresh(self) -> None:
        """Show the exceptions as they are now."""
        self._known = list(self.session.lab.passages())
        self._passages.show_facts(
            [Row(p, "properties", _texts(p)) for p in self._known]
        )
        self._show_buttons()

    def look(self) -> Look:
        """Return what tries the way from each computer to each license server."""
        lab = self.session.lab
        computers = dict.fromkeys(computer.name for computer in lab.computers())
        servers = [server.name for server in lab.servers()]
        return world_looks.passages([*computers], servers)

    def _show_buttons(self) -> None:
        is_chosen = self._passages.key in self._known
        self._buttons["close-way"].setEnabled(self.can_change)
        self._buttons["remove"].setEnabled(self.can_change and is_chosen)

    def _on_close(self) -> None:
        from gui.companions.world.passage_dialogs import CloseWayDialog

        CloseWayDialog(self.session, self).open()

    def _on_remove(self) -> None:
        passage = next(p for p in self._known if p == self._passages.key)
        self.do(
            SetPassage(
                origin=passage.origin,
                target=passage.target,
                way=passage.way,
                is_open=not passage.is_open,
            )
        )


def _texts(passage: Passage) -> list[str]:
    return [
        Text.everybody if passage.origin == EVERYBODY else passage.origin,
        passage.target,
        WAY[passage.way],
        Text.is_open if passage.is_open else Text.is_closed,
    ]
