"""Order confirmations for a class: a page to print, one slip for each student."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import resources
from core.files import making
from core.numbers.orders import Order
from gui.labels.editions import Labels
from gui.labels.orders import OrderText
from gui.models import order_lines


def write_slips(path: Path, orders: Sequence[Order], labels: Labels) -> None:
    """Write a new file; LabExists or WriteFailed where it cannot be made."""
    page = _page(orders, labels)
    with making(path) as unfinished:
        unfinished.write_text(page, encoding="utf-8")


def _page(orders: Sequence[Order], labels: Labels) -> str:
    """Write the page: one file, without scripts and without anything from outside."""
    templates = Environment(
        loader=FileSystemLoader(resources.path("templates/orders")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    slips = [
        {
            "facts": order_lines.facts(order, labels),
            "numbers": order_lines.numbers(order),
        }
        for order in orders
    ]
    return templates.get_template("slips.html").render(text=OrderText, slips=slips)
