"""Texts line by line: what differs between two."""
