"""Labels of the lessons: list, task, result, attempts; nothing genuine is like it."""

from core.catalog import HelpLevel, Mode, TextUsed


class LessonText:
    """The windows in which lessons are chosen, worked on, graded and looked at."""

    # The list
    title: str = "Lessons"
    learner: str = "Your &name:"
    learner_required: str = (
        "Type your name. It stands in your attempts, and nowhere else."
    )
    search: str = "Se&arch:"
    no_own_lessons: str = "Open Lesson… adds a lesson of your own."
    courses: str = "Co&urses:"
    lessons: str = "&Lessons:"
    about: str = "A&bout this lesson:"
    all_lessons: str = "All lessons"
    exercises: str = "Exercises"
    lesson_gone: str = (
        "The file of this lesson is not listed any more. The attempts at it keep its "
        "text: they can be resumed, looked at and graded. Open Lesson… lists it again."
    )
    own_lessons: str = "My own lessons"
    of_course: str = "{course} ({passed:,} of {all:,})"
    lesson: str = "Lesson"
    course: str = "Course"
    summary: str = "Summary"
    minutes: str = "Minutes"
    progress: str = "Progress"
    best: str = "Best Result"
    percent: str = "{percent} %"
    not_read: str = "Cannot be used"
    is_next: str = "Next"
    to_resume: str = "To be resumed"
    passed: str = "Passed"
    process_lost: str = (
        "One of the processes at work was ended by something else, perhaps because "
        "memory ran out. Nothing is left half done. Close other programs, and try "
        "again."
    )
    not_passed: str = "Not passed yet"
    attempt_not_passed: str = "Not passed"
    start_as: str = "Start as:"
    coach: str = "&Coach"
    exercise: str = "&Exercise"
    exam: str = "E&xam"
    resume: str = "&Resume"
    attempts: str = "Show A&ttempts…"
    open_lesson: str = "&Open Lesson…"
    forget: str = "Ta&ke Off the List"
    roll_up: str = "Roll Up &Folder…"
    open_attempt: str = "Open Atte&mpt…"
    lesson_files: str = "Lesson files (*.toml)"
    attempt_files: str = "Attempts at lessons (*.rdattempt)"

    # About a lesson
    users_say: str = "Users say:"
    source: str = "Source: {source}"
    source_title: str = "Source"
    no_folder: str = "The folder {folder} cannot be made: {why}."
    length: str = "About {minutes:,} minutes. {pass_} % or more passes. {keep}"
    one_minute: str = "About 1 minute. {pass_} % or more passes. {keep}"
    modes: str = (
        "**Exercise** gives you the task, and shows after each action what is reached. "
        "**Exam** shows that at the end only, with the time, and without help."
    )
    coaching: str = (
        "**Coach** leads you from step to step in the real windows, and answers what "
        "you do."
    )
    own_lab: str = (
        "A lesson works in a lab of its own. The lab that is open now stays as it is, "
        "and comes back when you finish or leave the lesson."
    )
    file: str = "File: {path}"

    # One that is worked on
    task_title: str = "{lesson} – {mode}"
    task: str = "&Task:"
    objectives: str = "&What is reached:"
    to_reach: str = "&What is to be reached:"
    points_so_far: str = "{reached:,} of {points:,} points"
    reached: str = "Reached"
    missing: str = "Missing"
    objective: str = "Objective"
    kind: str = "Kind"
    points: str = "Points"
    state: str = "State"
    expected: str = "Expected"
    found: str = "Found"
    answer_first: str = (
        "What was expected and found is told when the questions are answered, "
        "for it could answer them."
    )
    why: str = "Why"
    details: str = "&Details:"
    questions: str = "&Questions ({answered:,} of {all:,} answered)…"
    question_title: str = "Question {number:,} of {all:,}"
    answer: str = "&Answer"
    back: str = "&Back"
    next: str = "&Next"
    choose_answer: str = "Choose an answer."
    right_short: str = "Right"
    wrong_short: str = "Wrong"
    right: str = "This is right."
    wrong: str = "This is not right."
    answered: str = "Answered. You can choose another answer until you finish."
    time: str = "{minutes:,} of about {planned:,} minutes"
    finish: str = "&Finish"
    leave: str = "&Leave"
    leave_question: str = (
        "Leave this lesson? All that you did is kept, and you can resume it in the "
        "lessons window. Finish grades it as it is now."
    )
    finish_question: str = (
        "Finish this lesson? It is graded as it is now, and cannot be resumed."
    )
    stay: str = "Stay"

    # The result
    result_of: str = "Result of {lesson}"
    result_passed: str = "Passed with {percent} %"
    result_failed: str = "Not passed: {percent} %"
    facts: str = "Facts"
    who: str = "Learner"
    mode: str = "Mode"
    pass_mark: str = "Pass mark"
    begun: str = "Begun"
    ended: str = "Ended"
    not_ended: str = "Not ended"
    worked: str = "Minutes worked"
    undone: str = "Undone"
    help: str = "Help"
    no_help: str = "None"
    help_price: str = "{taken}; minus {percent} %"
    help_times: str = "{level}: {count:,}"
    question: str = "Question"
    harm: str = "Harm"
    not_answered: str = "Not answered"
    feedback: str = "Feedback"
    harm_cost: str = "minus {cost:,}"
    of_points: str = "{reached:,} of {points:,}"
    print: str = "&Print…"
    save: str = "&Save As…"

    # Attempts
    attempts_title: str = "Attempts at {lesson}"
    attempts_list: str = "&Attempts:"
    no_attempts: str = "There are no attempts yet."
    result: str = "Result"
    counts: str = "Counts"
    yes: str = "Yes"
    open: str = "&Open…"
    attempt_title: str = "Attempt of {learner} at {lesson}"
    problems: str = "What does not fit:"
    fits: str = "The journal's chain, the state, the times and the lesson fit together."
    grading: str = "Grading the attempt"
    checking: str = "Looking whether everything fits together…"
    journal: str = "&Journal:"
    number: str = "No."
    at: str = "Lab Time"
    what: str = "What Was Done"
    outcome: str = "Outcome"
    done: str = "Done"
    refused: str = "Refused: {reason}"
    position: str = "&Go to:"
    position_of: str = "After {number:,} of {all:,}"
    show_state: str = "&Show This State"
    show_result: str = "Res&ult…"
    grade_again: str = "Gra&de Again…"
    replaying: str = "Doing again what was done in the attempt"

    # The results of a folder
    roll_up_title: str = "Results in {folder}"
    results: str = "&Results:"
    no_results: str = "There are no attempts in this folder."
    attempt: str = "Attempt"
    problem: str = "Problem"
    again_graded: str = "Grade &Again"
    reading: str = "Reading: {count:,} attempts"
    read: str = "Attempts: {count:,}. Learners: {learners:,}."
    result_percent: str = "Result (%)"
    objective_number: str = "Objective {number:,}"
    question_number: str = "Question {number:,}"
    harm_points: str = "Points lost"
    help_points: str = "Help cost"
    graded_with: str = "Graded with"
    rolled_up: str = "Attempts in {folder}: {attempts:,}; of these count: {counting:,}"
    written: str = "{file} was written."
    do_not_fit: str = (
        "Attempts that do not fit, or cannot be read, and do not count: {count:,} of "
        "{all:,}. The list says why."
    )
    no_attempts_in: str = (
        "There are no attempts in {folder}. Their names end in {suffix}."
    )


MODE: dict[Mode, str] = {
    Mode.COACH: "Coach",
    Mode.EXERCISE: "Exercise",
    Mode.EXAM: "Exam",
}
HELP_LEVEL: dict[HelpLevel, str] = {
    HelpLevel.AGAIN: "Try again",
    HelpLevel.INSTRUCTION: "Instruction",
    HelpLevel.HIGHLIGHT: "Highlight",
    HelpLevel.DONE: "Done for you",
}
TEXT_USED: dict[TextUsed, str] = {
    TextUsed.SAME: "The lesson has not changed since.",
    TextUsed.TODAY: "The lesson was changed since; this is its result of today.",
    TextUsed.KEPT: (
        "There is no lesson {lesson} that asks for the same today. It was graded with "
        "the lesson that the attempt keeps."
    ),
}
TEXT_OF: dict[TextUsed, str] = {
    TextUsed.SAME: "Lesson as it was",
    TextUsed.TODAY: "Lesson of today",
    TextUsed.KEPT: "Lesson as kept",
}
"""The same in a column."""
KEEP = {
    "first": "Your first attempt counts.",
    "best": "Your best attempt counts.",
    "last": "Your last attempt counts.",
}
"""Whose result counts, by the word of the lesson file."""
