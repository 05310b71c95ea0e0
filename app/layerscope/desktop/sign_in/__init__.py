"""Signing in: the bar that says it is needed, SSO, and MFA codes."""
