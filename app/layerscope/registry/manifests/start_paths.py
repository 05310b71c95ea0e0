"""Where in an image's file system the program is that its config starts; rules only."""

from __future__ import annotations

from layerscope.registry.manifests.runtime import RuntimeSettings

_MOST_FOLDERS = 50  # of PATH
# What runc looks in where PATH is not set, as Docker sets it
# (https://github.com/moby/moby/blob/master/oci/defaults.go, DefaultPathEnv).
_DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def search_folders(settings: RuntimeSettings) -> tuple[str, ...]:
    """The folders of PATH, in their order, the first fifty; Docker's own where the config sets none."""
    variables = dict(variable.partition("=")[::2] for variable in settings.environment)
    folders = variables.get("PATH", _DEFAULT_PATH).split(":")
    return tuple(dict.fromkeys(folder for folder in folders if folder.startswith("/")))[:_MOST_FOLDERS]


def program_paths(settings: RuntimeSettings, words: tuple[str, ...]) -> tuple[str, ...]:
    """Where the program that a command begins with may be, the likeliest first; empty for no command.

    A name with a slash is below the working folder, one without is looked for in PATH (execvp(3)).
    """
    program = words[0] if words else ""
    if not program:
        return ()
    if program.startswith("/"):
        return (program,)
    if "/" in program:
        return (f"{settings.working_dir or '/'}/{program}",)
    return tuple(f"{folder}/{program}" for folder in search_folders(settings))


def named_paths(settings: RuntimeSettings, pointer: str) -> tuple[str, ...]:
    """What a value of the config names in the file system, by its JSON pointer (RFC 6901); else empty."""
    steps = pointer.split("/")[1:]
    match steps:
        case ["config", "Entrypoint", *_]:
            return program_paths(settings, settings.entrypoint)
        case ["config", "Cmd", *_]:
            return () if settings.entrypoint else program_paths(settings, settings.command)
        case ["config", "WorkingDir"]:
            return (settings.working_dir,) if settings.working_dir.startswith("/") else ()
        case ["config", "Env", number] if _is_path(settings, number):
            return search_folders(settings)
    return ()


def _is_path(settings: RuntimeSettings, number: str) -> bool:
    at = int(number) if number.isdecimal() else len(settings.environment)
    return at < len(settings.environment) and settings.environment[at].startswith("PATH=")
