"""Bytes, whole: a layer on its way to a file."""
