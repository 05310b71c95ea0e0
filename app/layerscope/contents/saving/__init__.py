"""Writes files, folders and merged file systems to a disk, or as one tar, under names of our own."""
