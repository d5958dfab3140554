"""Extraction with Ray Data (`pip install onrecord[ray]`).

    from onrecord.ray import extract

    articles = ray.data.read_parquet("articles.parquet")    # columns text, and id, title, outlet, published, ...
    extract(articles, table="claims").write_parquet("claims")

Each worker process makes the extractor once. Rows are those of `onrecord.batches.process`, byte for byte. The package
must be installed on every node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._native import Extractor
from ._optional import optional
from .batches import Worker

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset

    from .types import BatchTable, OffsetUnit

__all__ = ["extract"]


def extract(
    articles: Dataset,
    *,
    table: BatchTable = "records",
    extractor: Extractor | None = None,
    offset_unit: OffsetUnit = "char",
    batch_size: int = 256,
    **options: Any,
) -> Dataset:
    """Return a dataset of what is found in the articles of another; nothing runs before Ray needs it.

    Args:
        articles: a column `text` and, where they are there, `id`, `title`, `outlet`, `url`, `author` and `published`.
        table: `records`, or the name of a table of extractions.
        extractor: what reads the articles; a default one where there is none. It is sent to the workers.
        offset_unit: what offsets count: code points, UTF-8 bytes or UTF-16 code units.
        batch_size: how many articles go to a worker at a time.
        options: further options of `Dataset.map_batches`, such as `num_cpus`.

    Raises:
        ImportError: pyarrow is not installed.
        OptionError: another table or unit.

    Examples:
        >>> import ray
        >>> from onrecord.ray import extract
        >>> articles = ray.data.from_items([{"id": "a1", "text": "Seoul protested."}])
        >>> [row["name"] for row in extract(articles, table="mentions").take_all()]
        ['South Korea']
    """
    arrow = optional("pyarrow", "ray")
    worker = Worker(table, extractor, offset_unit)

    def found(batch: pyarrow.Table) -> pyarrow.Table:
        made: pyarrow.Table = arrow.Table.from_batches(worker(batch.to_batches()), worker.schema)
        return made

    return articles.map_batches(found, batch_format="pyarrow", batch_size=batch_size, zero_copy_batch=True, **options)
