"""Proves what `make dist` has built: see dist_test.py."""
