"""Where the packages lie, what goes beside them, and the README for PyPI; pyproject.toml has everything else.

The import package is found below app/; resources/ beside it becomes layerscope.resources, which
pyproject.toml alone cannot say together with finding packages.
"""

import ast
import re
from pathlib import Path

from setuptools import find_packages, setup

ROOT = Path(__file__).parent


def share() -> list[tuple[str, list[str]]]:
    """What desktops read, by the folder below the installation's: entry, metainfo, icons, the manual page."""
    linux, icons = "packaging/linux", "share/icons/hicolor"
    files = [
        ("share/applications", [f"{linux}/layerscope.desktop"]),
        ("share/metainfo", [f"{linux}/io.github.layerscope.Layerscope.metainfo.xml"]),
        (f"{icons}/scalable/apps", ["resources/layerscope.svg"]),
    ]
    return [
        *files,
        ("share/man/man1", [f"{linux}/layerscope.1"]),
        # Where each shell looks below an installation's folder.
        ("share/bash-completion/completions", [f"{linux}/layerscope.bash"]),
        ("share/zsh/site-functions", [f"{linux}/_layerscope"]),
        ("share/fish/vendor_completions.d", [f"{linux}/layerscope.fish"]),
    ]


def readme() -> str:
    """The README with addresses that lead somewhere from another site too."""
    source = ast.parse((ROOT / "app" / "layerscope" / "__init__.py").read_text("utf-8"))
    names = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in source.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    repository, tag = names["REPOSITORY_URL"], f"v{names['__version__']}"
    raw = repository.replace("https://github.com/", "https://raw.githubusercontent.com/")
    text = (ROOT / "README.md").read_text("utf-8")
    text = re.sub(r"(!\[[^\]]*\]\()(?!https?://|#)", rf"\g<1>{raw}/{tag}/", text)
    return re.sub(r"((?<!!)\[[^\]]*\]\()(?!https?://|#)", rf"\g<1>{repository}/blob/{tag}/", text)


setup(
    package_dir={"": "app", "layerscope.resources": "resources"},
    packages=[*find_packages("app"), "layerscope.resources"],
    data_files=share(),
    long_description=readme(),
    long_description_content_type="text/markdown",
)
