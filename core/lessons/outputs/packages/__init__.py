"""Course packages: the demo of a lesson in a zip that learning systems take."""
