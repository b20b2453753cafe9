"""The port through which any window asks something of the manager."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.catalog import LicenseProgram
    from core.lab import Lab
    from core.lessons.attempts import Attempt
    from core.powershell.looks import Look
    from gui.models.drawing import Drawing
    from gui.models.places import Place
    from gui.models.sheet import HandOver, Sheet


class Manager(Protocol):
    """What RD Licensing Manager does for the windows around it.

    A `parent` is the window in front of which a dialog or a wizard opens.
    """

    def show_at(self, place: Place | None = None) -> None:
        """Come to front; with a place, go there."""

    def update_actions(self) -> None:
        """Enable and tick the actions for what is possible now."""

    def open_window(self, name: str, choices: Mapping[str, str] | None = None) -> None:
        """Open a companion window by its name in `companions.table`, with choices."""

    def open_lessons(self, file: Path | None = None) -> None:
        """Open the lessons, or a lesson's or an attempt's file there."""

    def install_licenses(self, server: str) -> None:
        """Open the Install Licenses Wizard for a license server."""

    def review(self, server: str, parent: QWidget) -> None:
        """Open Review Configuration for a license server."""

    def confirm_order(self, program: LicenseProgram, parent: QWidget) -> None:
        """Show what a reseller sends after an order under a license program."""

    def add_roles(self, parent: QWidget) -> None:
        """Open the Add Roles and Features Wizard."""

    def remove_roles(self, parent: QWidget) -> None:
        """Open the Remove Roles and Features Wizard."""

    def add_licensing(self, parent: QWidget) -> None:
        """Open the wizard that adds a license server to the deployment."""

    def save_drawing(self, drawing: Drawing, parent: QWidget) -> None:
        """Ask for a file, and write a drawing as PNG or SVG."""

    def print_drawing(self, drawing: Drawing, parent: QWidget) -> None:
        """Ask for a printer, and print a drawing."""

    def show_problems(self, day: str) -> None:
        """Open Event Viewer at warnings and errors alone, of a day or of all."""

    def looked_at(self, read: Callable[[], Look | None]) -> None:
        """Show what reads the same as a window in PowerShell View, while it is open."""

    def save_sheet(self, title: str, hand_over: HandOver, parent: QWidget) -> None:
        """Ask for a file named after a title; the sheet is handed over afterwards."""

    def print_sheet(self, sheet: Sheet, parent: QWidget) -> None:
        """Ask for a printer, and print a sheet."""

    def show_lab(self, lab: Lab) -> None:
        """Show another lab in place of the present one."""

    def work_on(self, attempt: Attempt) -> None:
        """Show the lab of an attempt, and lead through its lesson."""

    def record_in(self, lab: Lab) -> None:
        """Show a lab in which a lesson is recorded, and the recorder beside it."""

    def show_own_lab(self, then: Callable[..., object]) -> None:
        """Show the lab again that was open before a lesson.

        Then call, with its session and its main window.
        """

    def show_beside(self, lab: Lab) -> None:
        """Show a lab in windows of its own, in place of the one shown there before."""

    def close_beside(self) -> None:
        """Close those windows."""
