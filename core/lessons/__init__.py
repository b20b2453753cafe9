"""Lessons: what a person does and sees, as data; a runner that plays it (no Qt)."""
