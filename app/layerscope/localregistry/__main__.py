"""`layerscope --local-registry`: a registry on this machine, until it is interrupted."""

from __future__ import annotations

import argparse
import json
import logging
import shlex
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from layerscope.localregistry.content.activation import ACTIVATION_S
from layerscope.localregistry.demo.people.vaults import VAULTS, open_vault

if TYPE_CHECKING:
    from layerscope.localregistry.content.served_repository import ServedRepository
    from layerscope.localregistry.serving.server import LocalRegistry

EPILOG = """
Without --data, --repositories and --images a demo registry is built in a temporary folder and served.
The first line printed is JSON: {"endpoint": …, "environment": {…}}. The lines after it can be pasted into a
shell; then `aws ecr describe-repositories` and any AWS SDK talk to this registry.
DATA/ACCOUNT/REGION/REPOSITORY is an OCI image layout: skopeo copy docker://debian oci:DATA/…/debian:12
With --writable or --create-on-push the last line is a comment with the command that pushes an image here.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 after an orderly end, 1 where the registry could not be served."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if options.credentials:
        return open_vault(options.credentials)
    level = logging.INFO if options.verbose else logging.WARNING
    logging.basicConfig(stream=sys.stderr, level=level, format="%(asctime)s %(message)s")
    ended = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    if options.until_stdin_closes:
        Thread(target=_wait_for_stdin, args=(ended,), name="standard input", daemon=True).start()
    try:
        with _data(options) as data, _registry(options, data) as registry:
            _announce(registry, takes_pushes=options.writable or options.create_on_push)
            ended.wait()
    except (OSError, ValueError) as error:
        print(f"The local registry cannot be served: {error}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="layerscope --local-registry",
        description="A registry on this machine that AWS clients can talk to as if it were Amazon ECR.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--data", type=_folder, metavar="DIR", help="serve the OCI image layouts in this folder"
    )
    parser.add_argument(
        "--port", type=int, default=0, metavar="N", help="listen there; 0, the default: any free"
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="listen on another address than loopback: who knows a key of this registry can then read it, "
        "and push to it with --writable",
    )
    _add_what_is_served(parser)
    _add_pushes(parser)
    parser.add_argument(
        "--verbose", action="store_true", help="log every request, without secrets, to stderr"
    )
    parser.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="end when standard input does, as when a parent dies",
    )
    parser.add_argument(
        "--credentials",
        choices=VAULTS,
        metavar="NAME",
        help=f"print credentials as a credential_process does, and end: the demo's {', '.join(VAULTS)}",
    )
    return parser.parse_args(arguments)


def _add_what_is_served(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repositories",
        type=_count,
        metavar="N",
        help="add that many synthetic repositories (1 with --images)",
    )
    parser.add_argument(
        "--images", type=_count, metavar="N", help="images in each synthetic repository (100)"
    )
    parser.add_argument(
        "--activation-s",
        type=_seconds,
        default=ACTIVATION_S,
        metavar="S",
        help=f"how long a restore from the archive takes ({ACTIVATION_S:.0f}; of ECR's up to 1200)",
    )


def _add_pushes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--writable", action="store_true", help="take pushes, into the data folder's image layouts"
    )
    parser.add_argument(
        "--create-on-push",
        action="store_true",
        help="take pushes to repositories that are not there too, and create them",
    )


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"not a folder: {text}")
    return Path(text)


def _seconds(text: str) -> float:
    if not text.isascii() or not text.replace(".", "", 1).isdigit():
        raise argparse.ArgumentTypeError(f"not a number of seconds: {text}")
    return float(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"not a number from 0: {text}")
    return int(text)


@contextmanager
def _data(options: argparse.Namespace) -> Iterator[Path | None]:
    """The folder to serve: the one given, else the demo's, else none."""
    if options.data or options.repositories is not None or options.images is not None:
        yield options.data
        return
    from layerscope.localregistry.demo.building import build_demo  # only the demo pays for it
    from layerscope.localregistry.demo.people.aws_profiles import write_profiles

    with tempfile.TemporaryDirectory(prefix="layerscope-registry-") as folder:
        build_demo(Path(folder), datetime.now(UTC))
        write_profiles(Path(folder), datetime.now(UTC))
        yield Path(folder)


def _registry(options: argparse.Namespace, data: Path | None) -> LocalRegistry:
    # Here, since it takes long: --help and --credentials do without.
    from layerscope.localregistry.serving.server import LocalRegistry

    registry = LocalRegistry(
        data,
        options.port,
        host=options.host,
        synthetic=_synthetic(options),
        activation_s=options.activation_s,
    )
    if options.writable or options.create_on_push:
        registry.take_pushes(create_repositories=options.create_on_push)
    return registry


def _synthetic(options: argparse.Namespace) -> Iterator[ServedRepository]:
    if options.repositories is None and options.images is None:
        return iter(())
    from layerscope.localregistry.content.served_repository import Registry
    from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
    from layerscope.localregistry.synthetic.synthetic_repository import synthetic_repositories

    repositories = 1 if options.repositories is None else options.repositories
    images = 100 if options.images is None else options.images
    return synthetic_repositories(Registry(DEFAULT_CALLER.account, DEFAULT_REGION), repositories, images)


def _announce(registry: LocalRegistry, *, takes_pushes: bool) -> None:
    environment = registry.environment()
    print(json.dumps({"endpoint": registry.endpoint, "environment": environment}))  # noqa: T201
    for name, value in environment.items():
        print(f"export {name}={shlex.quote(value)}")  # noqa: T201
    if takes_pushes:
        host = registry.endpoint.partition("://")[2]
        options = f"--dest-tls-verify=false --dest-creds {shlex.quote(registry.docker_login())}"
        print(f"# skopeo copy {options} docker-daemon:IMAGE:TAG docker://{host}/IMAGE:TAG")  # noqa: T201
    sys.stdout.flush()


def _wait_for_stdin(ended: Event) -> None:
    while sys.stdin and sys.stdin.read(1):
        pass
    ended.set()


if __name__ == "__main__":
    sys.exit(main())
