"""Dark and high-contrast looks: chosen, remembered, and never in Classic."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

import resources
from gui.app import App
from gui.driver.ui_driver import UiDriver
from gui.manager.handlers.themes import THEMES
from gui.manager.main_window import MainWindow
from gui.session.settings import Settings
from gui.theme import theme
from gui.theme.colours import TABLES, Theme
from gui.theme.current import colours, current_theme
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.systems import compares_pictures

OpenWindow = Callable[..., MainWindow]
GLYPHS = sorted(resources.path("icons/on-dark").glob("*.svg"))
HOURS = 1e-4
SOME = (
    "window at server",
    "properties, tab 1",
    "review",
    "help",
    "message",
    "new lab",
    "activate: welcome",
    "activate: company",
    "install: license-codes",
)
in_dark_looks = pytest.mark.parametrize("which", [Theme.DARK, Theme.HIGH_CONTRAST])


@pytest.fixture(autouse=True)
def back_to_the_first_look(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_theme(Theme.WINDOWS)


def picture_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def dark_part(image: QImage) -> float:
    """Tell how much of a picture is darker than a middle grey."""
    spots = [
        image.pixelColor(x, y)
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    ]
    return sum(c.lightness() < 100 for c in spots) / len(spots)


def checked(window: MainWindow) -> list[str]:
    return [name for name in THEMES if window.actions_[name].isChecked()]


# ---- choosing ----


@compares_pictures
def test_a_look_is_chosen_in_the_training_menu(
    window: MainWindow, driver: UiDriver
) -> None:
    before = picture_of(window)
    assert checked(window) == ["look_windows"]
    driver.menu(["Training", "Look", "Dark"])

    assert current_theme() is Theme.DARK
    assert checked(window) == ["look_dark"]
    assert dark_part(before) < 0.1
    assert dark_part(picture_of(window)) > 0.9

    driver.menu(["Training", "Look", "Windows Server 2022"])
    assert picture_of(window) == before


@pytest.mark.parametrize("which", Theme)
def test_a_look_is_remembered(open_window: OpenWindow, which: Theme) -> None:
    first = open_window("fresh")
    (action,) = (name for name, theme_of in THEMES.items() if theme_of is which)
    first.actions_[action].trigger()
    theme.apply_theme(Theme.WINDOWS)

    again = open_window("office")

    assert current_theme() is which
    assert [THEMES[name] for name in checked(again)] == [which]


def test_a_message_before_any_window_has_the_look(
    qapp: QApplication, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.remember("view/look", Theme.DARK.value)
    app = App(folder=tmp_path, settings=settings)

    app.ask_for_another_lab("It cannot be opened.")
    box = QApplication.activeModalWidget()
    assert box is not None
    try:
        assert dark_part(picture_of(box)) > 0.8
    finally:
        box.deleteLater()


def test_a_strange_setting_is_the_first_look(
    open_window: OpenWindow, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "settings.ini").write_text("[view]\nlook=pink\n", encoding="utf-8")

    assert checked(open_window("fresh")) == ["look_windows"]
    assert "view/look is not as it should be" in caplog.text
    caplog.clear()


@compares_pictures
def test_classic_shows_windows_server_and_comes_back(window: MainWindow) -> None:
    genuine = picture_of(window.tree)
    window.themes.choose(Theme.DARK)
    dark = picture_of(window.tree)
    window.actions_["classic"].trigger()

    assert picture_of(window.tree) == genuine
    window.actions_["classic"].trigger()
    assert picture_of(window.tree) == dark


def test_a_classic_window_starts_in_the_look_of_the_genuine_tool(
    open_window: OpenWindow,
) -> None:
    open_window("fresh").themes.choose(Theme.HIGH_CONTRAST)

    open_window("office", classic=True)

    assert current_theme() is Theme.WINDOWS


# ---- following the system ----


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (Qt.ColorScheme.Dark, Theme.DARK),
        (Qt.ColorScheme.Light, Theme.WINDOWS),
        (Qt.ColorScheme.Unknown, Theme.WINDOWS),
    ],
)
def test_the_look_follows_the_system(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    scheme: Qt.ColorScheme,
    expected: Theme,
) -> None:
    window.themes.choose(Theme.SYSTEM)
    monkeypatch.setattr(theme, "_system_scheme", lambda: scheme)

    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)

    assert colours() is TABLES[expected]
    assert current_theme() is Theme.SYSTEM


def test_the_look_follows_the_wish_for_contrast(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_system_wants_contrast", lambda: True)

    window.themes.choose(Theme.SYSTEM)

    assert colours() is TABLES[Theme.HIGH_CONTRAST]


def test_a_chosen_look_does_not_follow_the_system(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.themes.choose(Theme.HIGH_CONTRAST)
    monkeypatch.setattr(theme, "_system_scheme", lambda: Qt.ColorScheme.Dark)

    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert colours() is TABLES[Theme.HIGH_CONTRAST]


# ---- every window ----


@in_dark_looks
@pytest.mark.parametrize("name", SOME)
def test_no_window_stays_bright(
    open_window: OpenWindow, which: Theme, name: str
) -> None:
    window = open_window("office", speed=HOURS)
    window.themes.choose(which)
    surface = SURFACES[name](window)

    assert dark_part(picture_of(surface)) > 0.8
    close_all(window)


@compares_pictures
@pytest.mark.parametrize("name", SOME)
def test_an_open_window_changes_as_if_it_were_opened_anew(
    open_window: OpenWindow, name: str
) -> None:
    window = open_window("office", speed=HOURS)
    window.themes.choose(Theme.DARK)
    anew = picture_of(SURFACES[name](window))
    close_all(window)
    delete_what_is_to_be_deleted()
    window.themes.choose(Theme.WINDOWS)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    surface = SURFACES[name](window)

    window.themes.choose(Theme.DARK)

    assert picture_of(surface) == anew
    close_all(window)


@in_dark_looks
def test_links_and_shades_of_the_help_have_the_colours_of_the_look(
    window: MainWindow, which: Theme
) -> None:
    surface = SURFACES["help"](window)
    text = surface.findChild(QTextBrowser)
    assert isinstance(text, QTextBrowser)
    window.themes.choose(which)

    html = text.toHtml()
    assert TABLES[which].link in html
    assert TABLES[which].shade in html
    assert TABLES[Theme.WINDOWS].link not in html
    close_all(window)


@in_dark_looks
def test_what_is_wrong_is_said_in_the_colour_for_it(
    open_window: OpenWindow, which: Theme
) -> None:
    window = open_window("fresh")
    window.themes.choose(which)
    surface = SURFACES["activate: company"](window)
    surface.next()  # type: ignore[attr-defined]
    (note,) = [
        w
        for w in surface.findChildren(QWidget)
        if w.objectName() == "problem" and w.isVisible()
    ]

    assert note.palette().windowText().color() == QColor(TABLES[which].problem)
    close_all(window)


# ---- glyphs ----


@pytest.mark.parametrize("file", GLYPHS, ids=lambda f: f.stem)
def test_a_glyph_for_dark_looks_differs_in_colours_only(file: Path) -> None:
    bright, dark = (
        f.read_text(encoding="utf-8")
        for f in (resources.path(f"icons/{file.name}"), file)
    )

    assert bright != dark
    shape = re.compile("#[0-9a-f]{3,6}")
    assert shape.sub("", bright) == shape.sub("", dark)


def test_every_glyph_that_is_dark_has_a_bright_one() -> None:
    """What has one dark colour only cannot be seen on a dark ground."""
    dark = []
    for file in resources.path("icons").glob("*.svg"):
        drawing = file.read_text(encoding="utf-8")
        colours = [QColor(c) for c in re.findall("#[0-9a-fA-F]{3,6}", drawing)]
        if all(c.saturation() < 40 and c.lightness() < 150 for c in colours):
            dark.append(file.name)

    assert set(dark) <= {f.name for f in GLYPHS}
    assert len(dark) > 10
