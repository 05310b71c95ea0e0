"""Manifests and configs, read for what they are."""
