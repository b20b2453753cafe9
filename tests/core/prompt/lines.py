from core.errors import Refused
from core.lab import Lab
from core.prompt.answer import Answer
from core.prompt.programs import answer
from core.prompt.session import PromptSession


def ask(lab: Lab, line: str, computer: str = "RDSH01") -> Answer:
    return answer(line, lab.computer(computer), lab)


def run(lab: Lab, line: str, computer: str = "RDSH01") -> str:
    """Type a line and let happen what comes of it; return what was written."""
    answered = ask(lab, line, computer)
    if answered.command is None:
        return answered.text
    lab.do(answered.command)
    return f"{answered.text}\n{answered.told(None)}"


def type_in(
    session: PromptSession, lab: Lab, line: str, computer: str = "RDSH01"
) -> str:
    """Type a line of any length of programs; return all that was written."""
    steps = session.run(line, lab.computer(computer))
    written: list[str] = []
    refused: Refused | None = None
    while True:
        try:
            answered = next(steps) if refused is None else steps.send(refused)
        except StopIteration:
            return "\n".join(text for text in written if text)
        written.append(answered.text)
        refused = None
        if answered.command is not None:
            try:
                lab.do(answered.command)
            except Refused as error:
                refused = error
