"""Favorite repositories."""
