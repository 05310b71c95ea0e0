"""This program's own reasons: English sentences that can be translated where they are shown."""

from __future__ import annotations

from layerscope.text.redaction import redact


class Reason(str):
    """A reason in English that keeps its template and facts.

    Attributes: `template`, with `{placeholders}`, and the `facts` that fill them, which may be reasons
    themselves. The window translates the template and fills it again; everywhere else it is plain text.
    Without facts the template stays as it is, for `filled` to fill it later.
    """

    __slots__ = ("facts", "template")

    template: str
    facts: dict[str, object]

    @classmethod
    def tr(cls, template: str, **facts: object) -> Reason:
        """The filled template; named `tr` so that `make translations` finds the literal."""
        return cls.joined(template, **facts)

    @classmethod
    def joined(cls, template: str, **facts: object) -> Reason:
        """The filled template, which has no words of its own to translate."""
        reason = cls(template.format(**facts) if facts else template)
        reason.template = template
        reason.facts = facts
        return reason

    def filled(self, **facts: object) -> Reason:
        """The same template with these facts."""
        return Reason.joined(self.template, **facts)


def redacted(words: str) -> str:
    """The text without secrets; a Reason stays one, with its facts redacted."""
    if not isinstance(words, Reason):
        return redact(words)
    facts = {name: redacted(fact) if isinstance(fact, str) else fact for name, fact in words.facts.items()}
    return Reason.joined(words.template, **facts)


def shortened(words: str, most_characters: int) -> str:
    """The text, cut where it is longer; a Reason stays one, and its facts share the room."""
    if len(words) <= most_characters:
        return words
    if not isinstance(words, Reason):
        return f"{words[:most_characters]}…"
    room = most_characters // max(1, len(words.facts))
    facts = {
        name: shortened(fact, room) if isinstance(fact, str) else fact for name, fact in words.facts.items()
    }
    return Reason.joined(words.template, **facts)
