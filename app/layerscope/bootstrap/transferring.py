"""What leads from a chosen layer to the queue."""

from __future__ import annotations

from pathlib import Path

from layerscope.bootstrap.asking import Asking
from layerscope.desktop.layer.chosen import ChosenLayer
from layerscope.desktop.transfers.layer_job import Wanted, layer_job
from layerscope.desktop.transfers.presenter import TransfersPresenter


def start_download(transfers: TransfersPresenter, asking: Asking, chosen: ChosenLayer, path: Path) -> None:
    """Put the layer's download into the queue, as the account it was chosen under."""
    size_bytes, position = chosen.layer.size_bytes, chosen.layer.position
    wanted = Wanted(
        chosen.ref, path.name, size_bytes, path.parent, asking.url_of, position, diff_id=chosen.layer.diff_id
    )
    transfers.start(layer_job(wanted, transfers.engine))
