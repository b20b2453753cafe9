"""The licensing world and its rules; knows no window toolkit."""
