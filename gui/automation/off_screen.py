"""Windows where nobody sees them: no display is needed."""

import os
import sys


def start_off_screen() -> None:
    """Let Qt draw into memory; called before the first window is made."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The off-screen platform reports at each window that nobody can see it.
    os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false;default.warning=false"
    from PySide6.QtWidgets import QApplication

    from gui.theme import theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.install(application)
