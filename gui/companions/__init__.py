"""The windows around the manager: what an administrator has besides it."""
