from core.lab import Lab
from core.prompt.answer import Answer
from core.prompt.programs import answer


def ask(lab: Lab, line: str, computer: str = "RDSH01") -> Answer:
    return answer(line, lab.computer(computer), lab)


def run(lab: Lab, line: str, computer: str = "RDSH01") -> str:
    """Type a line and let happen what comes of it; return what was written."""
    answered = ask(lab, line, computer)
    if answered.command is None:
        return answered.text
    lab.do(answered.command)
    return f"{answered.text}\n{answered.done}"
