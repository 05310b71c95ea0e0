"""What may be shown of a text from outside, and sentences that are translated where they are shown."""
