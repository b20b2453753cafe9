"""The link on a page that asks for a number of a purchase: there one can be bought."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from core.catalog import LicenseProgram
from gui.labels.orders import OrderText
from gui.session.session import Session
from gui.widgets.link import link

ORDER_LINK = "order"
"""The object name of the link."""


def order_link(
    program: Callable[[], LicenseProgram], session: Session, parent: QWidget
) -> QPushButton:
    """Make a link to Order Confirmation; the genuine tool never had it."""

    def confirm() -> None:
        session.manager.confirm_order(program(), parent.window())

    made = link(OrderText.link, ORDER_LINK, confirm, parent)
    made.setHidden(session.is_classic)
    return made
