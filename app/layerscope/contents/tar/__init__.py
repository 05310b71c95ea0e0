"""Tar archives as they occur in layers, read as they arrive."""
