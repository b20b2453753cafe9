"""A telephone call with the simulated operator: questions, answers, a number spelled.

The operator answers what the website answers; see `core.clearinghouse_contact`.
"""

from dataclasses import dataclass
from enum import StrEnum

from core import clearinghouse_contact
from core.clearinghouse_contact import Asked, Purpose
from core.numbers.symbols import normalise

_ALPHABET = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike "
    "November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee "
    "Zulu"
)
SPELLED = {word[0]: f"{word[0]} as in {word}" for word in _ALPHABET.split()}
GREETING = "Thank you for calling. I am a simulated operator; nobody is really called."
QUESTIONS = {
    Asked.PRODUCT_ID: "Please read me the product ID.",
    Asked.LICENSE_SERVER_ID: "Please read me the license server ID.",
    Asked.REACTIVATION_REASON: "Why do you reactivate the license server?",
    Asked.RECOVERY_REASON: "Why do you recover the licenses?",
    Asked.PROGRAM: "Under which license program were the licenses bought?",
    Asked.CODE: "Please read me the license code.",
    Asked.AUTHORIZATION_NUMBER: "Please read me the authorization number.",
    Asked.LICENSE_NUMBER: "And the license number, please.",
    Asked.AGREEMENT_NUMBER: "Please read me the agreement number.",
    Asked.VERSION: "For which product version are the licenses?",
    Asked.TYPE: "Of which license type are they?",
    Asked.QUANTITY: "How many licenses do you need?",
}
AGAIN = "I am sorry, I cannot accept that. {problem}"
ANSWERS = {
    Purpose.ACTIVATE: "Here is your license server ID.",
    Purpose.INSTALL: "Here is your license key pack ID.",
    Purpose.MANAGE: "Here is your license key pack ID.",
    Purpose.REACTIVATE: "Here is your new license server ID.",
    Purpose.DEACTIVATE: "Here is your confirmation code.",
}
WRITE_DOWN = "Please enter it group by group."
GROUP = "Group {number}: {characters}."
REPEAT = "Could you repeat that, please?"
CORRECT = "Let me correct what I said before."


class Speaker(StrEnum):
    """Who says something."""

    OPERATOR = "operator"
    PERSON = "person"


@dataclass(frozen=True)
class Line:
    """Something that was said."""

    speaker: Speaker
    text: str


class Call:
    """One call, from the greeting to the number."""

    def __init__(self, purpose: Purpose) -> None:
        """Greet, and ask the first question."""
        self.purpose = purpose
        self.lines: list[Line] = []
        self._told: dict[str, str] = {}
        self._operator_says(f"{GREETING} {QUESTIONS[self._questions[0]]}")

    @property
    def asked(self) -> Asked | None:
        """What the operator waits for; None once the number is given."""
        missing = (a for a in self._questions if a not in self._told)
        return next(missing, None)

    @property
    def can_correct(self) -> bool:
        """Tell whether there is an answer to take back."""
        return self.asked is not None and bool(self._told)

    def tell(self, value: str, as_said: str = "") -> bool:
        """Answer the question; tell whether the operator accepts it."""
        asked = self.asked
        assert asked is not None
        self._person_says(as_said or value)
        told = {**self._told, asked: value}
        problem = clearinghouse_contact.problem(self.purpose, asked, told)
        if problem is None:
            self._told = told
            self._operator_says(self._next_words())
        else:
            self._operator_says(AGAIN.format(problem=problem))
        return problem is None

    def correct(self) -> None:
        """Take the last accepted answer back, to be asked for it again."""
        self._told.popitem()
        self._person_says(CORRECT)
        self._operator_says(self._next_words())

    def repeat(self) -> None:
        """Let the operator say the last thing once more."""
        said = next(x for x in reversed(self.lines) if x.speaker is Speaker.OPERATOR)
        self._person_says(REPEAT)
        self._operator_says(said.text)

    @property
    def _questions(self) -> tuple[Asked, ...]:
        return clearinghouse_contact.questions(self.purpose, self._told)

    def _next_words(self) -> str:
        asked = self.asked
        if asked is not None:
            return QUESTIONS[asked]
        number = clearinghouse_contact.answer(self.purpose, self._told)
        opening = f"{ANSWERS[self.purpose]} {WRITE_DOWN}"
        return "\n".join([opening, *spelled(number)])

    def _operator_says(self, text: str) -> None:
        self.lines.append(Line(Speaker.OPERATOR, text))

    def _person_says(self, text: str) -> None:
        self.lines.append(Line(Speaker.PERSON, text))


def spelled(number: str) -> list[str]:
    """Spell a number in groups as it is read out on the telephone, a line a group."""
    return [
        GROUP.format(
            number=place,
            characters=", ".join(SPELLED.get(c, c) for c in normalise(group)),
        )
        for place, group in enumerate(number.split("-"), start=1)
    ]
