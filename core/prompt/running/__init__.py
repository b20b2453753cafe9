"""Runs what was read: lines, loops, conditions and batch files, one step at a time."""
