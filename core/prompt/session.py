"""A command prompt: what is typed is run in it, and it keeps what was set."""

from core.management.budget import Budget
from core.management.folder import Folder
from core.prompt.answer import Answer, Asked, Steps, failed
from core.prompt.language.errors import LineError, Unfinished
from core.prompt.language.reader import read
from core.prompt.language.tree import Node
from core.prompt.language.variables import expanded
from core.prompt.language.words import MOST
from core.prompt.running.batch import Batch
from core.prompt.running.here import Here
from core.prompt.running.jumps import Exited, Jump, Stopped
from core.prompt.running.lines import note, run_batch, run_line, told
from core.prompt.running.run import Run
from core.prompt.running.state import State
from core.prompt.running.table import teach
from core.prompt.variables import Variables
from core.records import Computer
from core.store.queries import Queries
from core.text import problem_with


class PromptSession:
    """One open prompt; its lines are read in the order in which they are typed."""

    def __init__(
        self,
        lab: Queries,
        folder: Folder | None = None,
        *,
        budget: Budget | None = None,
        restores: bool = False,
    ) -> None:
        """Read this lab, and write files into this folder.

        `restores` makes a restore point before the first change of a loop or file.
        """
        teach()
        self._lab = lab
        self._folder = folder
        self._budget = budget or Budget()
        self._restores = restores
        self._state: State | None = None

    @property
    def code(self) -> int:
        """The errorlevel."""
        return self._state.code if self._state else 0

    def state_on(self, computer: Computer) -> State:
        """Return what is kept, on a computer; variables and folder stay."""
        if self._state is None:
            variables = Variables(computer, self._lab)
            self._state = State(self._lab, self._folder, computer, variables)
        self._state.computer = computer
        self._state.variables.use(computer)
        return self._state

    def asked(self, computer: Computer) -> Asked:
        """Return how a program is asked here, for who offers what fits."""
        return self._here(computer).asked()

    def prompt_on(self, computer: Computer) -> str:
        """Return what stands before the line; nothing after `echo off`."""
        state = self.state_on(computer)
        return state.prompt if state.is_echo else ""

    def is_whole(self, text: str, computer: Computer) -> bool:
        """Tell whether a text can be run, or goes on in the next line."""
        try:
            self._read(text, self.state_on(computer))
        except Unfinished:
            return False
        except LineError:
            return True
        return True

    def run(self, text: str, computer: Computer) -> Steps:
        """Run a line, or those of a group, and give what comes of it step by step.

        Close it to stop it: what a command under way has done is taken back.
        """
        here = self._here(computer)
        problem = next(
            (p for line in text.split("\n") if (p := problem_with(line, limit=MOST))),
            None,
        )
        if problem is not None:
            yield note(failed(problem), here)
            return
        if "\n" in text:
            here.run.is_script()
        try:
            node = self._read(text, here.state)
        except LineError as error:
            yield note(failed(told(error)), here)
            return
        yield from _guarded(run_line(node, here))

    def run_file(
        self, path: str, text: str, arguments: str, computer: Computer
    ) -> Steps:
        """Run a batch file by its text; `arguments` as they were typed."""
        here = self._here(computer)
        yield from _guarded(run_batch(Batch(path, text, path, arguments), here))

    def _here(self, computer: Computer) -> Here:
        run = Run(self._lab, self._budget, restores=self._restores)
        return Here(self.state_on(computer), run)

    def _read(self, text: str, state: State) -> Node | None:
        first, *others = text.split("\n")
        following = iter(others)

        def more() -> str | None:
            line = next(following, None)
            return None if line is None else expanded(line, state.lookup)

        return read(expanded(first, state.lookup), more)


def _guarded(steps: Steps) -> Steps:
    """Run it to its end, whatever ends it."""
    try:
        yield from steps
    except Exited:
        yield Answer(closes=True)
    except Jump:
        return
    except Stopped as stopped:
        yield Answer(f"\n{stopped.reason}", code=1, is_error=True)
