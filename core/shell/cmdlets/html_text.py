"""ConvertTo-Html."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.cmdlets.columns import Column, columns_of, value_of
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of
from core.shell.running.signals import Signal
from core.shell.values.text import shown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.shell.running.code import Output


def _convert_to_html(call: Call) -> Output:
    columns = columns_of(call["property"])
    is_list = call.text("as", "table").lower() == "list"
    body: list[str] = []
    shown: list[Column] = []
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        if not shown:
            names = columns or [Column(name) for name in names_of(item) or ["*"]]
            shown = [c for column in names for c in column.for_value(item)]
            body += [] if is_list else [_html_head(shown)]
        texts = []
        for column in shown:
            value = yield from value_of(call.scope, column, item)
            value = item if column.name == "*" else value
            texts.append(escape(shown_text(value)))
        body += _html_list(shown, texts) if is_list else [_html_row("td", texts)]
    table = ["<table>", *body, "</table>"] if shown else []
    if call.flag("fragment"):
        yield from table
    else:
        yield from _page(call, table)


def _html_head(columns: Sequence[Column]) -> str:
    return _html_row("th", [escape(column.name) for column in columns])


def _html_row(tag: str, texts: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{text}</{tag}>' for text in texts)}</tr>"


def _html_list(columns: Sequence[Column], texts: Sequence[str]) -> list[str]:
    rows = [
        f"<tr><td>{escape(column.name)}:</td><td>{text}</td></tr>"
        for column, text in zip(columns, texts, strict=True)
    ]
    return [*rows, "<tr><td><hr></td></tr>"]


def _page(call: Call, table: list[str]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html xmlns="http://www.w3.org/1999/xhtml">'
    yield "<head>"
    if call.has("head"):
        yield from call.texts("head")
    else:
        yield f"<title>{escape(call.text('title', 'HTML TABLE'))}</title>"
    if call.has("cssuri"):
        href = escape(call.text("cssuri"))
        yield f'<link rel="stylesheet" type="text/css" href="{href}" />'
    yield "</head><body>"
    yield from call.texts("body") + call.texts("precontent")
    yield from table
    yield from call.texts("postcontent")
    yield "</body></html>"


CMDLETS = (
    Cmdlet(
        "ConvertTo-Html",
        _convert_to_html,
        (
            Parameter("Property", "object[]", position=0),
            Parameter("Head", "string[]", position=1),
            Parameter("Title", "string", position=2),
            Parameter("Body", "string[]", position=3),
            Parameter("As", "string", allowed=("Table", "List")),
            Parameter("CssUri", "string"),
            Parameter("PreContent", "string[]"),
            Parameter("PostContent", "string[]"),
            switch("Fragment"),
            INPUT,
        ),
        summary="Writes objects as an HTML table.",
        streams_input=True,
    ),
)
