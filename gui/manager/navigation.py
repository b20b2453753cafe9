"""Where the person has been: back and forward between places."""

from collections.abc import Callable

from gui.models.places import ALL_SERVERS, Place


class Navigation:
    """The visited places and the present one."""

    def __init__(self) -> None:
        """Start at all servers."""
        self._visited = [ALL_SERVERS]
        self._position = 0

    @property
    def place(self) -> Place:
        """The present place."""
        return self._visited[self._position]

    @property
    def has_back(self) -> bool:
        """Tell whether there is a place before this one."""
        return self._position > 0

    @property
    def has_forward(self) -> bool:
        """Tell whether the person came back from somewhere."""
        return self._position < len(self._visited) - 1

    def visit(self, place: Place) -> None:
        """Go to a place; what was ahead is forgotten."""
        if place != self.place:
            self._visited[self._position + 1 :] = [place]
            self._position += 1

    def back(self) -> Place:
        """Return to the place before."""
        self._position = max(self._position - 1, 0)
        return self.place

    def forward(self) -> Place:
        """Go to the place that was left by going back."""
        self._position = min(self._position + 1, len(self._visited) - 1)
        return self.place

    def forget(self, is_gone: Callable[[Place], bool]) -> None:
        """Drop the places that are gone; the nearest one before becomes the present."""
        before = self._without(is_gone, self._visited[: self._position + 1])
        after = self._without(is_gone, self._visited[self._position + 1 :])
        present = before or [ALL_SERVERS]
        self._position = len(present) - 1
        self._visited = [*present, *after[after[:1] == present[-1:] :]]

    def _without(
        self, is_gone: Callable[[Place], bool], places: list[Place]
    ) -> list[Place]:
        """Leave out what is gone, and what is then the same place twice running."""
        kept: list[Place] = []
        for place in places:
            if not is_gone(place) and kept[-1:] != [place]:
                kept.append(place)
        return kept
