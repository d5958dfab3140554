"""Files of text, packed or not: `.gz` by the standard library, `.zst` by Python 3.14 or the package `zstandard`.

Text is UTF-8, with or without a byte order mark. A byte that is no UTF-8 is kept as a lone surrogate, so that one bad
line does not end a file: whoever takes the text says where it is.

What is written stands beside its file until it is whole, so that a file is never lost to one that fails.
"""

from __future__ import annotations

import importlib
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal, cast

from .errors import OptionError

_PACKINGS = (".gz", ".zst")
#: Endings that say that a file is packed, in ways that are neither read nor written.
_OTHER_PACKINGS = (".7z", ".br", ".bz2", ".gzip", ".lz4", ".lzma", ".rar", ".tar", ".tgz", ".xz", ".z", ".zip", ".zstd")


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


def check_packing(path: Path) -> None:
    """Raise an `OptionError` where the ending of a file says that it is packed otherwise than is known here."""
    if path.suffix.lower() in _OTHER_PACKINGS:
        raise OptionError(f"path: `{path}`: {path.suffix} is not accepted; use .gz, .zst or a file that is not packed")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; the file there takes the place of another once all is written.

    Where the writing fails, the other is as it was, and nothing is left of the new one. What is no file, such as
    `/dev/stdout`, is written to as it is.
    """
    is_there = path.exists()
    if is_there and not (path.is_file() or path.is_dir()):
        yield path
        return
    if is_there:
        # Says what the file system has against it: a folder, a file that is read-only.
        path.open("r+b").close()
        path = path.resolve()
    try:
        folder = tempfile.TemporaryDirectory(dir=path.parent, prefix=".onrecord-")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from None
    with folder:
        # Of the same name, which the header of a packed file holds.
        made = Path(folder.name) / path.name
        yield made
        if is_there:
            shutil.copymode(path, made)
        made.replace(path)


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
