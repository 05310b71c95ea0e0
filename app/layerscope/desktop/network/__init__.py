"""The network settings' dialog."""
