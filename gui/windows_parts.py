"""The painted parts of Windows Server 2022: buttons, fields, bars, menus, glyphs.

The stubs hide the fields of style options, so every option comes as Any.
"""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyleOptionButton,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QTabBar,
    QWidget,
)

from gui import look

_Complex = QStyle.ComplexControl
_MenuItem = QStyleOptionMenuItem.MenuItemType
_State = QStyle.StateFlag
_Sub = QStyle.SubControl

# Face and edge of a control at rest, under the pointer, pressed and disabled.
_NORMAL = ("#e1e1e1", "#adadad")
_HOVERED = ("#e5f1fb", "#0078d7")
_PRESSED = ("#cce4f7", "#005499")
_DISABLED = ("#cccccc", "#bfbfbf")
_ACCENT = "#0078d7"

_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
_MENU_TEXT_LEFT, _MENU_TEXT_RIGHT = 34, 26
_MENU_SHORTCUT_GAP = 16
_MENU_SEPARATOR_HEIGHT = 7


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


def draw_branch(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    painter.fillRect(option.rect, option.palette.base())  # selection begins at the icon
    if option.state & _State.State_Children:
        name = "open" if option.state & _State.State_Open else "closed"
        place = QRect(0, 0, look.ICON_SIZE, look.ICON_SIZE)
        place.moveCenter(option.rect.center())
        look.icon(f"branch-{name}").paint(painter, place)


def draw_check(option: Any, painter: QPainter, widget: QWidget | None) -> None:
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


def draw_radio(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    name = "radio-on" if option.state & _State.State_On else "radio-off"
    if option.state & _State.State_Enabled and option.state & _State.State_MouseOver:
        name += "-hover"
    _glyph(painter, name, option.rect, option, width=13, height=13)


def draw_tool(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    if option.state & (_State.State_Sunken | _State.State_On):
        _fill(painter, option.rect, "#cce8ff", "#99d1ff")
    elif option.state & _State.State_Enabled and option.state & _State.State_MouseOver:
        _fill(painter, option.rect, "#e5f3ff", "#cce8ff")


def draw_sort_arrow(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    # Qt's down arrow stands for A to Z, where Windows points up.
    up = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
    look.icon("sort-up" if up else "sort-down").paint(painter, option.rect)


def draw_menu_panel(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    _fill(painter, option.rect, "#f2f2f2", "#cccccc")


def draw_nothing(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    pass


def menu_item_size(option: Any, size: QSize) -> QSize:
    if option.menuItemType == _MenuItem.Separator:
        return QSize(size.width(), _MENU_SEPARATOR_HEIGHT)
    gap = _MENU_SHORTCUT_GAP if "\t" in option.text else 0
    width = _MENU_TEXT_LEFT + size.width() + gap + _MENU_TEXT_RIGHT
    return QSize(width, max(size.height(), look.ICON_SIZE) + 6)


def draw_menu_item(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
    rect = option.rect
    if option.menuItemType == _MenuItem.Separator:
        line = QRect(rect.left() + _MENU_TEXT_LEFT - 4, rect.center().y(), 0, 1)
        line.setRight(rect.right())
        painter.fillRect(line, QColor("#d7d7d7"))
        return True
    enabled = option.state & _State.State_Enabled
    if option.state & _State.State_Selected:
        painter.fillRect(rect, QColor("#91c9f7" if enabled else "#e6e6e6"))
    if option.checked:
        _draw_menu_mark(option, painter)
    if option.menuItemType == _MenuItem.SubMenu:
        arrow = QRect(rect.right() - 20, rect.top(), 20, rect.height())
        _glyph(painter, "submenu", arrow, option, width=10, height=10)
    _draw_menu_text(option, painter)
    return True


def _draw_menu_mark(option: Any, painter: QPainter) -> None:
    box = QRect(0, 0, 20, 20)
    box.moveCenter(QPoint(option.rect.left() + 15, option.rect.center().y()))
    enabled = option.state & _State.State_Enabled
    painter.fillRect(box, QColor("#91c9f7" if enabled else "#e0e0e0"))
    radio = option.checkType == QStyleOptionMenuItem.CheckType.Exclusive
    name = "menu-radio" if radio else "menu-check"
    _glyph(painter, name, box, option, width=16, height=16)


def _draw_menu_text(option: Any, painter: QPainter) -> None:
    label, _, shortcut = option.text.partition("\t")
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    shown = look.access_keys_are_shown()
    keys = Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic
    enabled = option.state & _State.State_Enabled
    painter.save()
    painter.setFont(option.font)
    painter.setPen(QColor("#000000" if enabled else "#6d6d6d"))
    room = option.rect.adjusted(_MENU_TEXT_LEFT, 0, -_MENU_TEXT_RIGHT, 0)
    painter.drawText(room, int(flags | keys), label)
    room.setLeft(room.right() + 1 - option.reservedShortcutWidth)
    painter.drawText(room, int(flags), shortcut)
    painter.restore()


def draw_arrow(
    name: str, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    _glyph(painter, name, option.rect, option, width=10, height=10)


def draw_focus(option: Any, painter: QPainter, widget: QWidget | None) -> None:
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


def _draw_inner_focus(
    rect: QRect, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    if option.state & _State.State_HasFocus:
        whole = QRect(option.rect)
        option.rect = rect
        draw_focus(option, painter, widget)
        option.rect = whole


def draw_button(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
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
    inside = option.rect.adjusted(3, 3, -3, -3)
    _draw_inner_focus(inside, option, painter, widget)
    return True


def draw_tool_label(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
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


def draw_size_grip(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
    place = QRect(0, 0, 12, 12)
    place.moveBottomRight(option.rect.bottomRight())
    look.icon("size-grip").paint(painter, place)
    return True


def draw_combo(
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
        beside = option.rect.adjusted(2, 2, -arrow.width(), -2)
        _draw_inner_focus(beside, option, painter, widget)


def _field_colours(option: Any) -> tuple[str, str]:
    if not option.state & _State.State_Enabled:
        return "#f0f0f0", "#cccccc"
    if option.state & _State.State_HasFocus:
        return "#ffffff", _ACCENT
    hovered = option.state & _State.State_MouseOver
    return "#ffffff", "#171717" if hovered else "#7a7a7a"


def draw_spin_box(
    style: QStyle, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    _fill(painter, option.rect, *_field_colours(option))
    if not option.subControls & _Sub.SC_SpinBoxUp:
        return
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


def draw_scroll_bar(
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
