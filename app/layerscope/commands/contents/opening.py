"""Images opened for their files: who reads, what is listed, and for how much."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from layerscope.access.image_layers import image_layers
from layerscope.access.layer_listing import LayerListing
from layerscope.access.layer_tables import looked_up, may_have_tables
from layerscope.access.url_minting import for_threads
from layerscope.commands.asking import Asking
from layerscope.commands.chosen_image import ChosenImage
from layerscope.commands.contents.desk import DeskHere
from layerscope.commands.contents.keeping import kept_listings
from layerscope.commands.contents.paying import Payer
from layerscope.commands.output.failures import write_failure
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.writing import Output
from layerscope.contents.model.layers import ImageLayers
from layerscope.registry.references.reference import Reference
from layerscope.words import formats
from layerscope.words.listing_costs import listing_text
from layerscope.words.reasons import translated


@asynccontextmanager
async def desk_for(
    asking: Asking, options: argparse.Namespace, *references: Reference
) -> AsyncIterator[DeskHere]:
    """The desk that answers about these images, reached as their account reaches stores."""
    loop, sessions = asyncio.get_running_loop(), asking.own.sessions
    profile = asking.account_at(references[0]).profile
    bundle = await loop.run_in_executor(asking.pool, sessions.ca_bundle, profile)
    store = None if options.no_cache else await kept_listings(asking, references)
    desk = DeskHere(asking.own.network(), bundle, store)
    try:
        yield desk
    finally:
        desk.close()
        if store is not None:
            store.close()


async def layers_with_tables(desk: DeskHere, image: ChosenImage) -> ImageLayers:
    """The image as the desk knows it from now on, with the tables that its registry has."""
    layers = image_layers(image.repository, image.read, image.root.registry_id)
    desk.minting.add(layers, for_threads(image.session.url_of))
    return await looked_up(image.session, layers) if may_have_tables(layers) else layers


async def opened(desk: DeskHere, image: ChosenImage) -> LayerListing:
    """The image with the cheapest ways to its layers' listings."""
    listing = LayerListing(desk, await layers_with_tables(desk, image))
    await listing.open()
    return listing


async def list_layers(listing: LayerListing, among: Iterable[int], payer: Payer, out: Output) -> bool:
    """List these layers as far as they can be, and tell which cannot; whether all are listed.

    Raises NotAgreedError before anything is read.
    """
    wanted = set(among)
    await _list(listing, listing.to_list(wanted), payer, out)
    await _list(listing, tuple(sorted(listing.put_off)), payer, out)
    return tell_left_out(listing, wanted, out)


async def _list(listing: LayerListing, layers: tuple[int, ...], payer: Payer, out: Output) -> None:
    cost_bytes = listing.cost_bytes(layers)
    payer.agree(cost_bytes, _cost_text(listing, len(layers), cost_bytes))
    with Progress(out) as progress:
        await listing.list(layers, lambda done, of: progress.show(listing_text(len(layers), done, of)))


def tell_left_out(listing: LayerListing, wanted: Iterable[int], out: Output) -> bool:
    """Tell which of these layers are not listed whole, and why; whether all are."""
    missing = {layer: reason for layer, reason in listing.reasons.items() if layer in wanted}
    for layer, reason in sorted(missing.items()):
        out.note(f"layerscope: Layer {layer} is left out. {translated(reason)}")
    for layer, error in sorted(listing.failures.items()):
        out.note(f"Layer {layer}:")
        write_failure(out, error)
    return not missing and not listing.failures


def _cost_text(listing: LayerListing, layers: int, cost_bytes: int) -> str:
    of = len(listing.image.layers)
    return (
        f"To list {layers} of {of} layers of {listing.image.repository}, {formats.size(cost_bytes)} are read."
    )
