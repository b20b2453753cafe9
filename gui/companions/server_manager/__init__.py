"""Server Manager: the way in to the tools, and the deployment."""
