"""Windows where nobody sees them: no display is needed."""

import os
import sys

_OF_DESKTOP = (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_FONT_DPI",
    "QT_USE_NATIVE_WINDOWS",
    "QT_QPA_PLATFORMTHEME",  # some end the program where there is no display
)
"""What fits windows to the desktop of one person."""


def start_off_screen() -> None:
    """Let Qt draw into memory, the same for everybody.

    Called before the first window is made.
    """
    for name in _OF_DESKTOP:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The off-screen platform reports at each window that nobody can see it.
    os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false;default.warning=false"
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from gui.theme import theme

    # Qt's file dialog looks as the person left it last, in whatever program.
    native, own = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, own, os.devnull)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.install(application)
