"""The widgets that Qt makes within a view, such as its viewport."""

from PySide6.QtWidgets import QWidget


def preload_child_types(view: QWidget) -> None:
    """Let PySide know them now, by their names.

    WORKAROUND: where a plain QWidget that it does not know comes along, in `viewport()`
    or a style, PySide makes every class of widgets to find the right one. That takes
    6 ms, and the start needs none of these classes.
    """
    view.findChildren(QWidget)
