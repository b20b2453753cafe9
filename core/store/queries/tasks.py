"""Questions about scheduled tasks."""

from core.errors import Refused
from core.records import ScheduledTask
from core.refusals import Reason
from core.store import rows
from core.store.queries.kept import kept
from core.store.queries.lab import LabQueries


class TaskQueries(LabQueries):
    """Reads scheduled tasks."""

    @kept
    def scheduled_tasks(self, computer: str | None = None) -> list[ScheduledTask]:
        """List the tasks of a computer, or of all, by computer and name."""
        found = self._connection.execute(
            "SELECT * FROM scheduled_task WHERE :computer IS NULL "
            "OR computer = :computer ORDER BY computer, name",
            {"computer": computer},
        )
        return [rows.from_row(ScheduledTask, r) for r in found.fetchall()]

    def scheduled_task(self, computer: str, name: str) -> ScheduledTask:
        """Return a task by name, whatever the case; Refused if unknown."""
        wanted = name.casefold()
        for task in self.scheduled_tasks(computer):
            if task.name.casefold() == wanted:
                return task
        raise Refused(Reason.NO_SUCH_TASK, task=name, computer=computer)
