"""Windows that show a file: as text or bytes, what changed, and its versions in other layers."""
