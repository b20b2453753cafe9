"""The licensing rules as pure functions, one subject a file."""
