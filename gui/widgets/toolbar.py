"""What Qt leaves unsaid of a toolbar."""

from PySide6.QtWidgets import QToolBar, QToolButton


def name_hidden_buttons(bar: QToolBar, label: str) -> None:
    """Name the button that opens those for which there is no room; Qt does not."""
    button = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if isinstance(button, QToolButton):
        button.setAccessibleName(label)
        button.setToolTip(label)
