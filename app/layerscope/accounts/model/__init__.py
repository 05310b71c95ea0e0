"""Profiles, accounts, identities and keys as values, and what can be wrong with them; no I/O."""
