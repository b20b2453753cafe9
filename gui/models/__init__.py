"""Qt models and values that know no window."""
