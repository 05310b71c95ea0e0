"""The finished program on demo data, driven as by a person: the tour of `make demo`, and pictures."""
