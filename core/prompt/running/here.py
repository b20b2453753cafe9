"""Where a command stands: in which prompt, loops and batch file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.prompt.answer import Asked, Input
from core.prompt.language.variables import delayed, looped
from core.prompt.running.batch import Batch
from core.prompt.running.run import Run
from core.prompt.running.state import State

DEEPEST = 50
"""Commands inside of commands, and calls of batch files."""


@dataclass(frozen=True)
class Here:
    """What a command sees around it."""

    state: State
    run: Run
    input: Input | None = None
    loops: Mapping[str, str] = field(default_factory=dict)
    batch: Batch | None = None
    depth: int = 0

    def final(self, text: str) -> str:
        """Write out what is known once a command runs."""
        found = looped(text, self.loops, self.state.described)
        return delayed(found, self.state.lookup) if self.state.delays else found

    def asked(self, words: tuple[str, ...] = (), raw: str = "") -> Asked:
        """Ask on this computer, in this folder."""
        state = self.state
        return Asked(
            words,
            state.computer,
            state.lab,
            raw=raw,
            input=self.input,
            folder=state.folder,
            current=state.current,
            variables=state.variables,
            is_batch=self.batch is not None,
            is_echo=state.is_echo,
        )
