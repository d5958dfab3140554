"""From bytes to text.

*Question*: which letters do these bytes stand for?

*Order*: an encoding that was asked for; a byte order mark; UTF-8, where all bytes fit; else what `charset-normalizer`
finds, if it is installed. Bytes that are no text are refused by what they are.

>>> decoded("Kyïv".encode("utf-16"))
'Kyïv'

*Limits*: a few words in an encoding of one byte a letter may be read as another one.
"""

from __future__ import annotations

import codecs
from importlib.util import find_spec

#: How much of a long file is looked at.
SAMPLE = 65536

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_BINARY = [
    (b"%PDF-", "a PDF; save its text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text first"),
    (b"\x1f\x8b", "compressed (gzip); unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd); unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text first"),
    (b"{\\rtf", "an RTF document; save its text first"),
]


class NotTextError(ValueError):
    """Bytes that are no text, or in an encoding that is not known; the message says which."""


def encoding_of(data: bytes, *, asked: str | None = None, is_cut: bool = False) -> str:
    """Return the name of the encoding of a file, from its start.

    Args:
        data: the start of the file, or all of it.
        asked: the encoding that was asked for, which wins.
        is_cut: whether the file goes on, so that the last letter may be cut.

    Raises:
        NotTextError: binary data, or an encoding that cannot be told.
    """
    if asked:
        return asked
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    for start, what in _BINARY:
        if data.startswith(start):
            raise NotTextError(f"is {what}")
    if b"\0" in data:
        raise NotTextError("is binary data")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=not is_cut)
    except UnicodeDecodeError:
        return _guessed(data)
    return "utf-8"


def decoded(data: bytes, *, asked: str | None = None) -> str:
    """Return the text of a file.

    Raises:
        NotTextError: as `encoding_of`, and bytes that do not fit the encoding.
    """
    name = encoding_of(data, asked=asked)
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise NotTextError(f"byte {error.start} does not fit the encoding {name}") from None
    except LookupError:
        raise NotTextError(f"is in the encoding {name}, which is not known") from None


def _guessed(data: bytes) -> str:
    if find_spec("charset_normalizer") is None:
        raise NotTextError("is not UTF-8; name its --encoding, or `pip install onrecord[web]` to have it guessed")
    from charset_normalizer import from_bytes

    # Articles are English: where letters of Western Europe fit, they are meant.
    best = from_bytes(data[:SAMPLE], cp_isolation=["cp1252"]).best() or from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise NotTextError("is binary data, or in an encoding that cannot be told; name its --encoding")
    return best.encoding
