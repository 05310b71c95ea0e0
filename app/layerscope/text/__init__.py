"""Texts without secrets, sentences translated where they are shown, their facts, and commands to copy."""
