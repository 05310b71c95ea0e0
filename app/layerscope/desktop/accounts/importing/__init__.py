"""Profiles and keys from a file or a pasted text."""
