"""What the desktop opens: files, folders and addresses; nobody else asks it to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QObject,
    QProcess,
    QStandardPaths,
    QUrl,
    Slot,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication

from core.characters import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session

_FREE_DESKTOPS = {"xcb", "wayland"}
_SOON = 10_000
"""Milliseconds in which a program that cannot open something says so."""


def open_file(path: Path, session: Session, parent: QWidget) -> None:
    """Open a file or a folder; where nothing can, name it in a message."""

    def tell() -> None:
        text = session.labels.console.not_opened.format(path=visible(str(path)))
        session.prompts.show_message(parent, text)

    open_address(QUrl.fromLocalFile(str(path)), parent, tell)


def open_address(
    address: QUrl, parent: QWidget, otherwise: Callable[[], object]
) -> None:
    """Open an address; where nothing can, call back while the parent is there."""
    launcher = _launcher()
    if launcher and not (_Desktop.is_here and address.scheme() == "http"):
        _Launch(launcher, address, parent, otherwise)
    elif not QDesktopServices.openUrl(address):
        otherwise()


def _launcher() -> str:
    """Return the program that opens things on free desktops; empty elsewhere.

    Qt starts it, too, but does not see that it found no program to hand them to.
    """
    is_free = QGuiApplication.platformName() in _FREE_DESKTOPS
    return QStandardPaths.findExecutable("xdg-open") if is_free else ""


class _Launch(QObject):
    """One start of the launcher; what it opens outlives this program."""

    def __init__(
        self,
        launcher: str,
        address: QUrl,
        parent: QWidget,
        otherwise: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._otherwise = otherwise
        self._since = QElapsedTimer()
        self._since.start()
        process = QProcess(QCoreApplication.instance())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.setUnixProcessParameters(QProcess.UnixProcessFlag.CreateNewSession)
        process.finished.connect(self._on_finished)
        process.finished.connect(process.deleteLater)
        process.errorOccurred.connect(self._on_error)
        process.errorOccurred.connect(process.deleteLater)
        process.start(
            launcher, [address.toString(QUrl.ComponentFormattingOption.FullyEncoded)]
        )

    def _on_finished(self, exit_code: int) -> None:
        if exit_code and self._since.elapsed() < _SOON:
            self._otherwise()
        self.deleteLater()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._otherwise()
            self.deleteLater()


class _Desktop(QObject):
    """Takes the addresses that the person's browser would get."""

    is_here = False

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def open_address(self, url: QUrl) -> None:
        self.addresses.append(url.toString())


@contextmanager
def instead_of_a_browser() -> Iterator[list[str]]:
    """List the addresses that are opened, and open no browser."""
    desktop = _Desktop()
    QDesktopServices.setUrlHandler("http", desktop, "open_address")  # type: ignore[arg-type]  # stub wants bytes
    _Desktop.is_here = True
    try:
        yield desktop.addresses
    finally:
        _Desktop.is_here = False
        QDesktopServices.unsetUrlHandler("http")
