"""Checks of scheduled tasks."""

from typing import Annotated, Any, ClassVar, Literal

from core.catalog import Repeats
from core.errors import Refused
from core.lessons.checks.base import Thing
from core.lessons.checks.case import Case
from core.lessons.checks.words import Says
from core.records import ScheduledTask
from core.refusals import Reason


class TaskCheck(Thing):
    """A scheduled task of a computer, and what came of it last."""

    kind: ClassVar[str] = "scheduled task"

    check: Literal["task"]
    computer: str
    task: str
    account: Annotated[str | None, Says("runs as {}")] = None
    action: Annotated[str | None, Says("runs the line {}")] = None
    repeats: Annotated[Repeats | None, Says("repeats {}")] = None
    is_enabled: Annotated[bool | None, Says("is enabled", "is disabled")] = None
    is_running: Annotated[bool | None, Says("is running", "is not running")] = None
    last_result: Annotated[int | None, Says("has the last result {}")] = None
    wrote: Annotated[str | None, Says("wrote {}", of="last_text")] = None

    def called(self) -> str:
        """Name it."""
        return f"{self.task} on {self.computer}"

    def look(self, case: Case) -> ScheduledTask | None:
        """Find the task."""
        try:
            return case.lab.scheduled_task(self.computer, self.task)
        except Refused as refused:
            if refused.reason is not Reason.NO_SUCH_TASK:
                raise
            return None

    def read(self, actual: Any, name: str) -> Any:
        """Read a field; how it repeats stands in the schedule."""
        if name == "repeats":
            return actual.schedule.repeats
        return super().read(actual, name)

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Compare; of what was written a part is enough."""
        if name == "wrote":
            return str(wanted).casefold() in actual.last_text.casefold()
        return super().matches(name, wanted, actual, case)
