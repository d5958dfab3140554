"""Extractions as text for people: who says what, and what is said to happen.

The same as `Extraction.to_text`, for programs that use this name.

>>> import onrecord
>>> from onrecord.display import readable
>>> text = "Seoul said no."
>>> record = {"schema": "onrecord/1", "claims": [{
...     "id": "c1", "source": {"names": ["South Korea"]}, "cue": {"spans": [{"start": 6, "end": 10}]},
...     "content": {"spans": [{"start": 11, "end": 13}]}, "confidence": 0.9}]}
>>> print(readable(onrecord.Extraction.from_dict(record, text=text)))
(no title)
0 sentences, 0 mentions, 1 claim, 0 events
<BLANKLINE>
Claims
  c1  South Korea — say — “no”
      cue “said” · in the article's words · 90% sure
"""

from __future__ import annotations

from ._native import Extraction

__all__ = ["readable"]


def readable(extraction: Extraction, *, width: int = 100) -> str:
    """Return an extraction for people to read: the article's heading, its claims, its events.

    Args:
        extraction: the extraction.
        width: the width of a line, in columns; at least 40.

    Examples:
        >>> import onrecord
        >>> from onrecord.display import readable
        >>> print(readable(onrecord.Extractor().extract("“We sold no tanks,” said Anna Berg.")).splitlines()[4])
          c1  Anna Berg — say — “We sold no tanks,”
    """
    return extraction.to_text(width)
