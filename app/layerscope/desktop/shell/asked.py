"""What is asked about, from wherever somebody asks; rules only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.pasted_question import question_of
from layerscope.diagnosis.model.question import Question
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.references.pasted import Pasted


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, and beside it what the window knows: the layer as its image tells it, the image's tag."""

    question: Question
    layer: Layer | None = None
    tag: str = ""

    def elsewhere(self, place: Elsewhere) -> ChosenLayer:
        """The same layer as it can be had from there."""
        known = self.layer if self.layer and self.layer.digest == place.digest else Layer(0, place.digest)
        layer = replace(known, position=0)  # its place in that image is not known
        tag = place.image if ":" not in place.image else ""
        digest = place.image_digest or ("" if tag else place.image)
        return ChosenLayer(place.repository, layer, digest, tag, self.question.registry_id)

    def is_same(self, other: Asked) -> bool:
        """Whether both are about the same layer of the same image, as far as they say."""
        mine, others = self.question, other.question
        if (mine.repository, mine.digest) != (others.repository, others.digest):
            return False
        is_same_tag = bool(self.tag) and self.tag == other.tag
        return is_same_tag or mine.image == others.image or not (mine.image and others.image)


def about_layer(chosen: ChosenLayer, seen: Exception | None = None) -> Asked:
    """A layer chosen in its image; of a listed image its digest, which cannot move as a tag can."""
    question = Question(
        repository=chosen.repository,
        image=chosen.image_digest or chosen.tag,
        digest=chosen.layer.digest,
        registry_id=chosen.registry_id,
        seen=seen,
    )
    return Asked(question, chosen.layer, chosen.tag)


def about_image(image: ImageChoice, registry_id: str = "", seen: Exception | None = None) -> Asked:
    """An image chosen in the list."""
    question = Question(image.repository, image.digest, "", registry_id, seen=seen)
    return Asked(question, tag=image.tag)


def about_ref(ref: LayerRef, layer: Layer, seen: Exception | None = None) -> Asked:
    """A layer that a transfer is about; of which image it is, the transfer does not say."""
    question = Question(repository=ref.repository, digest=ref.digest, registry_id=ref.registry_id, seen=seen)
    return Asked(question, layer)


def about_repository(name: str, registry_id: str = "", seen: Exception | None = None) -> Asked:
    """A repository; with an empty name the registry itself."""
    return Asked(Question(repository=name, registry_id=registry_id, seen=seen))


def about_error(error: RegistryError, repository: str = "", registry_id: str = "") -> Asked:
    """What an error says it is about, in this repository where it does not say."""
    subject = error.subject
    question = Question(
        repository=subject.repository or repository,
        image=subject.image,
        digest=subject.digest,
        registry_id=subject.registry_id or registry_id,
        seen=error,
    )
    return Asked(question)


def about_pasted(pasted: Pasted, repository: str = "", registry_id: str = "") -> Asked:
    """What a pasted text is about; a bare digest is one of the repository that is open."""
    question = question_of(pasted, repository, registry_id)
    return Asked(question, tag=pasted.reference.tag if pasted.reference else "")
