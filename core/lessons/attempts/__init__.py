"""Attempts at lessons: files that keep what a learner did, and what it was worth."""

from core.catalog import HelpLevel, Mode, TextUsed
from core.lessons.attempts.attempt import SUFFIX, Attempt
from core.lessons.attempts.regrading import (
    Regraded,
    regrade,
    regrading,
    shipped_today,
)
from core.lessons.attempts.soundness import checking, problems
from core.lessons.attempts.story import NotAnAttempt, Story

__all__ = [
    "SUFFIX",
    "Attempt",
    "HelpLevel",
    "Mode",
    "NotAnAttempt",
    "Regraded",
    "Story",
    "TextUsed",
    "checking",
    "problems",
    "regrade",
    "regrading",
    "shipped_today",
]
