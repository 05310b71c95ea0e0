"""What is decided about profiles, keys and sign-ins; no I/O."""
