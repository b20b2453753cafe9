"""The licensing world and its rules; knows no window toolkit."""

import os

# Records are nobody else's business, and looking for plugins delays every start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

VERSION = "0.1.0"
