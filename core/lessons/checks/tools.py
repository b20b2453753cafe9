"""Checks of what the tools say: findings, events, balloons, reports, saved files."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from core.catalog import LicenseType, ReportScope
from core.event_kinds import EventKind
from core.lab import Lab
from core.lessons.beside import NameBeside, read_beside
from core.lessons.checks.base import BaseCheck, Listed
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.words import Says, joined, word
from core.lessons.gestures import Texts
from core.management.texts import decoded
from core.reads.best_practices import analyze
from core.reads.diagnosis import examine
from core.reads.notices import notice
from core.records import LoggedEvent, Report
from core.rules.best_practices import Practice
from core.rules.diagnosis import ProblemKind
from core.rules.notifications import Notification
from core.rules.review import FindingKind, Level, review

Tool = Literal["review", "diagnoser", "analyzer"]
_TOOLS = {
    "review": ("Review Configuration", FindingKind),
    "diagnoser": ("RD Licensing Diagnoser", ProblemKind),
    "analyzer": ("Best Practices Analyzer", Practice),
}


class FindingCheck(BaseCheck):
    """A tool finds something on a computer, or not; without a kind: any trouble."""

    check: Literal["finding"]
    tool: Tool
    computer: str = Field(description="a license server, or a session host")
    kind: str | None = Field(default=None, description="what is found, by its code")
    is_there: bool = True

    @model_validator(mode="after")
    def _the_tool_knows_the_kind(self) -> Self:
        kinds = [str(kind) for kind in _TOOLS[self.tool][1]]
        if self.kind is not None and self.kind not in kinds:
            raise ValueError(f"The {self.tool} can find: {', '.join(kinds)}.")
        return self

    def expected(self) -> str:
        """Say what the tool is to find."""
        if self.is_there:
            return self._said([self.kind or "something"])
        return self._said([f"no {self.kind}" if self.kind else "nothing"])

    def judge(self, case: Case) -> Finding:
        """Ask the tool, as who is signed in sees it."""
        kinds = _found_by(self.tool, self.computer, case.lab)
        trouble = [kind for kind, is_trouble in kinds if is_trouble]
        wanted = [k for k, _ in kinds if k == self.kind] if self.kind else trouble
        found = self._said(trouble or ["nothing wrong"])
        return Finding(bool(wanted) is self.is_there, self.expected(), found)

    def _said(self, kinds: Iterable[str]) -> str:
        name = _TOOLS[self.tool][0]
        words = joined(kind.replace("-", " ") for kind in kinds)
        if words.startswith("nothing"):
            return f"{name} finds {words} on {self.computer}"
        return f"{name} finds on {self.computer}: {words}"


def _found_by(tool: Tool, computer: str, lab: Lab) -> list[tuple[str, bool]]:
    """List what a tool finds, and whether that is trouble."""
    if tool == "review":
        server = lab.server(computer)
        packs, settings = lab.packs(server.name), lab.settings()
        findings = review(server, packs, settings, lab.rights())
        return [(f.kind, f.level in {Level.WARNING, Level.ERROR}) for f in findings]
    if tool == "diagnoser":
        found = examine(lab, lab.host(computer), {})
        return [(problem.kind, True) for problem in found.problems]
    name = lab.computer(computer).name
    return [(v.practice, True) for v in analyze(lab) if v.computer == name]


class EventCheck(Listed):
    """Events in the log of a computer, by their ID."""

    one: ClassVar[str] = "event"
    several: ClassVar[str] = "events"

    check: Literal["event"]
    id: EventKind
    computer: str
    has: Annotated[str | None, Says("with {}", of="text")] = None
    is_new: bool = Field(
        default=True, description="false: those that were there at the start, too"
    )

    def where(self) -> str:
        """Say which events, and where."""
        return f" {self.id.value} in the log of {self.computer}"

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Look for the text within that of the event."""
        return wanted.casefold() in actual.text.casefold()

    def listed(self, case: Case) -> list[LoggedEvent]:
        """List the events of this ID."""
        lab = case.lab
        name = lab.computer(self.computer).name
        known = set()
        if self.is_new:
            with case.start() as start:
                known = {event.id for event in start.logged(name, self.id)}
        return [event for event in lab.logged(name, self.id) if event.id not in known]


class BalloonCheck(BaseCheck):
    """The balloon that a user sees in a session now; without a kind: any."""

    check: Literal["balloon"]
    host: str
    user: str
    kind: Notification | None = Field(default=None, description="what it warns of")
    is_administrative: bool = Field(default=False, description="the session")
    is_false_alarm: bool | None = Field(
        default=None, description="true: it may be ignored"
    )
    is_there: bool = True

    def expected(self) -> str:
        """Say what is to be seen."""
        what = f"the balloon {word(self.kind)}" if self.kind else "a balloon"
        if not self.is_there:
            what = f"no balloon {word(self.kind)}" if self.kind else "no balloon"
        return f"{self.user} sees {what} on {self.host}"

    def judge(self, case: Case) -> Finding:
        """Find out what the session shows."""
        lab = case.lab
        host, user = lab.host(self.host), lab.known_user(self.user)
        seen = notice(lab, host, user.name, is_administrative=self.is_administrative)
        is_it = seen is not None and (
            self.kind in {None, seen.kind}
            and self.is_false_alarm in {None, seen.is_false_alarm}
        )
        what = f"the balloon {word(seen.kind)}" if seen else "no balloon"
        found = f"{self.user} sees {what} on {self.host}"
        return Finding(is_it is self.is_there, self.expected(), found)


class ReportCheck(Listed):
    """Reports that are listed under Reports, and what they show."""

    one: ClassVar[str] = "report"
    several: ClassVar[str] = "reports"

    check: Literal["report-shows"]
    server: str
    scope: Annotated[ReportScope | None, Says("scope {}")] = None
    organizational_unit: Annotated[str | None, Says("of {}")] = None
    type: LicenseType = Field(
        default=LicenseType.PER_USER, description="of which licenses are counted"
    )
    installed: Annotated[int | None, Says("{} installed")] = None
    issued: Annotated[int | None, Says("{} issued")] = None
    lines: Annotated[int | None, Says("{} lines")] = None
    lists: Annotated[Texts | None, Says("lists {}")] = None
    omits: Annotated[Texts | None, Says("does not list {}")] = None

    def where(self) -> str:
        """Say on which server."""
        return f" on {self.server}"

    def read(self, actual: "_Shown", name: str) -> Any:
        """Read what a report shows."""
        if name in {"installed", "issued"}:
            of_type = [s for s in actual.report.summary if s.type is self.type]
            return sum(getattr(line, name) for line in of_type)
        if name == "lines":
            return len(actual.names)
        if name in {"lists", "omits"}:
            wanted: Texts = getattr(self, name)
            is_listed = name == "lists"
            return tuple(n for n in wanted if actual.has(n) is is_listed)
        return getattr(actual.report, name)

    def listed(self, case: Case) -> list["_Shown"]:
        """List the reports of the server with what they show."""
        lab = case.lab
        server = lab.server(self.server)
        return [_Shown(report, lab) for report in lab.reports(server.name)]


class _Shown:
    """A report with the names in its rows."""

    def __init__(self, report: Report, lab: Lab) -> None:
        self.report = report
        pages = lab.report_lines(report.id)
        self.names = [line.name.casefold() for page in pages for line in page]

    def has(self, name: str) -> bool:
        """Tell whether a user or a computer is in it."""
        wanted = name.casefold()
        return any(wanted in {n, n.rpartition("\\")[2]} for n in self.names)


class FileSaved(BaseCheck):
    r"""A file lies beside the lab, or in `C:\` of scripts, with these texts in it."""

    check: Literal["file-saved"]
    name: NameBeside = Field(description=r"`report.csv`, or `C:\Temp\report.csv`")
    has: Texts = Field(default=(), description="texts that are in it")

    def expected(self) -> str:
        """Say which file, and what is in it."""
        texts = f" with {joined(self.has)}" if self.has else ""
        return f"The file {self.name} is saved{texts}"

    def judge(self, case: Case) -> Finding:
        """Read the file."""
        content = read_beside(case.lab.path, self.name)
        if content is None:
            return Finding(False, self.expected(), f"There is no file {self.name}")
        written = decoded(content)
        missing = [text for text in self.has if text not in written]
        found = f"The file {self.name} is saved"
        if missing:
            found = f"{found} without {joined(missing)}"
        return Finding(not missing, self.expected(), found)
