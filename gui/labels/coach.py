"""What the coach says; nothing genuine is like it."""

from core.catalog import HelpLevel

HELP_BUTTONS: dict[HelpLevel, str] = {
    HelpLevel.AGAIN: "&Help: Try Again",
    HelpLevel.INSTRUCTION: "&Help: Instruction",
    HelpLevel.HIGHLIGHT: "&Help: Show Where",
    HelpLevel.DONE: "&Help: Do It for Me",
}
"""What the button gives next."""


class CoachText:
    """The coach's window, its answers, and what a screen reader hears of it."""

    title: str = "Coach – {lesson}"
    progress: str = "Step {step:,} of {all:,}"
    progress_name: str = "Progress"
    instruction: str = "&What to do:"
    answer: str = "&Answer:"
    choices: str = "Your answer"
    help: str = "&Help"
    costs: str = "{percent} % off the result"
    costs_nothing: str = "costs nothing"
    less_help: str = "&Less help"
    show_me: str = "Sho&w Me"
    show_me_tip: str = (
        "Does this step in other windows, on a lab that is thrown away. Yours stays as "
        "it is."
    )
    shown: str = "Shown - step {step}"  # the name of the lab that is thrown away
    not_shown: str = "The program could not be started a second time."
    skip: str = "&Skip"
    end: str = "&End…"
    go_on: str = "&Go On"
    finish: str = "&Finish"
    check_answer: str = "Answe&r"
    move_aside: str = "Mo&ve Aside"
    keys: str = "Ctrl+F6 goes to this window and back."
    keys_of: str = "Ctrl+F6"

    # What is said of a step
    why: str = "Why: {why}"
    source: str = "Source: {source}"
    on_your_own: str = (
        "What comes next? Do it, or press Help for a little help at a time."
    )
    on_your_own_in: str = "This step is done in the window “{window}”."
    not_now: str = (
        "This step cannot be done now: what it needs is not to be seen. Look at what "
        "is open, or press Skip or End."
    )
    on_website: str = (
        "This is done on the website, in your browser, where the coach cannot look. "
        "Press Go On when it is done."
    )
    dialog_in_the_way: str = (
        "“{window}” is in front. Close it, or go through it, and then go on with "
        "this step."
    )
    greyed: str = "“{what}” is there but greyed: something has to be done before."
    beneath: str = (
        "What is pointed at lies beneath this window. Move Aside puts this window "
        "into another corner."
    )
    already: str = "This is so already. Go On leads to the next step."
    all_done: str = "All steps are done. Finish shows your result."
    cannot_do: str = "It cannot be done for you now: {problem}"
    skipped: str = "Skipped. What this step should have done is not done."

    # What was another act
    clock_moved: str = (
        "The clock was moved from {before} to {now}. Training > Undo brings the time "
        "back."
    )
    undone: str = "You have undone the last change. Training > Redo brings it back."
    redone: str = "You have brought a change back that was undone."
    refused: str = (
        "This was refused. Read the message, close it, and look at what you entered."
    )
    other_command: str = (
        "“{command}” was carried out, which this step does not ask for. "
        "Training > Undo takes it back."
    )
    other_item: str = "That was “{done}”. This step is about “{wanted}”."
    other_menu_item: str = "You chose “{done}”. This step needs “{wanted}”."
    not_a_menu_item: str = "You chose “{done}”, which is not asked for now."
    cancelled: str = "Cancel has closed “{window}”, and nothing was changed."
    went_back: str = "You went back by one page. Next brings you here again."
    closed: str = "“{window}” was closed before the step was done."
    message_in_front: str = (
        "“{window}” is in front. Read it, answer it, and then go on with this step."
    )
    other_window: str = "You are in “{done}”. Go back to “{wanted}”."
    other_button: str = "You pressed “{done}”. This step needs “{wanted}”."
    not_a_button: str = "You pressed “{done}”, which is not asked for now."
    other_value: str = "In “{field}” stands “{done}”. This step needs “{wanted}”."
    empty_value: str = "“{field}” is empty. This step needs “{wanted}”."
    other_choice: str = "In “{field}” you chose “{done}”. This step needs “{wanted}”."
    other_field: str = "You changed “{done}”. This step is about “{wanted}”."
    other_tick: str = "“{field}” has to be selected."
    other_clear: str = "“{field}” has to be cleared."
    other_tab: str = "You went to the tab “{done}”. This step needs “{wanted}”."
    other_keys: str = "You pressed {done}. This step needs {wanted}."
    not_a_key: str = "You pressed {done}, which is not asked for now."
    from_here: str = "Go on with step {step:,}."

    # Questions
    right: str = "Right. {feedback}"
    wrong: str = "Not right. {feedback}"
    choose_one: str = "Choose an answer first."

    # The end
    leave_question: str = (
        "Stop here? Leave keeps all that you did, and you can resume in the lessons "
        "window. Finish grades it as it is now."
    )
    leave: str = "Leave"
    finish_now: str = "Finish"
    stay: str = "Stay"
