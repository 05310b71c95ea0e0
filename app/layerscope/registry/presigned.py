"""A layer's presigned URL as a value."""
