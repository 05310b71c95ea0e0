"""Images below images, as a listing and the indexes' names put them."""

from __future__ import annotations

from layerscope.access.image_children import ImageChild
from layerscope.commands.folded_images import FoldedImages
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.media_types import OCI_INDEX


def index(number: int) -> str:
    return f"sha256:{number:064x}"


def nested(levels: int) -> FoldedImages:
    """Indexes of which each level names both of the next: as many ways down as 2 to the number of levels."""
    images = FoldedImages(EcrClient.__new__(EcrClient), "team/app")
    every = [index(number) for number in range(2 * levels)]
    images.put([ListedImage(digest, media_type=OCI_INDEX) for digest in every])
    images.put_children(
        {
            every[at]: [
                ImageChild(every[below], kind=ImageKind.INDEX, media_type=OCI_INDEX)
                for below in (at // 2 * 2 + 2, at // 2 * 2 + 3)
            ]
            for at in range(2 * levels - 2)
        }
    )
    return images


def test_indexes_that_name_each_other_many_times_come_to_an_end() -> None:
    images = nested(40)
    assert len(images.platforms(index(0))) == 78


def test_an_index_in_itself_comes_to_an_end() -> None:
    images = nested(1)
    itself = ImageChild(index(0), kind=ImageKind.INDEX, media_type=OCI_INDEX)
    images.put_children({index(0): [itself]})
    assert images.platforms(index(0)) == []
    assert [image.digest for image in images.tops()] == [index(0), index(1)]
