"""Applies a theme, the same on every platform; at first Windows Server's."""

from string import Template

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication

import resources
from gui.theme import icons
from gui.theme.access_keys import AccessKeys
from gui.theme.colours import TABLES, Colours, Theme
from gui.theme.current import _Current
from gui.theme.fonts import font
from gui.theme.palette import palette
from gui.theme.style import WindowsStyle

_SHEET = "look/windows.qss"


def install(app: QApplication) -> None:
    """Give the application its style, font and colours; later the colours anew."""
    if app.findChild(AccessKeys) is None:  # a second one would hear every event, too
        _begin(app)
    _Current.colours = None
    apply_theme(Theme.WINDOWS)


def _begin(app: QApplication) -> None:
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    app.styleHints().setShowShortcutsInContextMenus(True)
    for effect in Qt.UIEffect:
        app.setEffectEnabled(effect, False)
    app.setStyle(WindowsStyle())
    app.setFont(font())
    app.focusWindowChanged.connect(AccessKeys(app).watch)
    for changed in _system_changes():
        changed.connect(_on_system_changed)


def apply_theme(chosen: Theme) -> None:
    """Change the colours of all windows at once."""
    _Current.theme = chosen
    hints = QGuiApplication.styleHints()
    if chosen is Theme.SYSTEM:
        hints.unsetColorScheme()
        chosen = _of_system()
    else:  # the frames of the windows go with it
        is_dark = TABLES[chosen].is_dark
        hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
    if TABLES[chosen] is not _Current.colours:
        _Current.colours = TABLES[chosen]
        _apply_stylesheet(_Current.colours)


def _apply_stylesheet(of: Colours) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    icons.choose_drawings(on_dark=of.is_dark)
    app.setPalette(palette(of))
    app.setStyleSheet(Template(resources.text(_SHEET)).substitute(of.names()))


def _system_changes() -> list[SignalInstance]:
    hints = QGuiApplication.styleHints()
    changes = [hints.colorSchemeChanged]
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        changes.append(hints.accessibility().contrastPreferenceChanged)
    return changes


def _of_system() -> Theme:
    """Return the theme that comes nearest to what the desktop asks for."""
    if _system_wants_contrast():
        return Theme.HIGH_CONTRAST
    is_dark = _system_scheme() is Qt.ColorScheme.Dark
    return Theme.DARK if is_dark else Theme.WINDOWS


def _system_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


def _system_wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    preference = hints.accessibility().contrastPreference()
    return preference is Qt.ContrastPreference.HighContrast


def _on_system_changed() -> None:
    if _Current.theme is Theme.SYSTEM:
        apply_theme(Theme.SYSTEM)
