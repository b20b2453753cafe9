"""The gestures of a recording, as few as say the same."""

from core.lessons.gestures import Gesture, Node, Open, Row, Select, Tick, Type


class Tape:
    """Keeps gestures in their order; what takes the last one back or up replaces it."""

    def __init__(self) -> None:
        """Begin empty."""
        self.gestures: list[Gesture] = []

    def add(self, gesture: Gesture) -> bool:
        """Keep a gesture; tell whether it is a new one, or part of the last."""
        joined = _joined(self.gestures[-1], gesture) if self.gestures else None
        if joined is None:
            self.gestures.append(gesture)
            return True
        self.gestures[-1] = joined
        return False


def _joined(last: Gesture, new: Gesture) -> Gesture | None:
    """Return one gesture that does what these two do; None if there is none."""
    if isinstance(last, Type) and isinstance(new, Type):
        return Type(type={**last.type, **new.type})
    if isinstance(last, Select) and isinstance(new, Select):
        return new if last.select.keys() == new.select.keys() else None
    if isinstance(last, Tick) and isinstance(new, Tick):
        return new if last.tick.keys() == new.tick.keys() else None
    if isinstance(last, Row) and not last.choose:
        is_same_row = isinstance(new, Row) and new.row == last.row
        is_opened = isinstance(new, Open) and new.open == last.row
        return new if is_same_row or is_opened else None
    return new if isinstance(last, Node) and last == new else None
