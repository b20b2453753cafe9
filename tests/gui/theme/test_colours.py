"""The colours of the themes: what is written can be read on what it is written on."""

import re
from string import Template

import pytest

import resources
from gui.theme.colours import TABLES, Theme

READABLE, HIGH = 4.5, 7.0
VISIBLE = 3.0
TEXTS = {  # text, and where it stands; WCAG leaves out what is disabled
    "text": (
        "window base alternate face face_hover face_pressed face_spin menu "
        "menu_selected row_hover row_selected row_selected_idle header_hover "
        "header_pressed tab_hover shade"
    ),
    "muted": "window base menu",
    "problem": "window base",
    "accent_text": "accent",
    "link": "window base",
    "link_hover": "window base",
    "link_visited": "window base",
    "row_link": "base row_hover row_selected row_selected_idle",
    "tip_text": "base",
    "tile_text": "tile",
}
MARKS = {  # what shows where a control is, or that it has the focus
    "accent": "window base",
    "focus": "window base face face_hover",
    "tick_edge": "base",
    "field_edge": "base",
    "coach": "window base menu face",
}
SELECTIONS = ("row_selected", "menu_selected", "row_selected_edge")
PAIRS = [(t, g) for t, grounds in TEXTS.items() for g in grounds.split()]
MARK_PAIRS = [(m, g) for m, grounds in MARKS.items() for g in grounds.split()]
NAMES = list(TABLES[Theme.WINDOWS].names())
in_every_theme = pytest.mark.parametrize("theme", TABLES)


def luminance(colour: str) -> float:
    """Compute the relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_in_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@in_every_theme
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    of = TABLES[theme].names()
    is_high = theme is Theme.HIGH_CONTRAST and text == "text"
    least = HIGH if is_high else READABLE

    # A hundredth is lost where a colour is given in whole steps.
    assert contrast(of[text], of[ground]) >= least - 0.01


@in_every_theme
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_can_be_seen(theme: Theme, mark: str, ground: str) -> None:
    of = TABLES[theme].names()

    assert contrast(of[mark], of[ground]) >= VISIBLE


@pytest.mark.parametrize("name", SELECTIONS)
def test_what_is_selected_stands_out_in_high_contrast(name: str) -> None:
    of = TABLES[Theme.HIGH_CONTRAST].names()

    assert contrast(of[name], of["base"]) >= VISIBLE - 0.05


@in_every_theme
def test_states_of_a_row_differ(theme: Theme) -> None:
    of = TABLES[theme]

    assert len({of.base, of.row_hover, of.row_selected, of.row_selected_idle}) == 4


@in_every_theme
@pytest.mark.parametrize("name", NAMES)
def test_a_colour_is_written_in_six_digits(theme: Theme, name: str) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", TABLES[theme].names()[name])


def test_the_sheet_takes_every_colour_from_the_table() -> None:
    sheet = resources.path("look/windows.qss").read_text(encoding="utf-8")

    assert re.findall(r":[^;{}]*#[0-9a-fA-F]{3,8}\b[^;{}]*;", sheet) == []
    assert set(Template(sheet).get_identifiers()) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_is_used(name: str) -> None:
    root = resources.path("look").parents[1]
    files = [resources.path("look/windows.qss"), *root.glob("gui/**/*.py")]
    used = [f for f in files if f.name != "colours.py"]

    assert any(re.search(rf"[.$]{name}\b", f.read_text(encoding="utf-8")) for f in used)


def test_the_dark_themes_are_dark() -> None:
    for theme, of in TABLES.items():
        assert of.is_dark is (theme is not Theme.WINDOWS)
        assert of.is_dark is (luminance(of.window) < 0.1)
