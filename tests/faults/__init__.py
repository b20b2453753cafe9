"""Faults on purpose; `python3 start.py faults` runs the long forms, writes a scorecard.

What has to hold is always the same: the lab opens, nothing is wrong in it, its state
is the one before or the one after, and what was told as done is there.
"""
