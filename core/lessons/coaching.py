"""What is said to somebody who does a lesson, in the windows and in what leaves them.

The coach and the demo say the same of the same act.
"""

from core.catalog import HelpLevel

HELP_NAMES: dict[HelpLevel, str] = {
    HelpLevel.AGAIN: "Try Again",
    HelpLevel.INSTRUCTION: "Instruction",
    HelpLevel.HIGHLIGHT: "Show Where",
    HelpLevel.DONE: "Do It for Me",
}
"""What each level of help is called, from least to most."""


class CoachingText:
    """Sentences about a step, a question, and another act than the one asked for."""

    # What is said of a step
    why: str = "Why: {why}"
    source: str = "Source: {source}"
    on_your_own: str = (
        "What comes next? Do it, or press Help for a little help at a time."
    )
    on_your_own_in: str = "This step is done in the window “{window}”."

    # What was another act
    clock_moved: str = (
        "The clock was moved from {before} to {now}. Training > Undo brings the time "
        "back."
    )
    undone: str = "“{command}” was taken back. Training > Redo brings it back."
    redone: str = "“{command}” was brought back, and counts again."
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
    left_wrong: str = (
        "“{window}” is closed. That was right, for this step is not done there: go on "
        "with it."
    )
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

    # Questions
    right: str = "Right. {feedback}"
    wrong: str = "Not right. {feedback}"
    choose_one: str = "Choose an answer first."
