"""Fusion with the measures of Windows Server 2022 and its painted parts.

What the style sheet cannot do is here: glyphs that stay sharp in a picture of another
scale, buttons that never cut their text, and focus that shows for the keyboard only.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QTreeView,
    QWidget,
)

from gui.theme import access_keys, metrics
from gui.theme import parts as parts

_Complex = QStyle.ComplexControl
_Contents = QStyle.ContentsType
_Control = QStyle.ControlElement
_Metric = QStyle.PixelMetric
_Primitive = QStyle.PrimitiveElement

_METRICS = {
    _Metric.PM_SmallIconSize: metrics.ICON_SIZE,
    _Metric.PM_ListViewIconSize: metrics.ICON_SIZE,
    _Metric.PM_ButtonIconSize: metrics.ICON_SIZE,
    _Metric.PM_ToolBarIconSize: metrics.ICON_SIZE,
    _Metric.PM_TabBarIconSize: metrics.ICON_SIZE,
    _Metric.PM_LineEditIconSize: metrics.ICON_SIZE,
    _Metric.PM_LargeIconSize: metrics.LARGE_ICON_SIZE,
    _Metric.PM_IconViewIconSize: metrics.LARGE_ICON_SIZE,
    _Metric.PM_MessageBoxIconSize: metrics.LARGE_ICON_SIZE,
    _Metric.PM_TreeViewIndentation: metrics.TREE_INDENTATION,
    _Metric.PM_ScrollBarExtent: metrics.SCROLL_BAR_EXTENT,
    _Metric.PM_ScrollBarSliderMin: metrics.SCROLL_BAR_EXTENT,
    _Metric.PM_SplitterWidth: metrics.SPLITTER_WIDTH,
    _Metric.PM_IndicatorWidth: 13,
    _Metric.PM_IndicatorHeight: 13,
    _Metric.PM_ExclusiveIndicatorWidth: 13,
    _Metric.PM_ExclusiveIndicatorHeight: 13,
    _Metric.PM_CheckBoxLabelSpacing: 6,
    _Metric.PM_RadioButtonLabelSpacing: 6,
    _Metric.PM_MenuPanelWidth: 1,
    _Metric.PM_MenuHMargin: 2,
    _Metric.PM_MenuVMargin: 2,
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
_ACCESS_KEYS = Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextHideMnemonic
_FIELD_HEIGHT = 23
_TICK_HEIGHT = 17
_TOOL_ROOM = 9


class _Part(NamedTuple):
    """What draws a part, and the kind of option whose fields it reads.

    WORKAROUND: Qt's binding knows options by their address. Where it still has one of
    another kind that lay there before, it hands out that one, and its fields are not
    where they are looked for: a wrong picture, an error, a crash. Fusion draws then.
    """

    draw: Callable[..., bool | None]
    option: type[QStyleOption] = QStyleOption


_PRIMITIVES = {
    _Primitive.PE_FrameFocusRect: _Part(parts.draw_focus),
    _Primitive.PE_IndicatorBranch: _Part(parts.draw_branch),
    _Primitive.PE_IndicatorCheckBox: _Part(parts.draw_check),
    _Primitive.PE_IndicatorItemViewItemCheck: _Part(parts.draw_check),
    _Primitive.PE_IndicatorRadioButton: _Part(parts.draw_radio),
    _Primitive.PE_PanelMenu: _Part(parts.draw_menu_panel),
    _Primitive.PE_FrameMenu: _Part(parts.draw_nothing),  # the panel has its edge
    _Primitive.PE_PanelButtonTool: _Part(parts.draw_tool),
    _Primitive.PE_IndicatorButtonDropDown: _Part(parts.draw_tool),
    _Primitive.PE_IndicatorHeaderArrow: _Part(
        parts.draw_sort_arrow, QStyleOptionHeader
    ),
    _Primitive.PE_IndicatorArrowRight: _Part(partial(parts.draw_arrow, "submenu")),
    _Primitive.PE_IndicatorArrowDown: _Part(partial(parts.draw_arrow, "combo")),
    _Primitive.PE_IndicatorArrowUp: _Part(partial(parts.draw_arrow, "sb-up")),
    _Primitive.PE_IndicatorArrowLeft: _Part(partial(parts.draw_arrow, "sb-left")),
}
_CONTROLS = {
    _Control.CE_PushButtonBevel: _Part(parts.draw_button, QStyleOptionButton),
    _Control.CE_ToolButtonLabel: _Part(parts.draw_tool_label),
    _Control.CE_MenuItem: _Part(parts.draw_menu_item, QStyleOptionMenuItem),
    _Control.CE_SizeGrip: _Part(parts.draw_size_grip),
}
_COMPLEX_CONTROLS = {
    _Complex.CC_ComboBox: _Part(parts.draw_combo, QStyleOptionComboBox),
    _Complex.CC_SpinBox: _Part(parts.draw_spin_box, QStyleOptionSpinBox),
    _Complex.CC_ScrollBar: _Part(parts.draw_scroll_bar, QStyleOptionSlider),
}


class WindowsStyle(QProxyStyle):
    """Fusion with the measures and the painted parts of Windows.

    Each override is called hundreds of times while a window comes up: look up, return.
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

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if contents == _Contents.CT_PushButton:
            room = QSize(size.width() + 20, size.height() + 4)
            return room.expandedTo(QSize(metrics.BUTTON_WIDTH, metrics.BUTTON_HEIGHT))
        is_menu_item = isinstance(option, QStyleOptionMenuItem)
        if contents == _Contents.CT_MenuItem and is_menu_item:
            return parts.menu_item_size(option, size)
        if contents == _Contents.CT_ToolButton:
            return size + QSize(_TOOL_ROOM, _TOOL_ROOM)
        # The stub of QProxyStyle alone says that there always is a widget.
        made = super().sizeFromContents(contents, option, size, widget)  # type: ignore[arg-type]
        if contents in {_Contents.CT_ComboBox, _Contents.CT_SpinBox}:
            made.setHeight(max(_FIELD_HEIGHT, size.height() + 4))
        elif contents in {_Contents.CT_CheckBox, _Contents.CT_RadioButton}:
            made.setHeight(max(_TICK_HEIGHT, size.height()))
        elif isinstance(widget, QTreeView) and made.height() < metrics.ROW_HEIGHT:
            made.setHeight(
                metrics.ROW_HEIGHT
            )  # Fusion gives it only to rows with icons
        return made

    def drawItemText(
        self,
        painter: QPainter,
        rect: QRect,
        flags: int,
        palette: QPalette | Qt.GlobalColor | QColor,
        enabled: bool,
        text: str,
        textRole: QPalette.ColorRole = QPalette.ColorRole.NoRole,
    ) -> None:
        """Show access keys or not; their style hint is asked for far more often."""
        if flags & Qt.TextFlag.TextShowMnemonic:
            flags = flags & ~_ACCESS_KEYS | access_keys.text_flag()
        super().drawItemText(painter, rect, flags, palette, enabled, text, textRole)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        part = _PRIMITIVES.get(element)
        if part is None or not isinstance(option, part.option):
            super().drawPrimitive(element, option, painter, widget)
        else:
            part.draw(option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        part = _CONTROLS.get(element)
        is_drawn = (
            part is not None
            and isinstance(option, part.option)
            and part.draw(option, painter, widget)
        )
        if not is_drawn:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        part = _COMPLEX_CONTROLS.get(control)
        if part is None or not isinstance(option, part.option):
            super().drawComplexControl(control, option, painter, widget)
        else:
            part.draw(self, option, painter, widget)

    def generatedIconPixmap(
        self, mode: QIcon.Mode, pixmap: QPixmap | QImage, option: QStyleOption
    ) -> QPixmap:
        if mode == QIcon.Mode.Selected:  # Windows does not tint the selected icon
            return QPixmap(pixmap)
        return super().generatedIconPixmap(mode, pixmap, option)
