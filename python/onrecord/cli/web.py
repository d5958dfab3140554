"""Web pages: the article in them, without menus, scripts and advertisements.

*Question*: which part of a page is the article, and what is its title and day?

*Limits*: `trafilatura` decides it; a page without a story gives little or nothing, which is refused.
"""

from __future__ import annotations

import re
from typing import Any

from .encodings import NotTextError, decoded

_DECLARED = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def read_page(data: bytes, encoding: str | None) -> dict[str, Any]:
    """Return the fields of the article on a page.

    Raises:
        NotTextError: no text, no article, or `trafilatura` is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise NotTextError("is a web page, which needs `pip install onrecord[web]`") from None
    found = bare_extraction(_text(data, encoding), with_metadata=True, include_comments=False, include_tables=True)
    if found is None or isinstance(found, dict) or not found.text:
        raise NotTextError("is a web page without an article")
    fields = {
        "title": found.title,
        "outlet": found.sitename,
        "url": found.url,
        "author": found.author,
        "published": found.date,
        "text": found.text,
    }
    return {name: value for name, value in fields.items() if value}


def _text(data: bytes, encoding: str | None) -> str:
    """Return a page as text: in its own encoding, unless a byte order mark or UTF-8 says otherwise."""
    try:
        return decoded(data, asked=encoding)
    except NotTextError:
        declared = _DECLARED.search(data[:2048])
        if declared is None:
            raise
        return decoded(data, asked=declared[1].decode("ascii"))
