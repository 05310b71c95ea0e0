"""How much of a layer is read before somebody is asked: everything from a layer may be hostile."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024
GIB = 1024 * MIB
UNASKED_BYTES = 64_000_000  # so much is transferred without asking, where nobody said otherwise


@dataclass(frozen=True, slots=True)
class Limits:
    """Attributes are counts and bytes; one that is reached ends the reading with TooMuchError.

    `most_ratio` of decompressed to compressed bytes counts only beyond `most_decompressed_bytes`.
    """

    most_entries: int = 1_000_000  # of a layer
    most_image_entries: int = 2_000_000
    most_header_bytes: int = MIB  # of one PAX header or GNU long name
    most_path_bytes: int = 64 * 1024
    most_names_bytes: int = 512 * MIB  # of all PAX headers and GNU long names of a layer
    most_decompressed_bytes: int = 20 * GIB
    most_ratio: int = 200
    most_zstd_window_bytes: int = 128 * MIB
    most_table_bytes: int = 150 * MIB  # as containers/storage has it
    most_package_database_bytes: int = 256 * MIB
    most_viewed_bytes: int = 20 * MIB  # of one file in the viewer


DEFAULT = Limits()
