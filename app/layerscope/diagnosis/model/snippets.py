"""What is offered to copy: a policy statement or a command, and whether the command changes something."""

from __future__ import annotations

from enum import StrEnum

_READING = ("batch-check-", "batch-get-", "describe-", "get-", "list-", "simulate-", "validate-")
_OF_THIS_COMPUTER = ("configure", "login", "sso")  # the AWS CLI's own: its files, its sign-ins

# The AWS CLI where it is none of the above, an environment's variables, what sets the clock.
_CHANGING_HERE = ("aws", "export", "$env:AWS_CA_BUNDLE", "timedatectl", "w32tm", "sntp", "ntpdate")


class SnippetEffect(StrEnum):
    """What comes of using a snippet as it is."""

    STATEMENT = "statement"  # a policy statement: nothing, until somebody adds it
    READS = "reads"
    CHANGES_HERE = "changes here"  # this computer's settings or sign-ins
    CHANGES_AWS = "changes AWS"


def effect_of(snippet: str) -> SnippetEffect:
    """The effect of a finding's snippet: of several commands the greatest; one not known may change AWS."""
    if snippet.startswith(("{", "[")):
        return SnippetEffect.STATEMENT
    order = list(SnippetEffect)
    return max(map(_effect_of_line, snippet.splitlines()), key=order.index, default=SnippetEffect.READS)


def _effect_of_line(line: str) -> SnippetEffect:
    words = line.split()
    match words[:3]:
        case ["aws", service, operation] if service not in _OF_THIS_COMPUTER:
            if " | docker login " in line:
                return SnippetEffect.CHANGES_HERE
            return SnippetEffect.READS if operation.startswith(_READING) else SnippetEffect.CHANGES_AWS
        case ["aws", "configure", "list"]:
            return SnippetEffect.READS
        case ["aws", *_] | [
            "export" | "$env:AWS_CA_BUNDLE" | "timedatectl" | "w32tm" | "sntp" | "ntpdate",
            *_,
        ]:
            return SnippetEffect.CHANGES_HERE
        case ["curl" | "curl.exe" | "nslookup", *_] | ["docker", "system", "df"]:
            return SnippetEffect.READS
    # Of Docker a push, and a pull, which through a cache makes and fills the repository.
    return SnippetEffect.CHANGES_AWS
