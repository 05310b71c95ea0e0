"""Asking for the code of an MFA device."""
