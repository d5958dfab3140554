"""`onrecord match`: the names that texts hold.

A hit is a line: path and id of the article, where it starts and ends (in code points), the words, and the id, name and
kind of the entity; with tabs between, or as JSON.
"""

from __future__ import annotations

import argparse
import json

from .._native import Gazetteer
from .run import Run, Status

__all__ = ["run"]

_COLUMNS = ("path", "article", "start", "end", "text", "id", "name", "kind", "ambiguous")


def run(options: argparse.Namespace) -> Status:
    """Run the command."""
    this = Run(options)
    gazetteer = this.gazetteer() or Gazetteer.default()
    if options.format == "tsv":
        print(*_COLUMNS, sep="\t")
    for article in this.articles():
        text = article.text
        if not isinstance(text, str):
            this.refuse(article.origin, f"text: must be str, not {type(text).__name__}")
            continue
        this.read += 1
        for hit in gazetteer.find(text):
            found = (hit.start, hit.end, hit.text, hit.id, hit.name, hit.kind, hit.ambiguous)
            row = dict(zip(_COLUMNS, (article.path, article.id, *found), strict=True))
            if options.format == "jsonl":
                print(json.dumps(row, ensure_ascii=False))
            else:
                print(*(" ".join(str(value).split()) for value in row.values()), sep="\t")
    return this.status()
