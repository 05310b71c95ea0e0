"""What a diagnosis finds: a cause, why we think so, and who has to change what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from layerscope.diagnosis.model.steps import StepName


class Certainty(IntEnum):
    """How sure the evidence makes a finding; the lower comes first."""

    SHOWN = 0  # the other side said so, or the evidence leaves nothing else
    LIKELY = 1
    POSSIBLE = 2


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where the same layer can be had: an image of the same registry that holds it and is available."""

    repository: str
    image: str  # a tag, else the digest
    digest: str  # the layer's
    image_digest: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause. The texts are `Reason`s of ours, with AWS's own words in them where these say most.

    `cause` names the rule that found it (a short English name that stays the same: tests and reports find
    it by that), `title` the cause in a sentence, `because` the evidence, `who` has to change it, `change`
    what. `snippet` is the exact text where there is one: a policy statement, or a command of the AWS CLI;
    `caution` what to check before it is used. Beside one of the causes that it is `explained_by` the finding
    is left out: it only says that something is missing, and that one says why. `elsewhere` is for those where
    the image is the trouble, and not the way or the caller.
    """

    cause: str
    step: StepName
    certainty: Certainty
    title: str
    because: tuple[str, ...] = ()
    who: str = ""
    change: str = ""
    snippet: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()
    explained_by: tuple[str, ...] = ()
    caution: str = ""
