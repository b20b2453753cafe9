"""The licensing world and its rules; knows no window toolkit."""

VERSION = "0.1.0"
