"""Sentences with a number in them, in the form that the language has for that number."""

from __future__ import annotations

from layerscope.words.speech import spoken


class Plural:
    """The context of these sentences. lupdate knows plural forms in Python by this call's form alone."""

    @staticmethod
    def tr(text: str, comment: str, number: int) -> str:
        """The text with the number for `%n`, or for `%Ln` in the language's own format."""
        return spoken().counted(text, comment, number)
