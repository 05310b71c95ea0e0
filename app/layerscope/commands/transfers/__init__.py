"""Bytes into files: downloads and exports in this process, with what both have in common."""
