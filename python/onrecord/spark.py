"""Extraction on a cluster of Spark (`pip install onrecord[spark]`).

    from onrecord.spark import extract

    articles = spark.read.parquet("articles.parquet")       # columns text, and id, title, outlet, published, ...
    extract(articles, table="claims").write.parquet("claims.parquet")

Each process of Python makes the extractor once. Rows are those of `onrecord.batches.process`, byte for byte. The
package must be installed wherever the executors run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._native import Extractor
from ._optional import optional
from .batches import FIELDS, Worker

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from .types import BatchTable, OffsetUnit

__all__ = ["extract"]


def extract(
    articles: DataFrame,
    *,
    table: BatchTable = "records",
    extractor: Extractor | None = None,
    offset_unit: OffsetUnit = "char",
) -> DataFrame:
    """Return a data frame of what is found in the articles of another; nothing runs before Spark needs it.

    Args:
        articles: a column `text` and, where they are there, `id`, `title`, `outlet`, `url`, `author` and `published`.
        table: `records`, or the name of a table of extractions.
        extractor: what reads the articles; a default one where there is none. It is sent to the executors.
        offset_unit: what offsets count: code points, UTF-8 bytes or UTF-16 code units.

    Raises:
        ImportError: pyspark or pyarrow is not installed.
        OptionError: another table or unit.

    Examples:
        >>> from pyspark.sql import SparkSession
        >>> from onrecord.spark import extract
        >>> spark = SparkSession.builder.getOrCreate()
        >>> articles = spark.createDataFrame([("a1", "Seoul protested.")], ["id", "text"])
        >>> [row["name"] for row in extract(articles, table="mentions").collect()]
        ['South Korea']
    """
    types = optional("pyspark.sql.pandas.types", "spark")
    worker = Worker(table, extractor, offset_unit)
    known = articles.select([name for name in articles.columns if name in ("text", *FIELDS)])
    # Spark wants a function, and an object that is called is none.
    return known.mapInArrow(lambda batches: worker(batches), types.from_arrow_schema(worker.schema))
