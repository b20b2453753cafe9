"""Attempts at lessons: files that keep what a learner did, and what it was worth."""

from core.catalog import HelpLevel, Mode
from core.lessons.attempts.attempt import SUFFIX, Attempt
from core.lessons.attempts.story import NotAnAttempt, Story

__all__ = ["SUFFIX", "Attempt", "HelpLevel", "Mode", "NotAnAttempt", "Story"]
