"""The licensing website by itself."""
