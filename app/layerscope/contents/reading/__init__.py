"""A layer read once, from its first byte to its last: decompressed, hashed, listed."""
