"""Signing in: SSO OIDC's device flow, and SSO's accounts, roles and credentials."""
