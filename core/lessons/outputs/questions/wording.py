"""How a question and its answers read, in each format alike."""

from html import escape

from core.lessons.outputs.documents import legal
from core.lessons.outputs.questions.markup import html
from core.lessons.outputs.questions.records import Answer, Question
from core.lessons.outputs.words import BankText


def text(question: Question) -> str:
    """Write what is told and what is asked, as HTML."""
    return html("\n\n".join(filter(None, (question.situation, question.ask))))


def feedback(answer: Answer) -> str:
    """Write what is said to who chose an answer, with its source, as HTML."""
    return f"{html(answer.feedback)} {sourced(answer.source)}"


def explanation(question: Question) -> str:
    """Write what is said to everybody, as HTML; it may be empty."""
    if not question.why:
        return ""
    return f"{html(question.why)} {sourced(question.source)}"


def sourced(source: str) -> str:
    """Name a source as text that can be copied, and is no link."""
    told = BankText.source.format(source=" ".join(legal(source).split()))
    return f"<p>{escape(told)}</p>"
