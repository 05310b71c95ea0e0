"""What a layer's state adds to the refusal of its URL."""

from __future__ import annotations

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import (
    LayerArchivedError,
    LayerInaccessibleError,
    LayersNotFoundError,
)
from layerscope.registry.layers import Availability, LayerState


def explained(error: RegistryError, state: LayerState) -> RegistryError:
    """The refusal as it is to be understood of a layer in that state; the same error where that adds nothing.

    Of GetDownloadUrlForLayer AWS models no code for an archived layer: one of those for a layer that no
    image has stands for it, and only BatchCheckLayerAvailability tells the two apart.
    https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html
    """
    is_archived = state.availability is Availability.ARCHIVED
    if not is_archived or not isinstance(error, LayerInaccessibleError | LayersNotFoundError):
        return error
    return LayerArchivedError(str(error), subject=error.subject, evidence=error.evidence)
