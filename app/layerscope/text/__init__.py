"""Texts without their secrets, sentences that are translated where they are shown, and their facts."""
