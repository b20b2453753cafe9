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
    QToolButton,
    QWidget,
)

from gui.theme import access_keys, icons, metrics
from gui.theme.current import colours

_Complex = QStyle.ComplexControl
_MenuItem = QStyleOptionMenuItem.MenuItemType
_State = QStyle.StateFlag
_Sub = QStyle.SubControl

_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
_MENU_TEXT_LEFT, _MENU_TEXT_RIGHT = 34, 26
_MENU_SHORTCUT_GAP = 16
_MENU_SEPARATOR_HEIGHT = 7


def _is_at_rest(state: QStyle.StateFlag) -> bool:
    moved = _State.State_Sunken | _State.State_On | _State.State_MouseOver
    return bool(state & _State.State_Enabled) and not state & moved


def _colours(state: QStyle.StateFlag) -> tuple[str, str]:
    """Choose face and edge of a control."""
    of = colours()
    if not state & _State.State_Enabled:
        return of.face_disabled, of.edge_disabled
    if state & (_State.State_Sunken | _State.State_On):
        return of.face_pressed, of.edge_pressed
    if state & _State.State_MouseOver:
        return of.face_hover, of.accent
    return of.face, of.edge


def _paint(painter: QPainter, rect: QRect, colour: QColor | str) -> None:
    """Fill a rectangle with one colour.

    WORKAROUND: for `fillRect` with a colour PySide would make the class of gradients,
    with all its presets: more than a millisecond of the start.
    """
    painter.setBackground(QColor(colour))
    painter.eraseRect(rect)


def _fill(painter: QPainter, rect: QRect, face: str, edge: str, width: int = 1) -> None:
    _paint(painter, rect, edge)
    _paint(painter, rect.adjusted(width, width, -width, -width), face)


def _glyph(
    painter: QPainter, name: str, rect: QRect, option: Any, *, width: int, height: int
) -> None:
    """Draw a glyph in the middle; a disabled one has a drawing of its own."""
    place = QRect(0, 0, width, height)
    place.moveCenter(rect.center())
    enabled = option.state & _State.State_Enabled
    icons.icon(name if enabled else f"{name}-disabled").paint(painter, place)


def draw_branch(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    base = option.palette.base().color()
    _paint(painter, option.rect, base)  # selection begins at the icon
    if option.state & _State.State_Children:
        name = "open" if option.state & _State.State_Open else "closed"
        place = QRect(0, 0, metrics.ICON_SIZE, metrics.ICON_SIZE)
        place.moveCenter(option.rect.center())
        icons.icon(f"branch-{name}").paint(painter, place)


def draw_check(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    state = option.state
    of = colours()
    face, edge = of.base, of.tick_edge
    if not state & _State.State_Enabled:
        edge = of.tick_edge_disabled
    elif state & _State.State_Sunken:
        face, edge = of.face_pressed, of.edge_pressed
    elif state & _State.State_MouseOver:
        edge = of.accent
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
    of = colours()
    if option.state & (_State.State_Sunken | _State.State_On):
        _fill(painter, option.rect, of.row_selected, of.row_selected_edge)
    elif option.state & _State.State_Enabled and option.state & _State.State_MouseOver:
        _fill(painter, option.rect, of.row_hover, of.row_hover_edge)


def draw_sort_arrow(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    # Qt's down arrow stands for A to Z, where Windows points up.
    up = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
    icons.icon("sort-up" if up else "sort-down").paint(painter, option.rect)


def draw_menu_panel(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    of = colours()
    _fill(painter, option.rect, of.menu, of.menu_edge)


def draw_nothing(option: Any, painter: QPainter, widget: QWidget | None) -> None:
    pass


def menu_item_size(option: Any, size: QSize) -> QSize:
    if option.menuItemType == _MenuItem.Separator:
        return QSize(size.width(), _MENU_SEPARATOR_HEIGHT)
    gap = _MENU_SHORTCUT_GAP if "\t" in option.text else 0
    width = _MENU_TEXT_LEFT + size.width() + gap + _MENU_TEXT_RIGHT
    return QSize(width, max(size.height(), metrics.ICON_SIZE) + 6)


def draw_menu_item(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
    rect, of = option.rect, colours()
    if option.menuItemType == _MenuItem.Separator:
        line = QRect(rect.left() + _MENU_TEXT_LEFT - 4, rect.center().y(), 0, 1)
        line.setRight(rect.right())
        _paint(painter, line, of.line)
        return True
    enabled = option.state & _State.State_Enabled
    if option.state & _State.State_Selected:
        shade = of.menu_selected if enabled else of.menu_selected_disabled
        _paint(painter, rect, shade)
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
    of = colours()
    _paint(painter, box, of.menu_selected if enabled else of.menu_mark_disabled)
    radio = option.checkType == QStyleOptionMenuItem.CheckType.Exclusive
    name = "menu-radio" if radio else "menu-check"
    _glyph(painter, name, box, option, width=16, height=16)


def _draw_menu_text(option: Any, painter: QPainter) -> None:
    label, _, shortcut = option.text.partition("\t")
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    keys = access_keys.text_flag()
    enabled = option.state & _State.State_Enabled
    painter.save()
    painter.setFont(option.font)
    of = colours()
    painter.setPen(QColor(of.text if enabled else of.muted))
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
    keyboard = access_keys.are_shown() or (
        widget is not None
        and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    )
    in_list = option.state & _State.State_Item
    if keyboard:
        pen = QPen(QColor(colours().focus), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1, 1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    elif in_list and not option.state & _State.State_Selected:
        pen = QPen(QColor(colours().row_selected_edge), 1)
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
    at_rest = _is_at_rest(option.state)
    if option.features & feature.Flat and at_rest:
        return True
    if option.features & feature.DefaultButton and at_rest:
        _fill(painter, option.rect, face, colours().accent, 2)
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
    if not isinstance(widget, QToolButton):
        return False
    # WORKAROUND: asked of the button, for the option's own icon crashed now and then:
    # what Qt's binding hands out may still be known as an option of another kind, which
    # lay at the same address before.
    icon = widget.icon()
    if icon.isNull() or widget.toolButtonStyle() != _ICON_ONLY:
        return False
    place = QRect(QPoint(), widget.iconSize())
    place.moveCenter(option.rect.center())
    enabled = option.state & _State.State_Enabled
    mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
    on = QIcon.State.On if option.state & _State.State_On else QIcon.State.Off
    icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode, on)
    return True


def draw_size_grip(option: Any, painter: QPainter, widget: QWidget | None) -> bool:
    place = QRect(0, 0, 12, 12)
    place.moveBottomRight(option.rect.bottomRight())
    icons.icon("size-grip").paint(painter, place)
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
    of = colours()
    if not option.state & _State.State_Enabled:
        return of.window, of.field_edge_disabled
    if option.state & _State.State_HasFocus:
        return of.base, of.accent
    hovered = option.state & _State.State_MouseOver
    return of.base, of.field_edge_hover if hovered else of.field_edge


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
    of = colours()
    if _is_at_rest(state) or not state & _State.State_Enabled:
        return of.face_spin, of.edge
    return _colours(state)


def draw_scroll_bar(
    style: QStyle, option: Any, painter: QPainter, widget: QWidget | None
) -> None:
    of = colours()
    ends_shades = (of.bar, of.bar_hover, of.bar_pressed)
    thumb_shades = (of.thumb, of.thumb_hover, of.thumb_pressed)
    _paint(painter, option.rect, of.bar)
    across = option.state & _State.State_Horizontal
    names = ("sb-left", "sb-right") if across else ("sb-up", "sb-down")
    ends = (_Sub.SC_ScrollBarSubLine, _Sub.SC_ScrollBarAddLine)
    can_move = option.maximum > option.minimum and option.state & _State.State_Enabled
    rest = option.state
    if not can_move:
        option.state &= ~_State.State_Enabled
    for part, name in zip(ends, names, strict=True):
        rect = style.subControlRect(_Complex.CC_ScrollBar, option, part, widget)
        shade = _bar_shade(option, part, ends_shades)
        _paint(painter, rect, shade)
        _glyph(painter, name, rect, option, width=9, height=9)
    if can_move:
        part = _Sub.SC_ScrollBarSlider
        rect = style.subControlRect(_Complex.CC_ScrollBar, option, part, widget)
        shade = _bar_shade(option, part, thumb_shades)
        _paint(painter, rect, shade)
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
