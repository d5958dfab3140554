"""Files of text, packed or not: `.gz` by the standard library, `.zst` by Python 3.14 or the package `zstandard`.

Text is UTF-8, with or without a byte order mark. A byte that is no UTF-8 is kept as a lone surrogate, so that one bad
line does not end a file: whoever takes the text says where it is.
"""

from __future__ import annotations

import importlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Literal, cast

_PACKINGS = (".gz", ".zst")


def ending(path: Path) -> str:
    """Return the ending of a file's name, in lower case, without that of its packing.

    >>> from pathlib import Path
    >>> from onrecord._files import ending
    >>> ending(Path("a/Articles.CSV.gz"))
    '.csv'
    """
    name = path.name.lower()
    for packing in _PACKINGS:
        name = name.removesuffix(packing)
    return Path(name).suffix


def open_text(path: Path, mode: Literal["r", "w"], newline: str | None = None) -> io.TextIOWrapper:
    """Open a file for reading or writing, packed or not by its ending."""
    packing = path.suffix.lower()
    raw: IO[bytes]
    if packing == ".gz":
        import gzip

        raw = cast(IO[bytes], gzip.GzipFile(path, mode + "b"))
    elif packing == ".zst":
        raw = _open_zst(path, mode)
    else:
        raw = path.open(cast(Literal["rb", "wb"], mode + "b"))
    encoding, errors = ("utf-8-sig", "surrogateescape") if mode == "r" else ("utf-8", "strict")
    return io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline=newline)


def _open_zst(path: Path, mode: str) -> IO[bytes]:
    try:
        module: Any = importlib.import_module("compression.zstd")
    except ImportError:
        pass
    else:
        return cast(IO[bytes], module.open(path, mode + "b"))
    try:
        module = importlib.import_module("zstandard")
    except ImportError as error:
        raise ImportError(f"{path}: a .zst file needs Python 3.14 or `pip install zstandard`") from error
    file = path.open(cast(Literal["rb", "wb"], mode + "b"))
    if mode == "w":
        return cast(IO[bytes], module.ZstdCompressor().stream_writer(file, closefd=True))
    # A file may be packed in several frames.
    reader = module.ZstdDecompressor().stream_reader(file, read_across_frames=True, closefd=True)
    return cast(IO[bytes], io.BufferedReader(reader))


def lines(stream: io.TextIOWrapper, path: Path) -> Iterator[str]:
    """Iterate over the lines of a stream and close it; damaged packing is an `OSError` that names the file."""
    with stream:
        try:
            yield from stream
        except (EOFError, zlib.error) as error:
            raise OSError(f"{path}: the packed file is damaged or cut short: {error}") from error
