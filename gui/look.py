"""The looks, the same on every platform and at every scale; first Windows Server's."""

from functools import cache
from string import Template

from PySide6.QtCore import QDir, QRect, QSize, Qt, SignalInstance
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImageReader,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

import resources
from gui.access_keys import AccessKeys
from gui.colours import TABLES, Colours, Look
from gui.palette import palette

ROW_HEIGHT = 19
HEADER_HEIGHT = 24
TREE_INDENTATION = 19
ICON_SIZE = 16
LARGE_ICON_SIZE = 32
BUTTON_WIDTH, BUTTON_HEIGHT = 75, 23
SCROLL_BAR_EXTENT = 17
SPLITTER_WIDTH = 4
FONT_FAMILY = "Noto Sans Display"
FONT_PIXELS = 12
TITLE_PIXELS = 16

_SHEET = "look/windows.qss"
_ICONS, _ON_DARK = "icons", "icons/on-dark"


class _Worn:
    """The look that was chosen, and the colours that it has now."""

    look = Look.WINDOWS
    colours: Colours | None = None


def apply(app: QApplication) -> None:
    """Give the application its style, colours, font and style sheet."""
    from gui.windows_style import WindowsStyle

    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    app.styleHints().setShowShortcutsInContextMenus(True)
    for effect in Qt.UIEffect:
        app.setEffectEnabled(effect, False)
    app.setStyle(WindowsStyle())
    app.setFont(font())
    app.focusWindowChanged.connect(AccessKeys(app).watch)
    _Worn.colours = None
    wear(Look.WINDOWS)
    for changed in _system_changes():
        changed.connect(_on_system_changed)


def wear(look: Look) -> None:
    """Change the colours of all windows at once."""
    _Worn.look = look
    hints = QGuiApplication.styleHints()
    if look is Look.SYSTEM:
        hints.unsetColorScheme()
        look = _of_system()
    else:  # the frames of the windows go with it
        is_dark = TABLES[look].is_dark
        hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
    if TABLES[look] is not _Worn.colours:
        _Worn.colours = TABLES[look]
        _dress(_Worn.colours)


def worn() -> Look:
    """Return the look that was chosen last."""
    return _Worn.look


def colours() -> Colours:
    """Return the colours of the present look."""
    return _Worn.colours or TABLES[Look.WINDOWS]


def font(pixels: int = FONT_PIXELS, *, bold: bool = False) -> QFont:
    """Return the bundled font in a size that does not depend on the screen."""
    _load_fonts()
    made = QFont(FONT_FAMILY)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made


@cache
def icon(name: str) -> QIcon:
    """Return one of our icons; it is drawn when first shown, sharp at every size."""
    resources.path(f"{_ICONS}/{name}.svg")  # an unknown one is an error
    return QIcon(_Drawing(name))


def picture(name: str, width: int, height: int) -> QPixmap:
    """Return one of our pictures, sharp at the scale of the screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    pixmap = _render(name, width, height, app.devicePixelRatio())
    _sources[pixmap.cacheKey()] = (name, width, height)
    return pixmap


def redrawn(pixmap: QPixmap, ratio: float) -> QPixmap:
    """Return what ``picture`` made at another scale, other pixmaps as they are."""
    source = _sources.get(pixmap.cacheKey())
    return _render(*source, ratio) if source else pixmap


class _Drawing(QIconEngine):
    """An icon that is drawn at the scale of what is painted on.

    Qt's own engine asks the widget for the scale, also where a widget is painted into
    a picture of another scale.
    """

    _clones: list["_Drawing"] = []  # noqa: RUF012  (Qt owns them, Python may not free them)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        self._clones.append(_Drawing(self._name))
        return self._clones[-1]

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        ratio = painter.paintEngine().paintDevice().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawing = _drawing(self._name, on_dark=colours().is_dark)
        return drawing.pixmap(size, 1.0, mode, state)


@cache
def _drawing(name: str, *, on_dark: bool) -> QIcon:
    """Read a drawing; some glyphs have another one for dark looks."""
    return QIcon(f"{_ICONS}:{name}.svg")


_sources: dict[int, tuple[str, int, int]] = {}


@cache
def _render(name: str, width: int, height: int, ratio: float) -> QPixmap:
    reader = QImageReader(str(resources.path(f"icons/{name}.svg")))
    reader.setScaledSize(QSize(round(width * ratio), round(height * ratio)))
    pixmap = QPixmap.fromImageReader(reader)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _load_fonts() -> None:
    for weight in ("Regular", "Bold"):
        file = resources.path(f"fonts/NotoSansDisplay-{weight}.ttf")
        QFontDatabase.addApplicationFont(str(file))


def _dress(of: Colours) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    folders = [_ON_DARK, _ICONS] if of.is_dark else [_ICONS]
    QDir.setSearchPaths(_ICONS, [str(resources.path(f)) for f in folders])
    app.setPalette(palette(of))
    sheet = resources.path(_SHEET).read_text(encoding="utf-8")
    app.setStyleSheet(Template(sheet).substitute(of.names()))


def _system_changes() -> list[SignalInstance]:
    hints = QGuiApplication.styleHints()
    changes = [hints.colorSchemeChanged]
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        changes.append(hints.accessibility().contrastPreferenceChanged)
    return changes


def _of_system() -> Look:
    """Return the look that comes nearest to what the desktop asks for."""
    if _system_wants_contrast():
        return Look.HIGH_CONTRAST
    is_dark = _system_scheme() is Qt.ColorScheme.Dark
    return Look.DARK if is_dark else Look.WINDOWS


def _system_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


def _system_wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    preference = hints.accessibility().contrastPreference()
    return preference is Qt.ContrastPreference.HighContrast


def _on_system_changed() -> None:
    if _Worn.look is Look.SYSTEM:
        wear(Look.SYSTEM)
