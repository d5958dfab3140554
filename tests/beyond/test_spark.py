"""Extraction on a real local Spark."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pyarrow
import pytest
from pyspark.sql import SparkSession

import onrecord
from conftest import TABLES, Corpus, faults, own_extractor, written
from onrecord import batches
from onrecord.spark import extract
from onrecord.types import BatchTable


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        # Two executors, each a process of its own, with a core and a gigabyte.
        builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("onrecord")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        session = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4").getOrCreate()
        yield session
        session.stop()


@pytest.mark.parametrize("table", TABLES)
def test_rows_equal_the_local_ones(spark: SparkSession, corpus: Corpus, table: BatchTable) -> None:
    frame = spark.createDataFrame(corpus.articles(table)).repartition(7)
    found = extract(frame, table=table)
    # What is declared is what comes.
    assert found.columns == batches.schema(table).names
    rows = found.toArrow().cast(batches.schema(table))
    assert written(rows) == written(corpus.found(table))


def test_an_extractor_of_ones_own(spark: SparkSession, corpus: Corpus) -> None:
    some = corpus.articles("mentions").slice(0, 200)
    found = extract(spark.createDataFrame(some), table="mentions", extractor=own_extractor(), offset_unit="byte")
    expected = pyarrow.Table.from_batches(
        list(batches.process(some.to_batches(), table="mentions", extractor=own_extractor(), offset_unit="byte"))
    )
    rows = found.toArrow().cast(expected.schema)
    assert set(rows["entity"].drop_null().to_pylist()) == {"country/PE"} and written(rows) == written(expected)


def test_wrong_options_are_seen_before_anything_runs(spark: SparkSession, corpus: Corpus) -> None:
    with pytest.raises(onrecord.OptionError, match="`groups` is not accepted"):
        extract(spark.createDataFrame(corpus.articles("mentions").slice(0, 1)), table="groups")  # type: ignore[arg-type]


@pytest.mark.usefixtures("spark")
def test_the_example_of_the_docstring() -> None:
    assert faults(extract) == ""
