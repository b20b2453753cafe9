"""The bundled font, in sizes that do not depend on the screen."""

from functools import cache

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
)

import resources

FONT_FAMILY = "Noto Sans Display"
FONT_PIXELS = 12
TITLE_PIXELS = 16
_FIXED = ("Consolas", "Cascadia Mono", "DejaVu Sans Mono", "Menlo")


def font(pixels: int = FONT_PIXELS, *, bold: bool = False) -> QFont:
    """Return the bundled font in a size that does not depend on the screen."""
    _load_fonts()
    made = QFont(FONT_FAMILY)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made


def fixed_font() -> QFont:
    """Return a font whose letters are equally wide, in the size of all others."""
    known = set(QFontDatabase.families())
    family = next((name for name in _FIXED if name in known), None)
    found = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if family is not None:
        found.setFamily(family)
    found.setPixelSize(FONT_PIXELS + 1)
    return found


@cache
def _load_fonts() -> None:
    for weight in ("Regular", "Bold"):
        file = resources.path(f"fonts/NotoSansDisplay-{weight}.ttf")
        QFontDatabase.addApplicationFont(str(file))
