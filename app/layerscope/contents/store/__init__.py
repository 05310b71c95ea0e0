"""Listings kept between runs."""
