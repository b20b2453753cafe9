"""What of the language is not part of this training, by name."""

import re

from core.shell.language.characters import BLANK
from core.shell.language.reader import Reader

_GAP = rf"[{BLANK}\r\n]"
_NAMED = rf"{_GAP}+[\w:.'\"$-]+{_GAP}*"
_FORMS = {
    word: re.compile(rf"{word}{form}", re.I)
    for word, form in {
        "class": rf"{_NAMED}[{{:]",
        "configuration": rf"{_NAMED}\{{",
        "data": rf"(?:{_NAMED})?(?:-supportedcommand[^{{]*)?{_GAP}*\{{",
        "dynamicparam": rf"{_GAP}*\{{",
        "enum": rf"{_NAMED}\{{",
        "inlinescript": rf"{_GAP}*\{{",
        "parallel": rf"{_GAP}*\{{",
        "sequence": rf"{_GAP}*\{{",
        "using": rf"{_GAP}+(?:namespace|module|assembly|command|type)\b",
        "workflow": rf"{_NAMED}[({{]",
    }.items()
}
_SENTENCES = {
    "class": "classes are",
    "configuration": "Desired State Configuration is",
    "data": "data sections are",
    "dynamicparam": "dynamic parameters are",
    "enum": "enumerations of a script's own are",
    "inlinescript": "workflows are",
    "parallel": "workflows are",
    "sequence": "workflows are",
    "using": "using statements are",
    "workflow": "workflows are",
}


def refuse(reader: Reader, word: str) -> None:
    """Say what a keyword would begin, if that is not part of this training."""
    form = _FORMS.get(word)
    if form and reader.sees(form):
        reader.fail(
            "NotPartOfThisTraining",
            f"The keyword '{word}' cannot be used here: {_SENTENCES[word]} not part "
            "of this training.",
            incomplete=False,
        )
