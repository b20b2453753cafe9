"""`schtasks`: scheduled tasks are made, changed, deleted, run and listed.

The form is that of
learn.microsoft.com/windows-server/administration/windows-commands/schtasks.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from core.commands.tasks import ENDED, ChangeTask, CreateTask, DeleteTask, EndTaskRun
from core.prompt.answer import Answer, Asked, failed
from core.prompt.computers import named
from core.prompt.options import Options, Syntax
from core.prompt.task_lines import (
    WRONG,
    TaskLine,
    account_of,
    is_bad_name,
    schedule_of,
    time_of_day,
)
from core.prompt.task_lists import FORMS, facts_of

TASK_CREATE = (
    'schtasks /create /tn "Monthly report" '
    r'/tr "powershell -File C:\Scripts\report.ps1" /sc monthly /d 1 /st 06:00'
)
TASK_QUERY = "schtasks /query"
_USAGE = """\
SCHTASKS /create /tn name /tr "line" /sc {once | daily | weekly | monthly} [/mo number]
         [/d {MON,TUE,... | 1-31}] [/st HH:mm] [/sd mm/dd/yyyy] [/ru account]
         [/rp password] [/f]
SCHTASKS /query  [/tn name] [/fo {table | list | csv}] [/nh] [/v]
SCHTASKS /change /tn name [/tr "line"] [/ru account] [/rp password] [/st HH:mm]
         [/enable | /disable]
SCHTASKS /run    /tn name
SCHTASKS /end    /tn name
SCHTASKS /delete /tn name /f

Each of them has /s computer, too. What a task runs is a line of this prompt, or
powershell with -File and a script of the lab's folder. Other schedules are not part of
this training."""
_VALUES = ("/s", "/tn", "/tr", "/sc", "/mo", "/d", "/st", "/sd", "/ru", "/rp", "/fo")
_OPTIONS = Syntax(
    switches=(
        *("/create", "/query", "/change", "/run", "/end", "/delete"),
        *("/f", "/v", "/nh", "/enable", "/disable", "/np"),
    ),
    following=(*_VALUES, "/rl"),
)
_ALLOWED = {
    "/create": {"/s", "/tn", "/tr", "/sc", "/mo", "/d", "/st", "/sd", "/ru", "/rp"}
    | {"/f", "/rl", "/np"},
    "/query": {"/s", "/tn", "/fo", "/nh", "/v"},
    "/change": {"/s", "/tn", "/tr", "/ru", "/rp", "/st", "/enable", "/disable"},
    "/run": {"/s", "/tn"},
    "/end": {"/s", "/tn"},
    "/delete": {"/s", "/tn", "/f"},
}
_NO_TASK = "ERROR: The system cannot find the file specified."
_ASKS = "To delete the task without a question, which nobody answers here, add /f."
_SUCCESS = 'SUCCESS: The scheduled task "{name}" has successfully been {done}.'
_RUN = 'SUCCESS: Attempted to run the scheduled task "{name}".'
_ENDED = 'SUCCESS: The scheduled task "{name}" has been terminated successfully.'
_NOT_RUNNING = 'INFO: The scheduled task "{name}" is not running.'
_NONE = "INFO: There are no scheduled tasks presently available at your access level."
_PARAMETERS = 'SUCCESS: The parameters of scheduled task "{name}" have been changed.'


def schtasks(asked: Asked) -> Answer:
    """Read the line, and say what comes of it."""
    if not asked.options:
        return _query(TaskLine(asked, Options(), asked.computer.name))
    options = _OPTIONS.read(asked.options)
    verbs = options.switches & _VERBS.keys() if options else frozenset()
    if options is None or len(verbs) != 1:
        return failed(_USAGE)
    (verb,) = verbs
    given = {*options.switches, *options.values} - verbs
    if given - _ALLOWED[verb] or (verb != "/query" and "/tn" not in given):
        return failed(_USAGE)
    computer = named(options.values.get("/s", asked.computer.name), asked)
    if isinstance(computer, Answer):
        return computer
    return _VERBS[verb](TaskLine(asked, options, computer.name))


def _create(line: TaskLine) -> Answer:
    if not line.value("/tr") or not line.value("/sc"):
        return failed(_USAGE)
    account = account_of(line)
    if isinstance(account, Answer):
        return account
    schedule = schedule_of(line)
    if isinstance(schedule, Answer):
        return schedule
    if is_bad_name(line.name):
        return failed(WRONG.format(option="/tn", value=line.name))
    command = CreateTask(
        computer=line.computer,
        task=line.name,
        account=account,
        action=line.value("/tr"),
        schedule=schedule,
        replaces="/f" in line.options.switches,
    )
    done = _SUCCESS.format(name=line.name, done="created")
    return Answer(command=command, done=done)


def _change(line: TaskLine) -> Answer:
    task, switches = line.task(), line.options.switches
    if task is None:
        return failed(_NO_TASK)
    given = {*line.options.values} - {"/tn", "/s", "/rp"}
    if not given and not switches & {"/enable", "/disable"}:
        return failed(_USAGE)
    account = account_of(line) if "/ru" in given else None
    if isinstance(account, Answer):
        return account
    schedule = None
    if "/st" in given:
        at = time_of_day(line)
        if at is None:
            return failed(WRONG.format(option="/st", value=line.value("/st")))
        begins = datetime.combine(task.schedule.begins.date(), at, UTC)
        schedule = task.schedule.changed(begins=begins)
    is_enabled = None
    if switches & {"/enable", "/disable"}:
        is_enabled = "/enable" in switches
    command = ChangeTask(
        computer=line.computer,
        task=task.name,
        account=account,
        action=line.value("/tr") or None,
        schedule=schedule,
        is_enabled=is_enabled,
    )
    return Answer(command=command, done=_PARAMETERS.format(name=task.name))


def _delete(line: TaskLine) -> Answer:
    task = line.task()
    if task is None:
        return failed(_NO_TASK)
    if "/f" not in line.options.switches:
        return failed(_ASKS)
    command = DeleteTask(computer=line.computer, task=task.name)
    return Answer(command=command, done=_SUCCESS.format(name=task.name, done="deleted"))


def _run(line: TaskLine) -> Answer:
    task = line.task()
    if task is None:
        return failed(_NO_TASK)
    return Answer(runs=(task.computer, task.name), done=_RUN.format(name=task.name))


def _end(line: TaskLine) -> Answer:
    task = line.task()
    if task is None:
        return failed(_NO_TASK)
    if not task.is_running:
        return Answer(_NOT_RUNNING.format(name=task.name))
    command = EndTaskRun(computer=task.computer, task=task.name, result=ENDED)
    return Answer(command=command, done=_ENDED.format(name=task.name))


def _query(line: TaskLine) -> Answer:
    form = line.value("/fo").casefold() or "table"
    if form not in FORMS:
        return failed(_USAGE)
    tasks = line.asked.lab.scheduled_tasks(line.computer)
    if line.name:
        tasks = [t for t in tasks if t.name.casefold() == line.name.casefold()]
        if not tasks:
            return failed(_NO_TASK)
    if not tasks:
        return Answer(_NONE)
    is_long = "/v" in line.options.switches
    rows = [facts_of(task, line.now, is_long=is_long) for task in tasks]
    has_head = "/nh" not in line.options.switches
    return Answer(FORMS[form](rows, has_head))


_VERBS: dict[str, Callable[[TaskLine], Answer]] = {
    "/create": _create,
    "/query": _query,
    "/change": _change,
    "/run": _run,
    "/end": _end,
    "/delete": _delete,
}
