"""The controls of Windows Server 2022, painted over Fusion.

What the style sheet cannot do is here: glyphs that stay sharp in a picture of another
scale, buttons that never cut their text, and focus that shows for the keyboard only.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QTabBar,
    QTreeView,
    QWidget,
)

from gui import look

_Complex = QStyle.ComplexControl
_Contents = QStyle.ContentsType
_Control = QStyle.ControlElement
_Metric = QStyle.PixelMetric
_Primitive = QStyle.PrimitiveElement
_State = QStyle.StateFlag
_Sub = QStyle.SubControl

_METRICS = {
    _Metric.PM_SmallIconSize: look.ICON_SIZE,
    _Metric.PM_ListViewIconSize: look.ICON_SIZE,
    _Metric.PM_ButtonIconSize: look.ICON_SIZE,
    _Metric.PM_ToolBarIconSize: look.ICON_SIZE,
    _Metric.PM_TabBarIconSize: look.ICON_SIZE,
    _Metric.PM_LineEditIconSize: look.ICON_SIZE,
    _Metric.PM_LargeIconSize: look.LARGE_ICON_SIZE,
    _Metric.PM_IconViewIconSize: look.LARGE_ICON_SIZE,
    _Metric.PM_MessageBoxIconSize: look.LARGE_ICON_SIZE,
    _Metric.PM_TreeViewIndentation: look.TREE_INDENTATION,
    _Metric.PM_ScrollBarExtent: look.SCROLL_BAR_EXTENT,
    _Metric.PM_ScrollBarSliderMin: look.SCROLL_BAR_EXTENT,
    _Metric.PM_SplitterWidth: look.SPLITTER_WIDTH,
    _Metric.PM_IndicatorWidth: 13,
    _Metric.PM_IndicatorHeight: 13,
    _Metric.PM_ExclusiveIndicatorWidth: 13,
    _Metric.PM_ExclusiveIndicatorHeight: 13,
    _Metric.PM_CheckBoxLabelSpacing: 6,
    _Metric.PM_RadioButtonLabelSpacing: 6,
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
_FIELD_HEIGHT = 23
_TICK_HEIGHT = 17
_TOOL_ROOM = 9

# Face and edge of a control at rest, under the pointer, pressed and disabled.
_NORMAL = ("#e1e1e1", "#adadad")
_HOVERED = ("#e5f1fb", "#0078d7")
_PRESSED = ("#cce4f7", "#005499")
_DISABLED = ("#cccccc", "#bfbfbf")
_ACCENT = "#0078d7"


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

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return int(look.access_keys_are_shown())
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if contents == _Contents.CT_PushButton:
            room = QSize(size.width() + 20, size.height() + 4)
            return room.expandedTo(QSize(look.BUTTON_WIDTH, look.BUTTON_HEIGHT))
        if contents == _Contents.CT_ToolButton:
            return size + QSize(_TOOL_ROOM, _TOOL_ROOM)
        # The stub of QProxyStyle alone says that there always is a widget.
        made = super().sizeFromContents(contents, option, size, widget)  # type: ignore[arg-type]
        if contents in {_Contents.CT_ComboBox, _Contents.CT_SpinBox}:
            made.setHeight(max(_FIELD_HEIGHT, size.height() + 4))
        elif contents in {_Contents.CT_CheckBox, _Contents.CT_RadioButton}:
            made.setHeight(max(_TICK_HEIGHT, size.height()))
        elif isinstance(widget, QTreeView) and made.height() < look.ROW_HEIGHT:
            made.setHeight(look.ROW_HEIGHT)  # Fusion gives it only to rows with icons
        return made

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        draw = _PRIMITIVES.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            draw(option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        draw = _CONTROLS.get(element)
        if draw is None or not draw(option, painter, widget):
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        draw = _COMPLEX_CONTROLS.get(control)
        if draw is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            draw(self, option, painter, widget)

    def generatedIconPixmap(
        self, mode: QIcon.Mode, pixmap: QPixmap | QImage, option: QStyleOption
    ) -> QPixmap:
        if mode == QIcon.Mode.Selected:  # Windows does not tint the selected icon
            return QPixmap(pixmap)
        return super().generatedIconPixmap(mode, pixmap, option)


# The stubs hide the fields of style options, so options come as Any from here on.


def _colours(state: QStyle.StateFlag) -> tuple[str, str]:
    if not state & _State.State_Enabled:
        return _DISABLED
    if state & (_State.State_Sunken | _State.State_On):
        return _PRESSED
    return _HOVERED if state & _State.State_MouseOver else _NORMAL


def _fill(painter: QPainter, rect: QRect, face: str, edge: str, width: int = 1) -> None:
    painter.fillRect(rect, QColor(edge))
    painter.fillRect(rect.adjusted(width, width, -width, -width), QColor(face))


def _glyph(
    painter: QPainter, name: str, rect: QRect, option: Any, *, width: int, height: int
) -> None:
    """Draw a glyph in the middle; a disabled one has a drawing of its own."""
    place = QRect(0, 0, width, height)
    place.moveCenter(rect.center())
    enabled = option.state & _State.State_Enabled
    look.icon(name if enabled else f"{name}-disabled").paint(painter, place)


def _draw_branch(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    painter.fillRect(option.rect, option.palette.base())  # selection begins at the icon
    if option.state & _State.State_Children:
        name = "open" if option.state & _State.State_Open else "closed"
        place = QRect(0, 0, look.ICON_SIZE, look.ICON_SIZE)
        place.moveCenter(option.rect.center())
        look.icon(f"branch-{name}").paint(painter, place)


def _draw_check(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    state = option.state
    face, edge = "#ffffff", "#333333"
    if not state & _State.State_Enabled:
        edge = "#bcbcbc"
    elif state & _State.State_Sunken:
        face, edge = _PRESSED
    elif state & _State.State_MouseOver:
        edge = _ACCENT
    _fill(painter, option.rect, face, edge)
    if state & _State.State_NoChange:
        _glyph(painter, "partial", option.rect, option, width=11, height=11)
    elif state & _State.State_On:
        _glyph(painter, "check", option.rect, option, width=11, height=11)


def _draw_radio(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    name = "radio-on" if option.state & _State.State_On else "radio-off"
    if option.state & _State.State_Enabled and option.state & _State.State_MouseOver:
        name += "-hover"
    _glyph(painter, name, option.rect, option, width=13, height=13)


def _draw_tool(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if option.state & (_State.State_Sunken | _State.State_On):
        _fill(painter, option.rect, "#cce8ff", "#99d1ff")
    elif option.state & _State.State_Enabled and option.state & _State.State_MouseOver:
        _fill(painter, option.rect, "#e5f3ff", "#cce8ff")


def _draw_sort_arrow(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    # Qt's down arrow stands for A to Z, where Windows points up.
    up = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
    look.icon("sort-up" if up else "sort-down").paint(painter, option.rect)


def _draw_menu_mark(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    enabled = option.state & _State.State_Enabled
    painter.fillRect(option.rect, QColor("#91c9f7" if enabled else "#e0e0e0"))
    radio = option.checkType == QStyleOptionMenuItem.CheckType.Exclusive
    name = "menu-radio" if radio else "menu-check"
    _glyph(painter, name, option.rect, option, width=16, height=16)


def _draw_arrow(
    name: str, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    _glyph(painter, name, option.rect, option, width=10, height=10)


def _draw_focus(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    """Draw the dotted rectangle once the keyboard is in use."""
    widget = widget or QApplication.focusWidget()
    keyboard = widget is not None and widget.window().testAttribute(
        Qt.WidgetAttribute.WA_KeyboardFocusChange
    )
    in_list = option.state & _State.State_Item
    if keyboard:
        pen = QPen(QColor("#333333"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1, 1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    elif in_list and not option.state & _State.State_Selected:
        pen = QPen(QColor("#99d1ff"), 1)
    else:
        return
    rect = option.rect
    if isinstance(widget, QTabBar):  # the style sheet leaves it no room
        rect = rect.adjusted(-4, 0, 4, 0)
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(0.5, 0.5)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def _draw_inner_focus(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if option.state & _State.State_HasFocus:
        whole = QRect(option.rect)
        option.rect = whole.adjusted(3, 3, -3, -3)
        _draw_focus(option, painter, widget)
        option.rect = whole


def _draw_button(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
    feature = QStyleOptionButton.ButtonFeature
    face, edge = _colours(option.state)
    if option.features & feature.Flat and face == _NORMAL[0]:
        return True
    is_default = option.features & feature.DefaultButton and edge == _NORMAL[1]
    if is_default:
        _fill(painter, option.rect, face, _ACCENT, 2)
    else:
        _fill(painter, option.rect, face, edge)
    if option.features & feature.HasMenu:
        arrow = QRect(option.rect)
        arrow.setLeft(arrow.right() - 20)
        _glyph(painter, "combo", arrow, option, width=10, height=10)
    _draw_inner_focus(option, painter, widget)
    return True


def _draw_tool_label(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
    """Draw a lone icon: Fusion takes its picture at the scale of the screen."""
    if option.icon.isNull() or option.toolButtonStyle != _ICON_ONLY:
        return False
    place = QRect(0, 0, option.iconSize.width(), option.iconSize.height())
    place.moveCenter(option.rect.center())
    enabled = option.state & _State.State_Enabled
    mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
    on = QIcon.State.On if option.state & _State.State_On else QIcon.State.Off
    option.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode, on)
    return True


def _draw_size_grip(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
    place = QRect(0, 0, 12, 12)
    place.moveBottomRight(option.rect.bottomRight())
    look.icon("size-grip").paint(painter, place)
    return True


def _draw_combo(
    style: QStyle, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    face, edge = _colours(option.state)
    if option.editable:
        face, edge = _field_colours(option)
    _fill(painter, option.rect, face, edge)
    arrow = QRect(option.rect)
    arrow.setLeft(arrow.right() - 19)
    _glyph(painter, "combo", arrow, option, width=10, height=10)
    if not option.editable:
        _draw_inner_focus(option, painter, widget)


def _field_colours(option: Any) -> tuple[str, str]:
    if not option.state & _State.State_Enabled:
        return "#f0f0f0", "#cccccc"
    if option.state & _State.State_HasFocus:
        return "#ffffff", _ACCENT
    hovered = option.state & _State.State_MouseOver
    return "#ffffff", "#171717" if hovered else "#7a7a7a"


def _draw_spin_box(
    style: QStyle, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    _fill(painter, option.rect, *_field_colours(option))
    steps = type(option.stepEnabled)
    spin = _Complex.CC_SpinBox
    column = style.subControlRect(spin, option, _Sub.SC_SpinBoxUp, widget)
    column.setCoords(column.left(), option.rect.top() + 2, option.rect.right() - 2, 0)
    half = (option.rect.height() - 4) // 2
    parts = (
        (_Sub.SC_SpinBoxUp, steps.StepUpEnabled, "spin-up", column.top()),
        (_Sub.SC_SpinBoxDown, steps.StepDownEnabled, "spin-down", column.top() + half),
    )
    rest = option.state
    for part, step, glyph, top in parts:
        rect = QRect(column.left(), top, column.width(), half)
        state = rest & ~_State.State_On
        if not option.stepEnabled & step:
            state &= ~_State.State_Enabled
        if option.activeSubControls != part:
            state &= ~(_State.State_MouseOver | _State.State_Sunken)
        option.state = state
        _fill(painter, rect, *_spin_colours(state))
        _glyph(painter, glyph, rect, option, width=7, height=5)
    option.state = rest


def _spin_colours(state: QStyle.StateFlag) -> tuple[str, str]:
    colours = _colours(state)
    return ("#f0f0f0", "#adadad") if colours in {_NORMAL, _DISABLED} else colours


def _draw_scroll_bar(
    style: QStyle, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    painter.fillRect(option.rect, QColor("#f0f0f0"))
    across = option.state & _State.State_Horizontal
    names = ("sb-left", "sb-right") if across else ("sb-up", "sb-down")
    ends = (_Sub.SC_ScrollBarSubLine, _Sub.SC_ScrollBarAddLine)
    can_move = option.maximum > option.minimum and option.state & _State.State_Enabled
    rest = option.state
    if not can_move:
        option.state &= ~_State.State_Enabled
    for part, name in zip(ends, names, strict=True):
        rect = style.subControlRect(_Complex.CC_ScrollBar, option, part, widget)
        shade = _bar_shade(option, part, ("#f0f0f0", "#dadada", "#c0c0c0"))
        painter.fillRect(rect, QColor(shade))
        _glyph(painter, name, rect, option, width=9, height=9)
    if can_move:
        part = _Sub.SC_ScrollBarSlider
        rect = style.subControlRect(_Complex.CC_ScrollBar, option, part, widget)
        shade = _bar_shade(option, part, ("#cdcdcd", "#a6a6a6", "#606060"))
        painter.fillRect(rect, QColor(shade))
    option.state = rest


def _bar_shade(
    option: Any, part: QStyle.SubControl, shades: tuple[str, str, str]
) -> str:
    """Choose the shade at rest, under the pointer or pressed."""
    if option.activeSubControls != part or not option.state & _State.State_Enabled:
        return shades[0]
    if option.state & _State.State_Sunken:
        return shades[2]
    return shades[1] if option.state & _State.State_MouseOver else shades[0]


_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
_PRIMITIVES: dict[_Primitive, Callable[[Any, QPainter, QWidget | None], None]] = {
    _Primitive.PE_FrameFocusRect: _draw_focus,
    _Primitive.PE_IndicatorBranch: _draw_branch,
    _Primitive.PE_IndicatorCheckBox: _draw_check,
    _Primitive.PE_IndicatorItemViewItemCheck: _draw_check,
    _Primitive.PE_IndicatorRadioButton: _draw_radio,
    _Primitive.PE_PanelButtonTool: _draw_tool,
    _Primitive.PE_IndicatorButtonDropDown: _draw_tool,
    _Primitive.PE_IndicatorHeaderArrow: _draw_sort_arrow,
    _Primitive.PE_IndicatorMenuCheckMark: _draw_menu_mark,
    _Primitive.PE_IndicatorArrowRight: partial(_draw_arrow, "submenu"),
    _Primitive.PE_IndicatorArrowDown: partial(_draw_arrow, "combo"),
    _Primitive.PE_IndicatorArrowUp: partial(_draw_arrow, "sb-up"),
    _Primitive.PE_IndicatorArrowLeft: partial(_draw_arrow, "sb-left"),
}
_CONTROLS = {
    _Control.CE_PushButtonBevel: _draw_button,
    _Control.CE_ToolButtonLabel: _draw_tool_label,
    _Control.CE_SizeGrip: _draw_size_grip,
}
_COMPLEX_CONTROLS = {
    _Complex.CC_ComboBox: _draw_combo,
    _Complex.CC_SpinBox: _draw_spin_box,
    _Complex.CC_ScrollBar: _draw_scroll_bar,
}
