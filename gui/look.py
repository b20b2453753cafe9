"""The look of Windows Server 2022, the same on every platform and at every scale."""

from functools import cache

from PySide6.QtCore import QDir, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPalette,
    QPixmap,
    QWindow,
)
from PySide6.QtWidgets import QApplication

import resources

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

_Role = QPalette.ColorRole
_COLOURS = {
    _Role.Window: "#f0f0f0",
    _Role.WindowText: "#000000",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f5f5f5",
    _Role.Text: "#000000",
    _Role.PlaceholderText: "#6d6d6d",
    _Role.Button: "#f0f0f0",
    _Role.ButtonText: "#000000",
    _Role.BrightText: "#ffffff",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e3e3e3",
    _Role.Mid: "#a0a0a0",
    _Role.Dark: "#a0a0a0",
    _Role.Shadow: "#696969",
    _Role.Highlight: "#0078d7",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#0078d7",
    _Role.Link: "#0066cc",
    _Role.LinkVisited: "#800080",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#575757",
}
_DISABLED = {
    _Role.WindowText: "#6d6d6d",
    _Role.Text: "#6d6d6d",
    _Role.ButtonText: "#6d6d6d",
    _Role.HighlightedText: "#6d6d6d",
    _Role.Base: "#f0f0f0",
    _Role.Highlight: "#d9d9d9",
    _Role.Accent: "#d9d9d9",
}


def apply(app: QApplication) -> None:
    """Give the application its style, colours, font and style sheet."""
    from gui.windows_style import WindowsStyle

    QDir.setSearchPaths("icons", [str(resources.path("icons"))])
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.styleHints().setShowShortcutsInContextMenus(True)
    for effect in Qt.UIEffect:
        app.setEffectEnabled(effect, False)
    app.setStyle(WindowsStyle())
    app.setPalette(_palette())
    app.setFont(font())
    sheet = resources.path("look/windows-server-2022.qss")
    app.setStyleSheet(sheet.read_text(encoding="utf-8"))
    app.focusWindowChanged.connect(_AccessKeys(app).watch)


def access_keys_are_shown() -> bool:
    """Return whether labels underline the letter that goes with Alt."""
    return _AccessKeys.shown


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
    return QIcon(_Drawing(str(resources.path(f"icons/{name}.svg"))))


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

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self._drawing = QIcon(file)

    def clone(self) -> QIconEngine:
        self._clones.append(_Drawing(self._file))
        return self._clones[-1]

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        ratio = painter.paintEngine().paintDevice().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawing.pixmap(size, 1.0, mode, state)


class _AccessKeys(QObject):
    """Shows the underlined letters only after Alt was pressed, as Windows does."""

    shown = False

    def watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._show(False)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._show(_AccessKeys.shown or event.key() == Qt.Key.Key_Alt)
        return False

    def _show(self, shown: bool) -> None:
        if _AccessKeys.shown != shown:
            _AccessKeys.shown = shown
            for widget in QApplication.allWidgets():
                widget.update()


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


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in _COLOURS.items():
        palette.setColor(QPalette.ColorGroup.All, role, QColor(colour))
    for role, colour in _DISABLED.items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return palette
