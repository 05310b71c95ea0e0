"""Lists a repository's images."""

from __future__ import annotations

import argparse

from layerscope.commands.answers.images import COLUMNS, image_members, rows_of
from layerscope.commands.asking import Asking
from layerscope.commands.breaking_off import as_far_as_it_goes, completeness, tell
from layerscope.commands.folded_images import FoldedImages
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_repository
from layerscope.words.plurals import Plural


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    named = read_repository(options.repository)
    session = asking.session(named)
    images = FoldedImages(session.client, named.repository)
    with Progress(out) as progress:
        progress.show("Reading the images…")

        def show() -> None:
            progress.show(Plural.tr("%Ln images", "", len(images)))

        why = await as_far_as_it_goes(images.read(show))
    tops = images.tops()
    if out.is_json:
        members = [image_members(images, image) for image in tops]
        out.document("images", {"repository": named.repository, **completeness(why), "images": members})
    elif len(images) or why is None:
        out.table(COLUMNS, rows_of(images, tops, is_open=options.all))
        if out.terminal.columns is not None:
            out.note(_counted(images, len(tops)))
    return tell(out, why, has_some=len(images) > 0)


def _counted(images: FoldedImages, shown: int) -> str:
    """`7 images, 19 manifests, 4 archived`, as the window counts them."""
    counts = [Plural.tr("%Ln images", "", shown)]
    if len(images) != shown:
        counts.append(Plural.tr("%Ln manifests", "", len(images)))
    if images.archived:
        counts.append(Plural.tr("%Ln archived", "", images.archived))
    return ", ".join(counts)
