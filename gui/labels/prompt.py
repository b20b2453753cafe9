"""Labels of the command prompt; what its programs say stands in core/prompt."""


class Prompt:
    """The window and what stands in it at the start."""

    title: str = "Administrator: Command Prompt"
    computer: str = "C&omputer:"
    prompt: str = "C:\\Windows\\system32>"
    command: str = "Command"
    output: str = "Output"
    more: str = "More? "
    named: str = "Administrator:  {title}"
    interrupted: str = "^C"
    welcome: str = (
        "A simulated command prompt, for training.\n"
        "Type help to see the commands that are part of it.\n"
    )
