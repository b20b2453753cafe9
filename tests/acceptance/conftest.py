"""The procedures play on the windows of the program."""
