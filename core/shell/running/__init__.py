"""A script's tree is compiled once, and then run.

An expression that asks no command is a plain closure over a `Scope`; whatever may
call a command, a function or a method of the world is a generator that passes on each
PAUSE and each question to the host. `code.py` has both forms, `engine.py` what a
session shares: streams, budget, errors. Each other file compiles one subject.
"""
