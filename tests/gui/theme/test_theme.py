import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
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
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from gui.theme import access_keys, fonts, icons, theme
from tests.helpers.processes import run
from tests.helpers.systems import compares_pictures

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
SHEET = resources.path("look/windows.qss").read_text(encoding="utf-8")
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
    pixmap = icons.icon(name).pixmap(extent, extent, QIcon.Mode.Normal)

    assert max(pixmap.deviceIndependentSize().toTuple()) == extent
    assert any(
        pixmap.toImage().pixelColor(x, y).alpha() > 0
        for x in range(pixmap.width())
        for y in range(pixmap.height())
    )


@pytest.mark.parametrize("names", STATUS_ICONS)
def test_states_differ_by_shape_and_not_only_by_colour(names: tuple[str, ...]) -> None:
    shapes = [shape_of(icons.icon(n).pixmap(16, 16).toImage()) for n in names]

    for i, shape in enumerate(shapes):
        for other in shapes[:i]:
            assert len(shape ^ other) >= 8


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda f: f.stem)
def test_a_drawing_needs_no_font_and_no_other_file(file: Path) -> None:
    drawing = file.read_text(encoding="utf-8")

    assert not re.search(r"<text|<image|<style|<script|href|url\((?!#)", drawing)


def test_an_icon_is_made_once_and_an_unknown_one_is_an_error() -> None:
    assert icons.icon("app") is icons.icon("app")
    with pytest.raises(FileNotFoundError, match="no-such-thing"):
        icons.icon("no-such-thing")


def test_a_picture_is_redrawn_sharp_and_not_enlarged() -> None:
    picture = icons.picture("wizard-logo-activate", 49, 49)
    twice = icons.redrawn(picture, 2 * picture.devicePixelRatio())

    assert picture.deviceIndependentSize().toTuple() == (49, 49)
    assert twice.deviceIndependentSize().toTuple() == (49, 49)
    assert twice.width() == 2 * picture.width()
    assert twice.toImage() != picture.toImage().scaled(twice.size())


def test_a_foreign_pixmap_is_not_redrawn() -> None:
    foreign = QPixmap(5, 5)

    assert icons.redrawn(foreign, 2).cacheKey() == foreign.cacheKey()


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


@compares_pictures
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
    warning = icons.icon("message-warning").pixmap(32, 32).toImage()
    folder = tmp_path / "Größe (1) mit Leer'zeichen, Бух"
    shutil.copytree(resources.path("icons"), folder / "icons")
    shutil.copytree(resources.path("look"), folder / "look")
    monkeypatch.setattr(resources, "_FOLDER", folder)
    try:
        icons.icon.cache_clear()
        theme.install(qapp)
        message = QMessageBox(QMessageBox.Icon.Warning, "RD Licensing Manager", "Text")
        qtbot.addWidget(message)

        assert picture_of(box) == expected
        assert message.iconPixmap().toImage() == warning
        (folder / "icons" / "check.svg").unlink()
        icons.icon.cache_clear()
        with pytest.raises(FileNotFoundError):
            icons.icon("check")
    finally:
        monkeypatch.undo()
        icons.icon.cache_clear()
        theme.install(qapp)


def test_a_theme_that_is_installed_twice_hears_each_key_once(
    qapp: QApplication,
) -> None:
    theme.install(qapp)

    assert len(qapp.findChildren(access_keys.AccessKeys)) == 1


@pytest.mark.parametrize("bold", [False, True])
def test_the_bundled_font_is_used_and_has_cyrillic(bold: bool) -> None:
    font = fonts.font(bold=bold)

    assert QFontInfo(font).family() == fonts.FONT_FAMILY
    assert QFontInfo(font).pixelSize() == fonts.FONT_PIXELS
    assert QFontInfo(font).bold() is bold
    assert QRawFont.fromFont(font).supportsCharacter(ord("Б"))


def test_every_widget_gets_the_font(qtbot: QtBot) -> None:
    for widget in (QLabel(), QTreeWidget(), QPushButton()):
        qtbot.addWidget(widget)
        assert widget.font().family() == fonts.FONT_FAMILY
        assert widget.font().pixelSize() == fonts.FONT_PIXELS


@compares_pictures
@pytest.mark.parametrize("key", [Qt.Key.Key_Alt, Qt.Key.Key_F10, Qt.Key.Key_Menu])
def test_access_keys_are_underlined_for_the_keyboard_until_the_mouse_is_used(
    qtbot: QtBot, key: Qt.Key
) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    window.resize(200, 200)
    box = QCheckBox("&Start now", window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    without = picture_of(box)

    QTest.keyClick(window.windowHandle(), key)
    assert picture_of(box) != without
    far = QPoint(190, 190)
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), far
    )
    assert picture_of(box) == without


@pytest.fixture(autouse=True)
def _no_access_keys() -> None:
    access_keys.show_always(False)


@pytest.fixture
def menu_by_mouse(qtbot: QtBot) -> Iterator[QMenu]:
    """Open a menu of a menu bar by the mouse: its access keys are hidden."""
    while (left := QApplication.activePopupWidget()) is not None:  # by another test
        left.close()
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("&File")
    menu.addAction("&Open")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar = window.menuBar()
    spot = bar.mapTo(window, bar.actionGeometry(menu.menuAction()).center())
    QTest.mouseClick(
        window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), spot
    )
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    settled: list[bool] = []
    QTimer.singleShot(0, lambda: settled.append(True))  # after those of the click
    qtbot.waitUntil(lambda: bool(settled))
    yield menu
    window.close()


ALT_IN_A_MENU = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from gui.theme import theme

app = QApplication([])
theme.install(app)
window = QMainWindow()
menu = window.menuBar().addMenu("&File")
menu.addAction("&Open")
window.show()
window.activateWindow()
assert QTest.qWaitForWindowActive(window)
bar = window.menuBar()
spot = bar.mapTo(window, bar.actionGeometry(menu.menuAction()).center())
left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
QTest.mouseClick(window.windowHandle(), left, none, spot)
assert QTest.qWaitForWindowExposed(menu)
QTest.qWait(50)
without = menu.grab().toImage()
QTest.keyClick(menu.windowHandle(), Qt.Key.Key_Alt)
print(menu.isVisible(), menu.grab().toImage() != without)
window.close()
"""
"""In a process of many tests Alt closed the menu now and then; why is not known."""


@compares_pictures
def test_alt_shows_the_access_keys_of_a_menu_that_the_mouse_has_opened() -> None:
    assert run(ALT_IN_A_MENU) == "True True\n"


@compares_pictures
def test_access_keys_can_always_be_shown(menu_by_mouse: QMenu) -> None:
    without = picture_of(menu_by_mouse)
    access_keys.show_always(True)
    always = picture_of(menu_by_mouse)
    far = QPoint(-5, -5)
    QTest.mousePress(menu_by_mouse.windowHandle(), Qt.MouseButton.LeftButton, pos=far)
    kept = access_keys.are_shown()
    access_keys.show_always(False)

    assert always != without
    assert kept
    assert picture_of(menu_by_mouse) == without


def test_disabled_text_is_grey_and_readable(qapp: QApplication) -> None:
    palette = qapp.palette()
    group = palette.ColorGroup.Disabled

    for role in (palette.ColorRole.WindowText, palette.ColorRole.Text):
        grey = palette.color(group, role).lightness()
        assert 0 < grey < palette.color(group, palette.ColorRole.Window).lightness() / 2


def test_a_message_box_shows_our_icon(qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "RD Licensing Manager", "Text")
    qtbot.addWidget(box)
    ours = icons.icon("message-warning").pixmap(32, 32, QIcon.Mode.Normal)

    assert box.iconPixmap().toImage() == ours.toImage()
