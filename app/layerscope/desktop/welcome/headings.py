"""What the page says at its top: what is the matter, why, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from layerscope.accounts.model.issues import Issue
from layerscope.desktop.welcome.aws_files import place_of, short_path
from layerscope.desktop.welcome.situation import Face, Situation
from layerscope.registry.errors.credentials import CredentialsError
from layerscope.words.messages import words
from layerscope.words.reasons import translated

translate = QCoreApplication.translate


class Heading(NamedTuple):
    """The page's sentences; `next_step` is empty where the buttons below say it."""

    title: str
    text: str = ""
    next_step: str = ""


def file_matters(now: Situation) -> bool:
    """Whether a shared file that does not parse may be the cause."""
    return now.face in {Face.CONNECT, Face.REGION} or isinstance(now.error, CredentialsError)


def heading(now: Situation, problems: Sequence[Issue], caller_arn: str = "") -> Heading:
    """The sentences on this situation, where the shared AWS files have these problems."""
    if problems and file_matters(now):
        return _of_file(problems[0])
    if now.face is Face.CONNECT:
        return Heading(
            translate("Welcome", "Connect to Amazon ECR"),
            translate(
                "Welcome",
                "No AWS credentials were found in the environment, in the shared AWS files or from this "
                "computer's role.",
            ),
        )
    if now.face is Face.REGION:
        return Heading(
            translate("Welcome", "Choose a region"),
            translate("Welcome", "Neither the profile nor the environment names one."),
        )
    if now.error is None:
        return Heading("")
    told = words(now.error, caller_arn=caller_arn)
    return Heading(told.title, told.text, told.next_step)


def waiting_title(host: str, waited_s: float) -> str:
    """`Waiting for api.ecr.eu-central-1.amazonaws.com… 12 s`."""
    text = translate("Welcome", "Waiting for {host}… {seconds} s")
    return text.format(host=host, seconds=int(waited_s))


def demo_title(waited_s: float) -> str:
    """That the demo is on its way."""
    return translate("Welcome", "Starting the demo registry… {seconds} s").format(seconds=int(waited_s))


def _of_file(issue: Issue) -> Heading:
    place = place_of(issue)
    if place is None:
        return Heading(translated(issue.reason), translated(issue.next_step))
    path = short_path(place.path)
    if place.line:
        title = translate("Welcome", "{path}, line {line} is not valid").format(path=path, line=place.line)
    else:
        title = translate("Welcome", "{path} cannot be read").format(path=path)
    return Heading(title, translated(issue.reason), translated(issue.next_step))
