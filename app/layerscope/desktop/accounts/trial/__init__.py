"""Trying a profile: as whom it asks, and what it may."""
