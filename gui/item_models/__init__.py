"""Qt item models: they translate records into rows and events into begin/end calls."""
