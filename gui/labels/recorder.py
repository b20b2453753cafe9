"""Labels of Record a Lesson and of the lesson editor; nothing genuine is like them."""


class RecorderText:
    """The windows in which a lesson is recorded and written."""

    # Beginning
    record: str = "Record a Le&sson…"
    begin_title: str = "Record a Lesson"
    begin_text: str = (
        "A new lab is made, and what you do in its windows becomes the steps of a "
        "lesson. Your own lab stays as it is and comes back at the end."
    )
    scenario: str = "Begin &with the scenario:"
    edition: str = "&Labels and menus of:"
    begin: str = "&Begin"

    # Recording
    title: str = "Recording a Lesson"
    done_so_far: str = "&Done so far:"
    nothing_yet: str = "Begin to work in the windows of the manager."
    steps: str = "Steps: {count:,}"
    remove_last: str = "&Remove Last Step"
    end: str = "&End and Write the Lesson"
    discard: str = "Di&scard"
    discard_question: str = (
        "The recording is not a lesson yet. If it is discarded, its {count:,} steps "
        "are lost."
    )
    go_on: str = "&Go On Recording"
    nothing_recorded: str = "Nothing was recorded. Do first what the lesson is to show."
    drafting: str = "Looking for what has changed…"

    # The editor
    edit: str = "E&dit…"
    draws: str = (
        "{file} draws values anew for each attempt, and the editor would keep only one "
        "of them. Edit the file with a text editor; the help on lesson files tells how."
    )
    editor_title: str = "Lesson Editor"
    general: str = "General"
    steps_tab: str = "Steps"
    objectives_tab: str = "Objectives"
    lesson_title: str = "&Title:"
    title_required: str = "Type what a learner will know this lesson by."
    summary: str = "S&ummary:"
    course: str = "&Course:"
    source: str = "Sou&rce:"
    minutes: str = "&Minutes:"
    minutes_wrong: str = "Type the minutes: a whole number from 1 to 600."
    step_list: str = "&Steps:"
    instead: str = "&Instead of this sentence:"
    why: str = "&Why:"
    why_source: str = "So&urce of the why:"
    source_required: str = (
        "Say where this is written. A why without a source is not kept."
    )
    remove_step: str = "Remo&ve Step"
    last_step: str = "A lesson has at least one step."
    objective_list: str = "&Objectives; those that are ticked count:"
    say: str = "In wor&ds:"
    points: str = "&Points:"
    points_wrong: str = "Type the points: a whole number from 0 to 1,000."
    no_objectives: str = "Nothing in the lab has changed, so there is nothing to grade."
    check: str = "Chec&k"
    try_it: str = "Tr&y It"
    save: str = "Save &As…"
    lesson_files: str = "Lesson files (*.toml)"
    checking: str = "Checking: the lesson is played off-screen…"
    sound: str = (
        "The lesson is sound: it can be done, and each step serves what it grades."
    )
    cannot_check: str = "The check could not be started: {reason}"
    saved: str = "{file} was saved. The lesson is listed under My own lessons."
    unsaved: str = "The lesson was changed and not saved."
    close_unsaved: str = "Close &Without Saving"
    keep_editing: str = "&Keep Editing"
    tester: str = "Author"
