"""Where the packages lie; pyproject.toml has everything else.

The import package is found below app/; resources/ beside it becomes layerscope.resources, which
pyproject.toml alone cannot say together with finding packages.
"""

from setuptools import find_packages, setup

setup(
    package_dir={"": "app", "layerscope.resources": "resources"},
    packages=[*find_packages("app"), "layerscope.resources"],
)
