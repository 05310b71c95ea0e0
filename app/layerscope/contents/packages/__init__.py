"""Packages out of the databases, lockfiles and metadata that images carry: bytes in, values out."""
