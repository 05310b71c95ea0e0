"""The network settings' page."""
