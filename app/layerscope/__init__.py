"""Layerscope: Amazon ECR down to the layer."""

__version__ = "0.1.0"
# Where the project is: pyproject.toml's addresses, the update notice and the release workflow go by it.
REPOSITORY_URL = "https://github.com/layerscope/layerscope"
