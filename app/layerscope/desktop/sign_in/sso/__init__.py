"""The dialog of an SSO sign-in."""
