"""What the actions of the main window do: open a dialog or wizard, or do a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.commands.revoke import RevokeLicense
from core.errors import LabError, LabInUse
from core.lab import Lab
from gui.labels.editions import plain

if TYPE_CHECKING:
    from core.catalog import ClearinghouseCondition
    from gui.desk import Desk
    from gui.main_window import MainWindow
    from gui.places import Place


class Errands:
    """Carries out what the person asks of one main window.

    Dialogs are imported when they are first needed: the window starts sooner.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Work for this window."""
        self._window = window
        self._desk = desk
        self._labels = desk.labels.console

    def activate_server(self) -> None:
        """Open the Activate Server Wizard."""
        from gui.wizards.activate_wizard import ActivateWizard

        server = self._desk.lab.server(self._window.place.server)
        wizard = ActivateWizard(server, self._desk, self._window)
        wizard.install_requested.connect(self.install_on)
        wizard.open()

    def install_licenses(self) -> None:
        """Open the Install Licenses Wizard."""
        self.install_on(self._window.place.server)

    def install_on(self, server: str) -> None:
        """Open the Install Licenses Wizard for a server."""
        from gui.wizards.install_wizard import InstallWizard

        InstallWizard(self._desk.lab.server(server), self._desk, self._window).open()

    def reactivate_server(self) -> None:
        """Open the Reactivate Server Wizard."""
        from gui.wizards.reactivate_wizard import ReactivateWizard

        server = self._desk.lab.server(self._window.place.server)
        ReactivateWizard(server, self._desk, self._window).open()

    def deactivate_server(self) -> None:
        """Open the Deactivate Server Wizard."""
        from gui.wizards.deactivate_wizard import DeactivateWizard

        server = self._desk.lab.server(self._window.place.server)
        DeactivateWizard(server, self._desk, self._window).open()

    def review_configuration(self) -> None:
        """Open Review Configuration for the selected server."""
        self.review_place(self._window.place)

    def review_place(self, place: Place) -> None:
        """Open Review Configuration for the server of a place."""
        from gui.dialogs.review import ReviewDialog

        ReviewDialog(place.server, self._desk, self._window).open()

    def convert_licenses(self) -> None:
        """Open Convert Licenses for the selected license pack."""
        from gui.dialogs.convert import ConvertDialog

        place = self._window.place
        pack = self._desk.lab.pack(place.server, place.pack_id)
        if pack is not None:
            ConvertDialog(pack, self._desk, self._window).open()

    def revoke_license(self) -> None:
        """Ask, and then revoke the selected license."""
        place = self._window.place
        issued = self._desk.lab.issued_license(place.server, place.issued_id)
        if issued is not None:
            revoke = RevokeLicense(server=issued.server, license_id=issued.id)
            self._desk.prompts.choose(
                self._window,
                self._labels.revoke_question.format(computer=issued.computer),
                [(self._labels.yes, lambda: self._desk.do(revoke, self._window))],
                self._labels.no,
            )

    def properties(self) -> None:
        """Open Properties of the selected server."""
        from gui.dialogs.properties import PropertiesDialog

        server = self._desk.lab.server(self._window.place.server)
        PropertiesDialog(server, self._desk, self._window).open()

    def help(self) -> None:
        """Open the help."""
        from gui.help_window import show_help

        show_help(self._desk.labels, self._window)

    def about(self) -> None:
        """Open About with the disclaimer and the data folder."""
        from gui.dialogs.about import AboutDialog

        AboutDialog(self._desk, self._window).open()

    def copy(self) -> None:
        """Copy the selected rows with headers, tab-separated."""
        rows = self._window.list.texts(selected_only=True)
        lines = ["\t".join(row) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def export_list(self) -> None:
        """Save the list as CSV."""
        from gui import export

        rows = self._window.list.texts(selected_only=False)
        suggested = Path.home() / export.file_name(self._title())
        self._desk.prompts.ask_where_to_save(
            self._window,
            suggested,
            self._labels.csv_files,
            lambda path: self._save(path, rows),
        )

    def customize_columns(self) -> None:
        """Choose the columns of the list."""
        from gui.dialogs.columns import ColumnsDialog

        ColumnsDialog(self._window.list, self._labels, self._window).open()

    def undo(self) -> None:
        """Take the last command back."""
        self._desk.do(Undo(), self._window)

    def restore_points(self) -> None:
        """Open the restore points."""
        from gui.training.restore_points import RestorePointsDialog

        RestorePointsDialog(self._desk, self._window).open()

    def set_clearinghouse(self, condition: ClearinghouseCondition) -> None:
        """Set how the simulated Clearinghouse behaves."""
        self._desk.do(SetClearinghouseCondition(condition=condition), self._window)

    def new_lab(self) -> None:
        """Make a lab from a scenario."""
        from gui.training.new_lab import NewLabDialog

        NewLabDialog(self._desk, self._window).open()

    def open_lab(self) -> None:
        """Ask for a lab file and open it."""
        self._desk.prompts.ask_for_file(
            self._window,
            self._desk.lab.path.parent,
            self._labels.lab_files,
            lambda path: self.open_lab_file(str(path)),
        )

    def open_lab_file(self, name: str) -> None:
        """Open a lab file in place of the present one, which stays if that fails."""
        path = Path(name)
        if path.resolve() == self._desk.lab.path.resolve():
            return
        try:
            lab = Lab.open(path)
        except LabInUse as error:
            read_only = (
                self._labels.open_read_only,
                lambda: self._open_read_only(path),
            )
            self._desk.prompts.choose(
                self._window, str(error), [read_only], plain(self._labels.cancel)
            )
        except LabError as error:
            self._desk.prompts.tell(self._window, str(error))
        else:
            self._desk.show_lab(lab)

    def _open_read_only(self, path: Path) -> None:
        try:
            self._desk.show_lab(Lab.open(path, read_only=True))
        except LabError as error:
            self._desk.prompts.tell(self._window, str(error))

    def _title(self) -> str:
        place = self._window.place
        return place.server or plain(self._labels.all_servers)

    def _save(self, path: Path, rows: list[list[str]]) -> None:
        from gui import export

        try:
            export.save_csv(path, rows)
        except LabError as error:
            self._desk.prompts.tell(self._window, str(error))
