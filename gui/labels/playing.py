"""Labels of a lesson that plays itself; nothing genuine is like it."""


class PlayingText:
    """The bar with the captions."""

    title: str = "Lesson"
    progress: str = "Step {step:,} of {all:,}"
    on_website: str = "On the licensing website, in a browser that is not shown here:"
    answer: str = "{choice}: right. {feedback}"
    choice: str = "{letter}) {say}"
    next: str = "Next (Space)"
    pause: str = "Pause (P)"
    go_on: str = "Go on (P)"
    take_over: str = "Take over (Esc)"
    end: str = "This was the lesson “{lesson}”."
    anew: str = "It begins anew in a moment."
    yours: str = "The window is yours: work on in it as you like."
    left_alone: str = "Left alone for a minute, the lesson begins anew."
    stopped: str = "The lesson stops here: {why}"
    no_display: str = (
        "There is no display to show the lesson on. Make a guide of it instead: "
        "{rdlm} guide {lesson} FOLDER."
    )
