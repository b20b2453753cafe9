"""What a lesson says is to be seen, looked for in what a screen reader can read."""

from collections.abc import Iterator, Sequence

from tests.assistive.reader.hands import BOXES, BUTTONS, FIELDS, is_field, is_list
from tests.assistive.reader.moving import Moving, NotThere, find
from tests.assistive.reader.tree import (
    ROLE,
    STATE,
    TABLES,
    TEXTS,
    Accessible,
    Atspi,
    content_of,
    has,
    labels_of,
    name_of,
    normalized,
    role_of,
    same,
    showing,
    texts,
)

_GROUP = ", group "


class Eyes:
    """Reads; the methods are those of `core.lessons.runner.Driver`."""

    def __init__(self, moving: Moving) -> None:
        self._go = moving

    def see(self, text: str) -> None:
        if self._go.ears.wait(lambda: True if self._reads(text) else None) is None:
            raise NotThere(f'there is no text "{text}"; {self._go.what_is_there()}')

    def unsee(self, text: str) -> None:
        if self._go.ears.wait(lambda: None if self._reads(text) else True) is None:
            raise NotThere(f'"{text}" is still there')

    def greyed(self, label: str) -> None:
        roles = {*BUTTONS, *BOXES, *FIELDS, *TABLES, ROLE.MENU_ITEM}
        there = list(find(self._go.window, roles, label))
        if not there or any(has(thing, STATE.SENSITIVE) for thing in there):
            raise NotThere(f"{label} is not greyed; {self._go.what_is_there()}")

    def shows(self, field: str, content: str) -> None:
        said = [content_of(t) for t in self._fields(field)]
        said.append("-".join(content_of(t) for t in self._boxes(field)))
        if content not in said:
            raise NotThere(f'{field} does not show "{content}" but {said}')

    def wrong(self, field: str, message: str) -> None:
        """Look for the message in what is said with the field, and beside it."""
        said = [thing.get_description() for thing in self._fields(field)]
        if not any(normalized(message) in normalized(text) for text in said):
            raise NotThere(f'at {field} it does not say "{message}" but {said}')
        self.see(message)

    def cells(self, row: str, texts: dict[str, str]) -> None:
        found = self._go.ears.wait(lambda: self._row(row))
        if found is None:
            raise NotThere(f"there is no row {row}; {self._go.what_is_there()}")
        for title, text in texts.items():
            if found.get(title) != text:
                raise NotThere(f'{row}, {title} is not "{text}" but {found}')

    def tells(self, title: str, text: str, seconds: float) -> bool:
        """Wait for a text in a window that need not be in front; tell if it came."""
        return self.comes(title, [text], seconds) is not None

    def comes(self, title: str, wanted: Sequence[str], seconds: float) -> str | None:
        """Wait likewise for one of several texts; return which came."""

        def look() -> str | None:
            windows = (w for w in self._go.windows() if same(name_of(w), title))
            said = [text for window in windows for text in texts(window)]
            return next((w for w in wanted if any(w in text for text in said)), None)

        return self._go.ears.wait(look, seconds)

    def told(self, title: str) -> list[str]:
        """Return all texts of a window that need not be in front."""
        windows = (w for w in self._go.windows() if same(name_of(w), title))
        return [said for window in windows for said in texts(window) if said]

    def announced(self) -> list[str]:
        """Return what was announced since somebody asked."""
        heard, self._go.ears.announced = self._go.ears.announced, []
        return heard

    def stops(self) -> list[dict[str, object]]:
        """Go round the window in front; return what is heard at each stop of Tab."""
        return [
            {
                "role": role_of(stop).value_nick,
                "name": _spoken_name(stop),
                "rows": _rows(stop) if role_of(stop) in TABLES else 0,
            }
            for stop in self._go.round()
        ]

    def _reads(self, text: str) -> bool:
        wanted = text.casefold()
        front = self._go.window
        return any(
            wanted in said.casefold()
            for window in dict.fromkeys([front, self._go.manager()])
            for said in texts(window)
        )

    def _fields(self, label: str) -> Iterator[Accessible]:
        for thing in showing(self._go.window):
            if role_of(thing) in {*FIELDS, *TABLES} and (
                is_field(thing, label) or is_list(thing, label)
            ):
                yield thing

    def _boxes(self, label: str) -> Iterator[Accessible]:
        """Yield the boxes of a long number."""
        for thing in showing(self._go.window):
            name, group, _ = name_of(thing).partition(_GROUP)
            if role_of(thing) in TEXTS and group and same(name, label):
                yield thing

    def _row(self, name: str) -> dict[str, str] | None:
        """Return the cells of a row by the titles of their columns."""
        for table in showing(self._go.window):
            if role_of(table) in TABLES and "Table" in table.get_interfaces():
                for row in range(_rows(table)):
                    first = Atspi.Table.get_accessible_at(table, row, 0)
                    if first is not None and same(name_of(first), name):
                        return _cells(table, row)
        return None


def _spoken_name(thing: Accessible) -> str:
    if role_of(thing) is ROLE.COMBO_BOX:
        return " ".join(labels_of(thing))
    return name_of(thing)


def _rows(table: Accessible) -> int:
    return int(Atspi.Table.get_n_rows(table))


def _cells(table: Accessible, row: int) -> dict[str, str]:
    return {
        str(Atspi.Table.get_column_description(table, column)): name_of(
            Atspi.Table.get_accessible_at(table, row, column)
        )
        for column in range(Atspi.Table.get_n_columns(table))
    }
