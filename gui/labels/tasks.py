"""Labels of Task Scheduler, as the genuine tool has them; the sentences are ours.

Source: learn.microsoft.com/windows/win32/taskschd/using-the-task-scheduler; what is not
named there is as the tool of Windows Server 2022 is remembered.
"""

from core.catalog import Repeats, Weekday


class TaskText:
    """The window and its dialog."""

    title: str = "Task Scheduler"
    computer: str = "C&omputer:"
    list: str = "Tas&ks:"
    name: str = "Name"
    status: str = "Status"
    triggers: str = "Triggers"
    next_run: str = "Next Run Time"
    last_run: str = "Last Run Time"
    last_result: str = "Last Run Result"
    empty: str = "There are no tasks on this computer. Create Task makes one."
    output: str = "What the last run &wrote:"
    never: str = "The task has not run yet."
    runs: str = "The task is running."
    nothing: str = "The last run wrote nothing."
    no_task: str = "Select a task."

    actions: str = "Actions"
    create: str = "&Create Task…"
    run: str = "&Run"
    end: str = "&End"
    disable: str = "&Disable"
    enable: str = "E&nable"
    delete: str = "De&lete"
    properties: str = "&Properties"
    help: str = "&Help"
    delete_question: str = "Delete the task {name}? It will not run any more."
    delete_it: str = "Delete"

    create_title: str = "Create Task"
    properties_title: str = "{name} Properties"
    task_name: str = "Na&me:"
    run_as: str = "Run as &account:"
    line: str = "Pro&gram or script:"
    line_example: str = r"powershell -File C:\Scripts\report.ps1"
    repeats: str = "&Begin the task:"
    date: str = "Start &date:"
    time: str = "&Time:"
    every: str = "Recur &every:"
    day: str = "Da&y of the month:"
    weekdays: str = "&Weekdays:"
    password_note: str = (
        "The password is asked for where the account is not the one that is signed in."
    )
    name_required: str = "Enter a name for the task."
    name_wrong: str = 'A name has none of \\ / : * ? " < > |. Take them out.'
    line_required: str = (
        "Enter what the task runs: powershell with a script, or a line of the command "
        "prompt."
    )
    date_wrong: str = "This is not a day. Enter it like {example}."
    time_wrong: str = "This is not a time of day. Enter it like 06:00."
    weekday_required: str = "Choose at least one day of the week."


REPEATS = {
    Repeats.ONCE: "One time",
    Repeats.DAILY: "Daily",
    Repeats.WEEKLY: "Weekly",
    Repeats.MONTHLY: "Monthly",
}
WEEKDAYS = {
    Weekday.MONDAY: "M&onday",
    Weekday.TUESDAY: "T&uesday",
    Weekday.WEDNESDAY: "Wed&nesday",
    Weekday.THURSDAY: "T&hursday",
    Weekday.FRIDAY: "&Friday",
    Weekday.SATURDAY: "Satu&rday",
    Weekday.SUNDAY: "&Sunday",
}
