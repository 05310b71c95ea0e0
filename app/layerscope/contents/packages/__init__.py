"""Packages as their databases and metadata in an image tell of them."""
