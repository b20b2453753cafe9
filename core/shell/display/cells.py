"""A value as the text of one cell or one line."""

from core.shell.cmdlets.columns import Column
from core.shell.values.formats import format_value
from core.shell.values.kinds import Value, is_number
from core.shell.values.text import shown_text, text_of

_CONTROLS = {code: None for code in range(32) if code not in (9, 10)}


def cell(value: Value, column: Column | None = None) -> str:
    """Write a value for a table or a list."""
    pattern = None if column is None else column.option("format")
    text = (
        shown_text(value) if pattern is None else format_value(value, text_of(pattern))
    )
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def is_right(value: Value, column: Column | None = None) -> bool:
    """Tell whether a column stands to the right: numbers do."""
    wanted = None if column is None else column.option("alignment")
    if wanted is not None:
        return text_of(wanted).lower() == "right"
    return is_number(value)
