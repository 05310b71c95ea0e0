"""Layerscope: Amazon ECR down to the layer."""

__version__ = "0.1.0"
