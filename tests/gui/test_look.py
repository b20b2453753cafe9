import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QPoint, Qt
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QIcon,
    QImage,
    QPixmap,
    QRawFont,
    qAlpha,
    qGray,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSplitter,
    QTableWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from gui import look

ICONS = [
    "app",
    "all-servers",
    "server",
    "server-activated",
    "server-not-activated",
    "server-review",
    "license-pack",
    "license-pack-temporary",
    "license-pack-built-in",
    "issued-license-device",
    "issued-license-user",
    "reports",
    "report",
    "back",
    "forward",
    "up",
    "show-tree",
    "properties",
    "refresh",
    "export",
    "help",
    "finding-ok",
    "finding-warning",
    "finding-error",
    "finding-advice",
    "message-information",
    "message-warning",
    "message-error",
    "message-question",
    "branch-open",
    "branch-closed",
    "check",
    "radio-on",
    "radio-off",
    "combo",
    "sort-up",
    "sort-down",
    "sb-up",
    "sb-down",
    "sb-left",
    "sb-right",
    "wizard-watermark",
    "wizard-logo-activate",
    "wizard-logo-install",
]
DRAWINGS = sorted(resources.path("icons").glob("*.svg"))
SHEET = resources.path("look/windows-server-2022.qss").read_text(encoding="utf-8")
STATUS_ICONS = (
    ("server", "server-activated", "server-not-activated", "server-review"),
    ("license-pack", "license-pack-temporary", "license-pack-built-in"),
    ("finding-ok", "finding-warning", "finding-error", "finding-advice"),
    ("issued-license-device", "issued-license-user"),
)


def picture_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def shape_of(image: QImage) -> set[tuple[int, int]]:
    """Return the dark places: all that is left without colours."""
    pixels = image.convertToFormat(QImage.Format.Format_ARGB32)
    return {
        (x, y)
        for x in range(pixels.width())
        for y in range(pixels.height())
        if qAlpha(pixels.pixel(x, y)) > 127 and qGray(pixels.pixel(x, y)) < 190
    }


@pytest.mark.parametrize("extent", [16, 32])
@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_at_every_size(name: str, extent: int) -> None:
    pixmap = look.icon(name).pixmap(extent, extent, QIcon.Mode.Normal)

    assert max(pixmap.width(), pixmap.height()) == extent
    assert any(
        pixmap.toImage().pixelColor(x, y).alpha() > 0
        for x in range(pixmap.width())
        for y in range(pixmap.height())
    )


@pytest.mark.parametrize("names", STATUS_ICONS)
def test_states_differ_by_shape_and_not_only_by_colour(names: tuple[str, ...]) -> None:
    shapes = [shape_of(look.icon(n).pixmap(16, 16).toImage()) for n in names]

    for i, shape in enumerate(shapes):
        for other in shapes[:i]:
            assert len(shape ^ other) >= 8


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda f: f.stem)
def test_a_drawing_needs_no_font_and_no_other_file(file: Path) -> None:
    drawing = file.read_text(encoding="utf-8")

    assert not re.search(r"<text|<image|<style|<script|href|url\((?!#)", drawing)


def test_an_icon_is_made_once_and_an_unknown_one_is_an_error() -> None:
    assert look.icon("app") is look.icon("app")
    with pytest.raises(FileNotFoundError, match="no-such-thing"):
        look.icon("no-such-thing")


def test_a_selected_icon_keeps_its_colours() -> None:
    icon = look.icon("server-activated")

    plain = icon.pixmap(16, 16, QIcon.Mode.Normal).toImage()
    assert icon.pixmap(16, 16, QIcon.Mode.Selected).toImage() == plain
    assert icon.pixmap(16, 16, QIcon.Mode.Disabled).toImage() != plain


def test_a_picture_is_redrawn_sharp_and_not_enlarged() -> None:
    picture = look.picture("wizard-logo-activate", 49, 49)
    twice = look.redrawn(picture, 2 * picture.devicePixelRatio())

    assert picture.deviceIndependentSize().toTuple() == (49, 49)
    assert twice.deviceIndependentSize().toTuple() == (49, 49)
    assert twice.width() == 2 * picture.width()
    assert twice.toImage() != picture.toImage().scaled(twice.size())


def test_a_foreign_pixmap_is_not_redrawn() -> None:
    foreign = QPixmap(5, 5)

    assert look.redrawn(foreign, 2).cacheKey() == foreign.cacheKey()


def test_the_sheet_names_only_glyphs_that_exist() -> None:
    urls = re.findall(r"url\(([^)]*)\)", SHEET)

    assert urls
    for url in urls:
        assert url.startswith("icons:")
        assert resources.path(url.replace(":", "/")).is_file()


def test_the_sheet_is_understood(qtbot: QtBot, qtlog: object) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    for kind in (QLabel, QPushButton, QTreeWidget, QTableWidget, QMessageBox):
        box.addWidget(kind())
    window.show()

    assert [r.message for r in qtlog.records if "plugin" not in r.message] == []  # type: ignore[attr-defined]


def test_glyphs_are_found_in_a_folder_with_blanks_and_umlauts(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    box = QCheckBox("Start now")
    qtbot.addWidget(box)
    box.setChecked(True)
    expected = picture_of(box)
    folder = tmp_path / "Größe (1) mit Leer'zeichen, Бух"
    shutil.copytree(resources.path("icons"), folder / "icons")
    shutil.copytree(resources.path("look"), folder / "look")
    monkeypatch.setattr(resources, "_FOLDER", folder)
    try:
        look.apply(qapp)
        assert QFile.exists("icons:check.svg")
        assert picture_of(box) == expected
        (folder / "icons" / "check.svg").unlink()
        assert not QFile.exists("icons:check.svg")
    finally:
        monkeypatch.undo()
        look.apply(qapp)


@pytest.mark.parametrize("bold", [False, True])
def test_the_bundled_font_is_used_and_has_cyrillic(bold: bool) -> None:
    font = look.font(bold=bold)

    assert QFontInfo(font).family() == look.FONT_FAMILY
    assert QFontInfo(font).pixelSize() == look.FONT_PIXELS
    assert QFontInfo(font).bold() is bold
    assert QRawFont.fromFont(font).supportsCharacter(ord("Б"))


def test_every_widget_gets_the_font(qtbot: QtBot) -> None:
    for widget in (QLabel(), QTreeWidget(), QPushButton()):
        qtbot.addWidget(widget)
        assert widget.font().family() == look.FONT_FAMILY
        assert widget.font().pixelSize() == look.FONT_PIXELS


def test_rows_and_bars_have_the_sizes_of_windows(qtbot: QtBot) -> None:
    tree, bar, splitter = QTreeWidget(), QScrollBar(), QSplitter()
    for widget in (tree, bar, splitter):
        qtbot.addWidget(widget)
    item = QTreeWidgetItem(tree, ["RDLIC01"])
    item.setIcon(0, look.icon("server"))
    tree.show()

    assert tree.visualItemRect(item).height() == look.ROW_HEIGHT
    assert tree.indentation() == look.TREE_INDENTATION
    assert bar.sizeHint().width() == look.SCROLL_BAR_EXTENT
    assert splitter.handleWidth() == look.SPLITTER_WIDTH


@pytest.mark.parametrize("label", ["OK", "< &Back", ""])
def test_a_short_button_has_the_standard_size(qtbot: QtBot, label: str) -> None:
    button = QPushButton(label)
    qtbot.addWidget(button)

    hint = button.sizeHint().toTuple()
    assert hint == (look.BUTTON_WIDTH, look.BUTTON_HEIGHT)


def test_a_long_button_is_never_squeezed_below_its_label(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    text = QLabel("words " * 60)
    text.setWordWrap(True)
    button = QPushButton("Register as Service Connection Point")
    row.addWidget(text)
    row.addWidget(button)
    window.resize(400, 200)
    window.show()

    needed = button.fontMetrics().horizontalAdvance(button.text())
    assert button.width() > needed + 8


def test_buttons_stand_in_the_order_of_windows(qtbot: QtBot) -> None:
    kind = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kind.Help | kind.Apply | kind.Cancel | kind.Ok)
    qtbot.addWidget(box)
    box.show()

    buttons = [box.button(k) for k in (kind.Ok, kind.Cancel, kind.Apply, kind.Help)]
    places = [button.x() for button in buttons]
    assert places == sorted(places)


def test_the_default_button_has_a_blue_frame(qtbot: QtBot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    ok, cancel = QPushButton("OK"), QPushButton("Cancel")
    row.addWidget(ok)
    row.addWidget(cancel)
    ok.setDefault(True)
    window.show()

    assert picture_of(ok).pixelColor(1, 1) == QColor("#0078d7")
    assert picture_of(cancel).pixelColor(0, 0) == QColor("#adadad")
    ok.setEnabled(False)
    assert picture_of(ok).pixelColor(5, 5) == QColor("#cccccc")


@pytest.mark.parametrize("kind", [QPushButton, QCheckBox, QRadioButton])
def test_focus_shows_once_the_keyboard_is_used(
    qtbot: QtBot, kind: Callable[[str], QAbstractButton]
) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = QCheckBox("first"), kind("Second")
    for widget in (first, second):
        column.addWidget(widget)
        if isinstance(widget, QPushButton):
            widget.setAutoDefault(False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    without = picture_of(second)

    second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture_of(second) == without
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert picture_of(second) != without


def test_the_current_row_is_marked_when_it_is_not_selected(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    item = QTreeWidgetItem(tree, ["RDLIC01"])
    tree.show()
    tree.activateWindow()
    qtbot.waitUntil(tree.isActiveWindow)
    tree.setCurrentItem(item)
    item.setSelected(False)
    tree.clearFocus()
    without = picture_of(tree)

    tree.setFocus()

    assert picture_of(tree) != without


def test_access_keys_are_underlined_after_alt_until_the_mouse_is_used(
    qtbot: QtBot,
) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    window.resize(200, 200)
    box = QCheckBox("&Start now", window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    without = picture_of(box)

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Alt)
    assert picture_of(box) != without
    far = QPoint(190, 190)
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), far
    )
    assert picture_of(box) == without


def test_disabled_text_is_grey_and_readable(qapp: QApplication) -> None:
    palette = qapp.palette()
    group = palette.ColorGroup.Disabled

    for role in (palette.ColorRole.WindowText, palette.ColorRole.Text):
        grey = palette.color(group, role).lightness()
        assert 0 < grey < palette.color(group, palette.ColorRole.Window).lightness() / 2


def test_a_message_box_shows_our_icon(qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "RD Licensing Manager", "Text")
    qtbot.addWidget(box)
    ours = look.icon("message-warning").pixmap(32, 32, QIcon.Mode.Normal)

    assert box.iconPixmap().toImage() == ours.toImage()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_painting_loses_no_reference_to_none(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    for number in range(20):
        QTreeWidgetItem(tree, [f"RDLIC{number}"])
    tree.show()
    before = sys.getrefcount(None)

    for _ in range(50):
        tree.viewport().repaint()

    assert sys.getrefcount(None) > before - 50
