"""What people paste, and what it names."""
