"""What the coach says; nothing genuine is like it."""

from core.catalog import HelpLevel
from core.lessons.coaching import HELP_NAMES, CoachingText

HELP_BUTTONS: dict[HelpLevel, str] = {
    level: f"&Help: {name}" for level, name in HELP_NAMES.items()
}
"""What the button gives next."""


class CoachText(CoachingText):
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
    show_me: str = "Show &Me"
    show_me_tip: str = (
        "Does this step in other windows, on a lab that is thrown away. Yours stays as "
        "it is."
    )
    other_steps: str = "&Other Steps…"
    other_steps_tip: str = (
        "Shows an earlier step as it was in your lab, or a later one as it is done, in "
        "other windows."
    )
    other_steps_title: str = "Other Steps"
    steps: str = "&Steps of this lesson:"
    show: str = "Sho&w"
    step_before: str = (
        "Shows your lab as it was when this step began, in other windows and for "
        "reading only. Close them to come back."
    )
    step_not_known: str = (
        "When this step began is not known here: it was passed over, or done long ago "
        "or on another computer."
    )
    step_to_come: str = (
        "Does all up to this step in other windows, on a lab that is thrown away. "
        "Yours stays as it is."
    )
    question_to_come: str = "A question that is still to come is not shown."
    going_back: str = "Doing again what was done up to this step"
    as_it_was: str = "As it was at step {step:,}"  # the name of the copy
    shown: str = "Shown - step {step:,}"  # the name of the lab that is thrown away
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
    not_now: str = (
        "This step cannot be done now: what it needs is not to be seen. Look at what "
        "is open, or press Skip or End."
    )
    on_website: str = (
        "This is done on the website, in your browser, where the coach cannot look. "
        "Press Go On when it is done."
    )
    menu_in_the_way: str = (
        "A menu is open. Close it with Esc, and go on with this step."
    )
    dialog_in_the_way: str = (
        "“{window}” is in front. Close it, or go through it, and then go on with "
        "this step."
    )
    page_before: str = (
        "This step is on a page before, which “{window}” has left. Click < Back until "
        "it is there, and go on with this step."
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

    # After another act than the one asked for
    from_here: str = "Go on with step {step:,}."

    # The end
    leave_question: str = (
        "Stop here? Leave keeps all that you did, and you can resume in the lessons "
        "window. Finish grades it as it is now."
    )
    leave: str = "Leave"
    finish_now: str = "Finish"
    stay: str = "Stay"
