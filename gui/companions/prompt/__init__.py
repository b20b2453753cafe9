"""The command prompt."""
