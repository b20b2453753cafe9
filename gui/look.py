"""The look of Windows Server 2022, the same on every platform and at every scale."""

from functools import cache
from typing import Any

from PySide6.QtCore import QDir, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QImageReader,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QWindow,
)
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QTabBar,
    QWidget,
)

import resources

ROW_HEIGHT = 19
HEADER_HEIGHT = 24
TREE_INDENTATION = 19
ICON_SIZE = 16
LARGE_ICON_SIZE = 32
BUTTON_WIDTH, BUTTON_HEIGHT = 75, 23
SCROLL_BAR_EXTENT = 17
SPLITTER_WIDTH = 4
RADIO_EXTENT = 13
FONT_FAMILY = "Noto Sans Display"
FONT_PIXELS = 12
TITLE_PIXELS = 16

_Metric = QStyle.PixelMetric
_METRICS = {
    _Metric.PM_SmallIconSize: ICON_SIZE,
    _Metric.PM_ListViewIconSize: ICON_SIZE,
    _Metric.PM_ButtonIconSize: ICON_SIZE,
    _Metric.PM_ToolBarIconSize: ICON_SIZE,
    _Metric.PM_TabBarIconSize: ICON_SIZE,
    _Metric.PM_LineEditIconSize: ICON_SIZE,
    _Metric.PM_LargeIconSize: LARGE_ICON_SIZE,
    _Metric.PM_IconViewIconSize: LARGE_ICON_SIZE,
    _Metric.PM_MessageBoxIconSize: LARGE_ICON_SIZE,
    _Metric.PM_TreeViewIndentation: TREE_INDENTATION,
    _Metric.PM_ScrollBarExtent: SCROLL_BAR_EXTENT,
    _Metric.PM_SplitterWidth: SPLITTER_WIDTH,
    _Metric.PM_SubMenuOverlap: -3,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
    _Metric.PM_LayoutLeftMargin: 11,
    _Metric.PM_LayoutTopMargin: 11,
    _Metric.PM_LayoutRightMargin: 11,
    _Metric.PM_LayoutBottomMargin: 11,
    _Metric.PM_LayoutHorizontalSpacing: 6,
    _Metric.PM_LayoutVerticalSpacing: 6,
}

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


class _Style(QProxyStyle):
    """Fusion with the measures and the focus rectangle of Windows.

    Each override is called a thousand times while a window comes up, so there are few.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        value = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if value is None else value

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return int(_AltKey.seen)
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            _draw_focus(option, painter, widget or QApplication.focusWidget())
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_PushButtonBevel:
            _draw_button(option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if contents == QStyle.ContentsType.CT_PushButton:
            room = QSize(size.width() + 20, size.height() + 4)
            return room.expandedTo(QSize(BUTTON_WIDTH, BUTTON_HEIGHT))
        return super().sizeFromContents(contents, option, size, widget)

    def generatedIconPixmap(
        self, mode: QIcon.Mode, pixmap: QPixmap, option: QStyleOption
    ) -> QPixmap:
        if mode == QIcon.Mode.Selected:  # Windows does not tint the selected icon
            return pixmap
        return super().generatedIconPixmap(mode, pixmap, option)


class _AltKey(QObject):
    """Shows the underlined letters only after Alt was pressed, as Windows does."""

    seen = False

    def watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Alt:  # type: ignore[attr-defined]
                self._set(True)
        elif kind == QEvent.Type.MouseButtonPress:
            self._set(False)
        return False

    def _set(self, seen: bool) -> None:
        if _AltKey.seen != seen:
            _AltKey.seen = seen
            for widget in QApplication.allWidgets():
                widget.update()


def apply(app: QApplication) -> None:
    """Give the application its style, colours, font and style sheet."""
    QDir.setSearchPaths("icons", [str(resources.path("icons"))])
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.styleHints().setShowShortcutsInContextMenus(True)
    for effect in Qt.UIEffect:
        app.setEffectEnabled(effect, False)
    app.setStyle(_Style())
    app.setPalette(_palette())
    app.setFont(font())
    sheet = resources.path("look/windows-server-2022.qss")
    app.setStyleSheet(sheet.read_text(encoding="utf-8"))
    alt_key = _AltKey(app)
    app.focusWindowChanged.connect(alt_key.watch)


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
    return QIcon(str(resources.path(f"icons/{name}.svg")))


def picture(name: str, width: int, height: int) -> QPixmap:
    """Return one of our pictures, sharp at the scale of the screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    pixmap = _render(name, width, height, app.devicePixelRatio())
    _sources[pixmap.cacheKey()] = (name, width, height)
    return pixmap


def redrawn(pixmap: QPixmap, ratio: float) -> QPixmap:
    """Return what ``picture`` made for another scale; other pixmaps stay as they are."""
    source = _sources.get(pixmap.cacheKey())
    return _render(*source, ratio) if source else pixmap


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


def _draw_button(option: QStyleOption, painter: QPainter) -> None:
    button: Any = option  # the stubs hide the fields of a style option
    state, feature = button.state, QStyleOptionButton.ButtonFeature
    pressed = state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_On)
    hovered = state & QStyle.StateFlag.State_MouseOver
    if button.features & feature.Flat and not pressed and not hovered:
        return
    width = 1
    if not state & QStyle.StateFlag.State_Enabled:
        face, edge = "#cccccc", "#bfbfbf"
    elif pressed:
        face, edge = "#cce4f7", "#005499"
    elif hovered:
        face, edge = "#e5f1fb", "#0078d7"
    elif button.features & feature.DefaultButton:
        face, edge, width = "#e1e1e1", "#0078d7", 2
    else:
        face, edge = "#e1e1e1", "#adadad"
    painter.fillRect(button.rect, QColor(edge))
    inside = button.rect.adjusted(width, width, -width, -width)
    painter.fillRect(inside, QColor(face))
    if button.features & feature.HasMenu:
        extent = ICON_SIZE // 2 + 2
        arrow = QRect(0, 0, extent, extent)
        arrow.moveCenter(button.rect.center())
        arrow.moveRight(button.rect.right() - 5)
        icon("combo").paint(painter, arrow)


def _draw_focus(
    option: QStyleOption, painter: QPainter, widget: QWidget | None
) -> None:
    """Draw the dotted rectangle once the keyboard is in use."""
    view: Any = option
    keyboard = widget is not None and widget.window().testAttribute(
        Qt.WidgetAttribute.WA_KeyboardFocusChange
    )
    in_list = view.state & QStyle.StateFlag.State_Item
    if keyboard:
        pen = QPen(QColor("#333333"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1, 1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    elif in_list and not view.state & QStyle.StateFlag.State_Selected:
        pen = QPen(QColor("#99d1ff"), 1)
    else:
        return
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(0.5, 0.5)
    painter.drawRect(_focus_rect(view.rect, widget).adjusted(0, 0, -1, -1))
    painter.restore()


def _focus_rect(rect: QRect, widget: QWidget | None) -> QRect:
    """Move what Fusion and the style sheet suggest to where Windows has it."""
    if isinstance(widget, QRadioButton):
        text = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
        rect = QRect(rect.left() + RADIO_EXTENT + 4, 0, text.width() + 4, text.height())
        rect.moveTop((widget.height() - rect.height()) // 2)
    elif isinstance(widget, QTabBar):
        rect = rect.adjusted(-4, 0, 4, 0)
    elif isinstance(widget, QPushButton) and not widget.property("link"):
        rect = widget.rect().adjusted(3, 3, -3, -3)
    return rect
