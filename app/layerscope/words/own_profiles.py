"""Words on profiles: what is wrong with one, and what was lost of the own ones' file."""

from __future__ import annotations

from layerscope.accounts.model.issues import Issue
from layerscope.accounts.profiles.own_profiles_file import LoadedProfiles
from layerscope.files.jsonfile import Loss
from layerscope.words.reasons import translated
from layerscope.words.speech import translate


def issue_text(issue: Issue) -> str:
    """What is wrong and what to do, in the window's language."""
    return f"{translated(issue.reason)} {translated(issue.next_step)}"


def own_loss_text(loaded: LoadedProfiles) -> str:
    """What was lost of the own profiles, and where the old file is kept; empty where nothing was lost."""
    if loaded.loss is None:
        return ""
    sentence = {
        Loss.BROKEN: translate(
            "OwnProfiles", "The Layerscope profiles file is damaged; the readable profiles are used."
        ),
        Loss.NEWER: translate(
            "OwnProfiles",
            "The Layerscope profiles file is from a newer version; none of its profiles can be used.",
        ),
        Loss.UNREADABLE: translate(
            "OwnProfiles",
            "The Layerscope profiles file could not be read: access denied by the system.",
        ),
    }[loaded.loss]
    if loaded.kept_as is None:
        return sentence
    kept = translate("OwnProfiles", "The old file was saved as %1.")
    return f"{sentence} {kept.replace('%1', str(loaded.kept_as))}"
