from core.errors import Refused
from core.lab import Lab
from core.prompt.answer import Answer, Steps
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
    session: PromptSession,
    lab: Lab,
    line: str,
    computer: str = "RDSH01",
    answers: tuple[str, ...] = (),
) -> str:
    """Type a line of any length of programs; return all that was written."""
    return done(lab, session.run(line, lab.computer(computer)), answers)


def done(lab: Lab, steps: Steps, answers: tuple[str, ...] = ()) -> str:
    """Do all that is asked for, and answer questions; return what was written."""
    written, waiting = "", list(answers)
    sent: Refused | str | None = None
    while True:
        try:
            answered = next(steps) if sent is None else steps.send(sent)
        except StopIteration:
            return written.removesuffix("\n")
        written += answered.written
        sent = None
        if answered.asks is not None:
            written += answered.asks
            sent = waiting.pop(0) if waiting else None
        if answered.command is not None:
            try:
                lab.do(answered.command)
            except Refused as error:
                sent = error
