"""The field of the training password, and its hint."""

from PySide6.QtWidgets import QLineEdit, QWidget

from core.rules.rights import PASSWORD, PASSWORD_FIELD
from gui.labels.console import Console
from gui.widgets.form import Form
from gui.widgets.text import plain_label


def add_password(form: Form, text: Console) -> QLineEdit:
    """Add a field that does not show what is typed."""
    field = form.add_text(PASSWORD_FIELD, text.password)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def password_hint(text: Console, parent: QWidget) -> QWidget:
    """Tell the password that every account of a lab has."""
    return plain_label(text.training_password.format(password=PASSWORD), parent)
