"""What ends a command before its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.prompt.running.batch import Batch


class Jump(BaseException):
    """Goes up to whoever runs the lines."""


class Jumped(Jump):
    """`goto`."""

    def __init__(self, label: str) -> None:
        """Say where to."""
        super().__init__(label)
        self.label = label


class Left(Jump):
    """`exit /b`: the batch file ends."""

    def __init__(self, code: int | None) -> None:
        """Keep the code; None leaves that of the last command."""
        super().__init__(code)
        self.code = code


class Exited(Jump):
    """`exit`: the prompt ends."""


class Transferred(Jump):
    """A batch file goes on in another one, and does not come back."""

    def __init__(self, batch: Batch) -> None:
        """Say in which."""
        super().__init__(batch.path)
        self.batch = batch


class Stopped(BaseException):
    """The line ends here: its budget is used up, and nobody said to go on."""

    def __init__(self, reason: str) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason = reason
