"""Buying licenses: what a reseller sends after an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import LicenseProgram
from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from gui.models.sheet import Sheet


class OrderHandlers(ActionHandlers):
    """Shows order confirmations, and prints them."""

    def actions(self) -> Iterable[Action]:
        yield Action(
            "order_confirmation",
            lambda: self.confirm(LicenseProgram.RETAIL, self._window),
        )

    def confirm(self, program: LicenseProgram, parent: QWidget) -> None:
        """Show a confirmation in front of a window, first under this program."""
        from gui.training.order_confirmation import OrderConfirmationDialog

        OrderConfirmationDialog(
            program, self._session, parent, print_=self._print
        ).open()

    def _print(self, sheet: Sheet, window: QWidget) -> None:
        from gui.export.printing import ask_and_print

        ask_and_print(sheet, self._session, window)
