"""Labels and sentences of what leaves the window."""

from collections.abc import Mapping
from types import MappingProxyType


class DemoText:
    """The demo: its three ways, what is announced, what is said at the end."""

    demos: str = "Demos: watch, try, test"
    made_with: str = (
        "A training replica, not affiliated with Microsoft. Everything here is made up."
    )
    minutes: str = "About {minutes} minutes, {steps} steps. {pass_} % or more passes."
    one_minute: str = "About 1 minute, {steps} steps. {pass_} % or more passes."
    text_below: str = (
        "All steps and values are also there as a text version, at the end of this "
        "page."
    )
    go_to_text: str = "Go to the text version"
    text_title: str = "Text version"
    show_text: str = "Show the text version"
    hide_text: str = "Hide the text version"
    needs_script: str = (
        "The demo itself needs JavaScript. Here are all its steps, with pictures."
    )
    goals: str = "What is reached in the end"
    points: str = "{points} points"
    one_point: str = "1 point"
    deviations: str = "What may differ on the genuine tool"
    choices: str = "Choices"
    right_choice: str = "right"
    source_of: str = "Source: {source}"
    why_of: str = "Why:"

    choose_mode: str = "How do you want to see it?"
    watch: str = "Watch"
    watch_about: str = "It plays by itself, and says what is done and why."
    try_: str = "Try"
    try_about: str = "Do it yourself. Help comes a little at a time."
    test: str = "Test"
    test_about: str = "Do it without help, and see your score."
    resume: str = "Go on where you stopped: {mode}, step {step}"

    step: str = "Step {step} of {all}"
    progress: str = "Progress"
    play: str = "Play"
    pause: str = "Pause"
    back: str = "Back"
    next: str = "Next"
    again: str = "Begin again"
    start_page: str = "Start page"
    watch_keys: str = "Space goes one step on, P pauses and plays."
    playing: str = "Playing."
    paused: str = "Paused."
    help: str = "Help: {level}"
    what_next: str = "What comes next? Do it."
    say_each: str = "Say what to do at each step"
    values: str = "Values you need"
    more: str = "More"
    enter: str = "Enter"
    ways: str = "Keys and other windows"
    ways_none: str = "Choose …"
    ways_do: str = "Do it"
    press_keys: str = "Press {keys}"
    go_to: str = "Go to {window}"
    in_browser: str = "This is done in the browser, of which there is no picture."
    nothing_here: str = "There is nothing to click just there."
    right: str = "Right."
    answer: str = "Answer"
    go_on: str = "Go on"
    question: str = "Question"
    window: str = "Picture of the window “{title}”"

    watched: str = "That was all of it. Now try it yourself."
    tried: str = "All steps are done. Now test yourself."
    passed: str = "Passed with {percent} %"
    failed: str = "Not passed: {percent} %"
    result: str = "Result"
    pass_mark: str = "{reached} of {all} points. {pass_} % or more passes."
    missed: str = "Not right at the first attempt"
    all_right: str = "Every step was right at the first attempt."


class BankText:
    """Question banks, and what `rdlm questions` says."""

    name: str = "RD Licensing"
    no_course: str = "Lessons of your own"
    source: str = "Source: {source}"
    correct: str = "Correct."
    wrong: str = "Not correct."
    written: str = "{file}: {count:,} questions."
    cause: str = "**Cause:** {say}"
    which_cure: str = "What is to be done about it?"
    which_event: str = (
        "{user} connects to {host} from {device}. Which event does that bring?"
    )
    event: str = "Event {number}: {text}."
    logged_in: str = "It stands in the log {log}."
    hint: str = " without need"
    kinds: Mapping[str, str] = MappingProxyType({"cure": "cure", "event": "event"})
    none_there: str = "No questions are asked there. Name another lesson, or a course."


class GuideText:
    """Guides: pages to print, and the same without pictures."""

    made_with: str = (
        "A training replica, not affiliated with Microsoft. Everything here is made up."
    )
    guides: str = "Guides"
    kind_guided: str = "Guided lesson"
    kind_exercise: str = "Exercise"
    about: str = "{kind}, about {minutes} minutes, {steps} steps. {server}."
    about_sheet: str = "{kind}, about {minutes} minutes. {server}."
    about_one: str = "{kind}, about 1 minute, {steps} steps. {server}."
    course: str = "Course: {course}"
    by: str = "By {by}"
    source: str = "Source: {source}"
    why: str = "Why"
    task: str = "Task"
    contents: str = "Contents"
    steps: str = "Steps"
    step: str = "Step {number}"
    question: str = "Question"
    right: str = "right"
    goals: str = "What is reached in the end"
    goals_of_task: str = "What counts"
    pass_mark: str = "{pass_} % of the points or more pass."
    one_point: str = "1 point"
    points: str = "{points} points"
    deviations: str = "What may differ on the genuine tool"
    notes: str = "Notes"
    solution: str = "Solution"
    to_solution: str = "Solution, for trainers"
    to_text: str = "There is a text version, for which no picture is needed:"
    pdf: str = "PDF"
    markdown: str = "Markdown"
    text: str = "Text"
    text_version: str = "Text version: all that the guide says, and no picture needed."
    logo: str = "Logo"
    minutes: str = "{minutes} min"
    count: str = "{lessons} lessons, about {hours} in all"
    hours: str = "{hours} h {minutes} min"
    only_minutes: str = "{minutes} min"
    without_course: str = "Other lessons"
    page: str = "{page} of {pages}"
    choice: str = "( )"


class PackageText:
    """Course packages: what the page says of its system, and `rdlm package`."""

    not_begun: str = (
        "The learning system did not begin a session, so nothing of this will be kept. "
        "Close the page, and open the course again."
    )
    not_saved: str = (
        "The learning system did not take what is reached. Leave this page open, and "
        "tell who looks after the system."
    )
    lessons: str = "Lessons"
    lesson_of: str = "Lesson: {title}"
    untested: str = "not tested yet"
    reached_passed: str = "passed, {percent} %"
    reached_failed: str = "not passed yet, {percent} %"
    reached_all: str = "{passed} of {all} lessons are passed."
    choose_lesson: str = "Choose a lesson."
    too_many: str = "{title} has too many lessons for one package. Pack them singly."
    save_statements: str = "Save the statements"
    written: str = "{file}: {lesson}."
