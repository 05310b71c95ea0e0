"""What an export consists of, and every byte of it that is not a blob."""
