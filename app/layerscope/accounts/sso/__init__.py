"""Signing in to SSO over the network, and its token files."""
