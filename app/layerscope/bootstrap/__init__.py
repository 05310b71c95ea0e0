"""The composition root: builds every part and joins them; the only place that knows them all."""

from layerscope.bootstrap.starting import run

__all__ = ["run"]
