"""Where the person has been: back and forward between places."""

from gui.places import ALL_SERVERS, Place


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
