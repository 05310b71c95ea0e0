"""The words on what a check found: sentences on the whole, and each part's."""

from __future__ import annotations

from layerscope.diagnosis.checking.found import CheckedImage, CheckProgress, ImagePartKind, Part, Problem
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.words import formats
from layerscope.words.layer_states import meaning_of, word_of
from layerscope.words.messages import words
from layerscope.words.plurals import Plural
from layerscope.words.reasons import translated
from layerscope.words.speech import translate

_FINE = {Availability.AVAILABLE, Availability.FOREIGN}


def image_summary(image: CheckedImage) -> str:
    """Of how many parts how many can be had, and what became of the others."""
    layers, configs = image.counts(ImagePartKind.LAYER), image.counts(ImagePartKind.CONFIG)
    platforms = image.counts(ImagePartKind.PLATFORM)
    if not image.parts:
        return translate("Check", "This image has nothing to check.")
    sentences = [
        _sentence(counted(total), states)
        for counted, states in ((_layers, layers), (_configs, configs))
        if (total := sum(states.values()))
    ]
    lost = platforms[Availability.MISSING]
    if lost:
        text = Plural.tr("%Ln of the index's images are missing from the repository.", "", lost)
        sentences.insert(0, text)
    return " ".join(sentences)


def _sentence(what: str, states: dict[Availability, int]) -> str:
    """How many there are, and in which states: `7 layers: 6 available, 1 unavailable`."""
    told = sorted(states.items(), key=lambda pair: (pair[0] in _FINE, pair[0]))
    if len(told) == 1:
        return translate("Check", "{what}: all {state}.").format(what=what, state=_state(told[0][0]))
    parts = ", ".join(f"{formats.count(number)} {_state(state)}" for state, number in told)
    return translate("Check", "{what}: {states}.").format(what=what, states=parts)


def _layers(number: int) -> str:
    return Plural.tr("%Ln layers", "", number)


def _configs(number: int) -> str:
    return Plural.tr("%Ln configs", "", number)


def _state(state: Availability) -> str:
    return word_of(LayerState(state, "told")).lower()


def progress_text(progress: CheckProgress) -> str:
    """`312 of 10,000 manifests checked`, while they are looked through."""
    if not progress.listed:
        return translate("Check", "Reading the list of images…")
    text = Plural.tr("%1 of %Ln manifests checked.", "", progress.listed)
    return text.replace("%1", formats.count(progress.done))


def repository_summary(progress: CheckProgress, problems: list[Problem], *, is_complete: bool) -> str:
    """What was looked through and what cannot be had."""
    counted = [_checked(progress, is_complete=is_complete)]
    if progress.archived:
        counted.append(Plural.tr("%Ln archived skipped", "", progress.archived))
    parts = [", ".join(counted) + "."]
    found = [text for kind, tell in _COUNTED if (text := _counted(problems, kind, tell))]
    if found:
        parts.append(translate("Check", "Cannot be pulled: {list}.").format(list=", ".join(found)))
    elif is_complete and not progress.is_from_before:
        parts.append(translate("Check", "No problems found."))
    if progress.is_from_before:
        parts.append(translate("Check", "The manifests were read earlier; reading them is denied now."))
    return " ".join(parts)


def _checked(progress: CheckProgress, *, is_complete: bool) -> str:
    """`17 manifests checked`: what is listed, as the list of images counts it, without archived ones."""
    if is_complete:
        return Plural.tr("%Ln manifests checked", "", progress.done - progress.archived)
    text = Plural.tr("Stopped after %1 of %Ln manifests", "", progress.listed)
    return text.replace("%1", formats.count(progress.done))


def _counted(problems: list[Problem], kind: ImagePartKind, tell: object) -> str:
    number = sum(problem.kind is kind for problem in problems)
    return tell(number) if number and callable(tell) else ""


def _platforms(number: int) -> str:
    return Plural.tr("%Ln images listed by an index", "", number)


def _images(number: int) -> str:
    return Plural.tr("%Ln manifests", "", number)


_COUNTED = (
    (ImagePartKind.LAYER, _layers),
    (ImagePartKind.CONFIG, _configs),
    (ImagePartKind.PLATFORM, _platforms),
    (ImagePartKind.IMAGE, _images),
)


def part_word(part: Part) -> str:
    """`Layer 3`, `Config`, `Image`."""
    if part.kind is ImagePartKind.LAYER:
        return translate("Check", "Layer {n}").format(n=part.layer.position)
    return translate("Check", "Config") if part.kind is ImagePartKind.CONFIG else translate("Check", "Image")


def state_words(part: Part) -> tuple[str, str]:
    """The pill's word and what it means; of a platform's image other words than of a layer."""
    state = part.state
    if part.kind is not ImagePartKind.PLATFORM:
        return word_of(state), meaning_of(state)
    meaning = {
        Availability.AVAILABLE: translate("Check", "The image that the index lists is in the repository."),
        Availability.MISSING: translate(
            "Check", "The index lists this image, but it is not in the repository."
        ),
        Availability.ARCHIVED: translate("Check", "The image is archived and must be restored first."),
    }.get(state.availability) or translate("Check", "The image could not be read.")
    if state.availability is Availability.UNKNOWN and state.reason:
        meaning = f"{meaning} {translated(state.reason)}"
    return word_of(state), meaning


def what_word(problem: Problem) -> str:
    """`Layer`, `Config`, `Image`, `linux/arm64`: the platform whose image is gone."""
    if problem.kind is ImagePartKind.PLATFORM:
        return translate("Check", "Image for {platform}").format(platform=problem.platform)
    return {
        ImagePartKind.LAYER: translate("Check", "Layer"),
        ImagePartKind.CONFIG: translate("Check", "Config"),
    }.get(problem.kind) or translate("Check", "Image")


def problem_words(problem: Problem) -> tuple[str, str]:
    if problem.kind is ImagePartKind.PLATFORM:
        return word_of(problem.state), translate(
            "Check", "An index lists this image, but it is not in the repository."
        )
    if problem.error is not None:
        return translate("Check", "Unreadable"), f"{words(problem.error).title}. {words(problem.error).text}"
    return word_of(problem.state), meaning_of(problem.state)
