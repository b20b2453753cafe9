"""What a line of schtasks says: which task, as whom, and when."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from core.catalog import Repeats, Weekday
from core.errors import Refused
from core.prompt.answer import Answer, Asked, failed
from core.prompt.options import Options
from core.records import Schedule, ScheduledTask
from core.rules.rights import PASSWORD, password_problem

WRONG = 'ERROR: Invalid value for "{option}" option: {value}'
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_LAST_DAY = 31
_MOST = {Repeats.ONCE: 0, Repeats.DAILY: 365, Repeats.WEEKLY: 52, Repeats.MONTHLY: 12}
"""Of /mo, as schtasks-create says."""
_PASSWORD_NEEDED = (
    f"ERROR: To run a task as another account give its password: /rp {PASSWORD}"
)


@dataclass(frozen=True)
class TaskLine:
    """A line that was read: which computer, and what is given."""

    asked: Asked
    options: Options
    computer: str

    @property
    def name(self) -> str:
        """The name of the task, without the folder that all are in."""
        return self.value("/tn").lstrip("\\")

    def value(self, option: str) -> str:
        """Return what was given for an option, or an empty text."""
        return self.options.values.get(option, "")

    @property
    def now(self) -> datetime:
        """The lab's time."""
        return self.asked.lab.settings().now

    def task(self) -> ScheduledTask | None:
        """Find the task, or None."""
        try:
            return self.asked.lab.scheduled_task(self.computer, self.name)
        except Refused:
            return None


def account_of(line: TaskLine) -> str | Answer:
    """Return the account that was named, or who is signed in; its password counts."""
    lab = line.asked.lab
    signed_in = lab.settings().signed_in
    typed = line.value("/ru").rpartition("\\")[2]
    account = lab.account(typed) if typed else lab.account(signed_in)
    if account is None:
        return failed(WRONG.format(option="/ru", value=typed or signed_in))
    if account.name == signed_in and not line.value("/rp"):
        return account.name
    problem = password_problem(line.value("/rp"))
    if problem is not None:
        return failed(_PASSWORD_NEEDED)
    return account.name


def schedule_of(line: TaskLine) -> Schedule | Answer:
    """Read when a task runs; what is wrong is named with its option."""
    wrong = _wrong_option(line)
    if wrong:
        return failed(WRONG.format(option=wrong, value=line.value(wrong)))
    repeats = Repeats(line.value("/sc").casefold())
    at, day = time_of_day(line), _day(line)
    begins = datetime.combine(
        day.date() if day else line.now.date(), at or line.now.time(), UTC
    )
    weekly = repeats is Repeats.WEEKLY
    names = line.value("/d").upper() or list(Weekday)[begins.weekday()]
    return Schedule(
        repeats=repeats,
        begins=begins.replace(microsecond=0),
        every=int(line.value("/mo") or 1),
        weekdays=_weekdays(names) if weekly else (),
        day=int(line.value("/d") or 1) if repeats is Repeats.MONTHLY else 1,
    )


def _wrong_option(line: TaskLine) -> str:
    """Name an option whose value cannot be, or is missing."""
    kind, days = line.value("/sc").casefold(), line.value("/d")
    if kind not in set(Repeats):
        return "/sc"
    if (line.value("/st") and time_of_day(line) is None) or (
        kind == Repeats.ONCE and not line.value("/st")
    ):
        return "/st"
    if line.value("/sd") and _day(line) is None:
        return "/sd"
    every = line.value("/mo")
    if every and (not _NUMBER.fullmatch(every) or int(every) > _MOST[Repeats(kind)]):
        return "/mo"
    is_right = {
        Repeats.WEEKLY: lambda: _are_weekdays(days.upper()),
        Repeats.MONTHLY: lambda: _is_day(days),
    }
    return "/d" if days and not is_right.get(Repeats(kind), bool)() else ""


def _are_weekdays(names: str) -> bool:
    return names == "*" or len(_weekdays(names)) == names.count(",") + 1


def _is_day(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and int(text) <= _LAST_DAY


def _weekdays(names: str) -> tuple[Weekday, ...]:
    if names.strip() == "*":
        return tuple(Weekday)
    wanted = {name.strip() for name in names.split(",")}
    return tuple(day for day in Weekday if day.value in wanted)


def time_of_day(line: TaskLine) -> time | None:
    """Read /st, or give None."""
    found = _TIME.fullmatch(line.value("/st"))
    return time(int(found[1]), int(found[2])) if found else None


def _day(line: TaskLine) -> datetime | None:
    found = _DATE.fullmatch(line.value("/sd"))
    if found is None:
        return None
    try:
        return datetime(int(found[3]), int(found[1]), int(found[2]), tzinfo=UTC)
    except ValueError:
        return None


def is_bad_name(name: str) -> bool:
    """Tell whether a task cannot be called so."""
    return not name.strip() or bool(set(name) & set('\\/:*?"<>|'))
