"""A command prompt: lines of several programs, its variables, and what came last."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace

from core.errors import Refused
from core.management.folder import Folder
from core.management.paths import FolderError, is_nul
from core.management.texts import decoded, encoded
from core.prompt.answer import Answer, Asked, Saved, failed
from core.prompt.file_errors import told
from core.prompt.grammar import (
    MOST,
    Joint,
    LineError,
    Link,
    Part,
    Target,
    read,
)
from core.prompt.programs import call
from core.prompt.variables import dynamic, expanded, variables_of
from core.records import Computer
from core.store.queries import Queries
from core.text import problem_with

Steps = Generator[Answer, Refused | None, None]
"""What is to be done and written, one after another; who does a command, or runs a
task, sends None, or how that was refused."""

_UNEXPECTED = "{mark} was unexpected at this time."
_SYNTAX = "The syntax of the command is incorrect."
_NO_FOLDER = "No file can be written here: the lab has no folder."


@dataclass
class _Output:
    """What programs wrote, apart by where it goes."""

    text: str = ""
    errors: str = ""

    def add(self, text: str, *, is_error: bool) -> None:
        if is_error:
            self.errors = _below(self.errors, text)
        else:
            self.text = _below(self.text, text)


class PromptSession:
    """One open prompt; its lines are read in the order in which they are typed."""

    def __init__(self, lab: Queries, folder: Folder | None = None) -> None:
        """Read this lab, and write files into this folder."""
        self._lab = lab
        self._folder = folder
        self._own: dict[str, str] = {}
        self.code = 0
        """The errorlevel."""

    def run(self, line: str, computer: Computer) -> Steps:
        """Read a line on a computer, and give what comes of each of its programs."""
        problem = problem_with(line, limit=MOST)
        if problem is not None:
            yield self._noted(failed(problem))
            return
        try:
            links = read(expanded(line, self._variables(computer, dynamics=True)))
        except LineError as error:
            text = _SYNTAX
            if str(error) != "newline":
                text = _UNEXPECTED.format(mark=error)
            yield self._noted(failed(text))
            return
        for link in links:
            if self._runs(link.joint):
                yield from self._run_link(link, computer)

    def _runs(self, joint: Joint) -> bool:
        if joint is Joint.ALWAYS:
            return True
        return (self.code == 0) is (joint is Joint.AFTER_SUCCESS)

    def _run_link(self, link: Link, computer: Computer) -> Steps:
        given: str | None = None
        *before, last = link.parts
        for part in before:
            output = yield from self._run_part(part, computer, given)
            given = output.text
        yield from self._run_part(last, computer, given, is_last=True)

    def _run_part(
        self,
        part: Part,
        computer: Computer,
        given: str | None,
        *,
        is_last: bool = False,
    ) -> Generator[Answer, Refused | None, _Output]:
        """Run one program, and put what it writes where it goes."""
        if part.input is not None:
            try:
                given = self._content(part.input)
            except FolderError as error:
                yield self._noted(failed(told(error)))
                return _Output()
        answered = call(
            Asked(
                part.words,
                computer,
                self._lab,
                raw=part.rest,
                given=given,
                folder=self._folder,
                variables=self._variables(computer),
            )
        )
        self._own |= answered.variables
        output = _Output()
        shows_all = is_last and part == Part(part.text)
        steps = self._carry_out(answered, output, shows=shows_all)
        yield from steps
        if not shows_all:
            yield from self._write_out(part, output, is_last=is_last)
        return output

    def _carry_out(
        self, answered: Answer, output: _Output, *, shows: bool
    ) -> Generator[Answer, Refused | None, None]:
        """Have done what is to be done; write at once what goes to the screen."""
        self.code = answered.code
        output.add(answered.text, is_error=answered.is_error)
        bare = replace(answered, done="", saves=(), variables={})
        refused = yield bare if shows else replace(bare, text="")
        if answered.command is not None or answered.runs is not None:
            if refused is not None:
                self.code = 1
            text = answered.told(refused)
            output.add(text, is_error=refused is not None)
            if shows and text:
                yield Answer(text, code=self.code, is_error=refused is not None)
        for saved in answered.saves:
            yield from self._save(saved)

    def _save(self, saved: Saved) -> Steps:
        target = Target(saved.path)
        if (problem := self._written(target, saved.text)) is not None:
            yield self._noted(failed(problem))

    def _write_out(self, part: Part, output: _Output, *, is_last: bool) -> Steps:
        """Put output and errors into files, or on the screen."""
        if part.joins_errors:
            output.text = _below(output.text, output.errors)
            output.errors = ""
        shown = ""
        if part.output is not None:
            problem = self._written(part.output, output.text)
            output.text = ""
            if problem is not None:
                yield self._noted(failed(problem))
        elif is_last:
            shown = output.text
        if part.errors is not None:
            if (problem := self._written(part.errors, output.errors)) is not None:
                yield self._noted(failed(problem))
        else:
            shown = _below(shown, output.errors)
        if shown:
            yield Answer(shown, code=self.code)

    def _content(self, target: Target) -> str:
        if is_nul(target.path) or self._folder is None:
            return ""
        return decoded(self._folder.read(target.path))

    def _written(self, target: Target, text: str) -> str | None:
        """Write a file, and say why that cannot be, or None."""
        if is_nul(target.path):
            return None
        if self._folder is None:
            return _NO_FOLDER
        content = encoded(text) if text else b""
        try:
            self._folder.write(target.path, content, appends=target.appends)
        except FolderError as error:
            return told(error)
        return None

    def _variables(
        self, computer: Computer, *, dynamics: bool = False
    ) -> Mapping[str, str]:
        known = variables_of(computer, self._lab, self._own)
        if not dynamics:
            return known
        return dynamic(self._lab.settings().now, self.code) | known

    def _noted(self, answer: Answer) -> Answer:
        self.code = answer.code
        return answer


def _below(text: str, more: str) -> str:
    return f"{text}\n{more}" if text and more else text or more
