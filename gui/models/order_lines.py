"""An order confirmation as lines of title and text, the same wherever it is read."""

from typing import NamedTuple

from core.numbers.orders import Order
from gui.labels import words
from gui.labels.editions import Labels
from gui.labels.orders import OrderText
from gui.models.sheet import Sheet


class Line(NamedTuple):
    """One fact of an order, or one of its numbers."""

    title: str
    text: str


def facts(order: Order, labels: Labels) -> list[Line]:
    """Say what was bought."""
    lines = [Line(OrderText.program, words.PROGRAM[order.program])]
    if order.bought is not None:
        version, type_ = order.bought.version, order.bought.type
        lines += [
            Line(OrderText.product, labels.words.product(version)),
            Line(OrderText.type, labels.words.type(version, type_)),
            Line(OrderText.quantity, f"{order.bought.quantity}"),
        ]
    return lines


def numbers(order: Order) -> list[Line]:
    """Name each number of an order."""
    return [Line(OrderText.proof[p], n) for p, n in order.numbers.items()]


def sheet(order: Order, labels: Labels) -> Sheet:
    """Describe what is printed of an order."""
    first, *others = [*facts(order, labels), *numbers(order)]
    return Sheet(
        title=OrderText.title,
        above=((OrderText.thanks,), (OrderText.worthless,)),
        header=first,
        count=len(others),
        slices=lambda: iter([others]),
    )
