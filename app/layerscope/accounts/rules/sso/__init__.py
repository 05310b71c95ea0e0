"""The device flow of an SSO sign-in, and the profiles that come of what it allows."""
