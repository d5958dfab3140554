"""Extraction with a real local Ray."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow
import pytest
import ray

import onrecord
from conftest import BATCH, TABLES, Corpus, faults, own_extractor, written
from onrecord import batches
from onrecord.ray import extract
from onrecord.types import BatchTable


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1")
        yield
        ray.shutdown()


def gathered(found: ray.data.Dataset, schema: pyarrow.Schema) -> pyarrow.Table:
    blocks = [ray.get(block) for block in found.to_arrow_refs()]
    return pyarrow.concat_tables([block.cast(schema) for block in blocks if block.num_rows] or [schema.empty_table()])


@pytest.mark.usefixtures("cluster")
@pytest.mark.parametrize("table", TABLES)
def test_rows_equal_the_local_ones(corpus: Corpus, table: BatchTable) -> None:
    found = extract(ray.data.from_arrow(corpus.articles(table)).repartition(7), table=table, batch_size=BATCH)
    assert written(gathered(found, batches.schema(table))) == written(corpus.found(table))


@pytest.mark.usefixtures("cluster")
def test_an_extractor_of_ones_own(corpus: Corpus) -> None:
    some = corpus.articles("mentions").slice(0, 200)
    found = extract(ray.data.from_arrow(some), table="mentions", extractor=own_extractor(), offset_unit="byte")
    expected = pyarrow.Table.from_batches(
        list(batches.process(some.to_batches(), table="mentions", extractor=own_extractor(), offset_unit="byte"))
    )
    rows = gathered(found, expected.schema)
    assert set(rows["entity"].drop_null().to_pylist()) == {"country/PE"} and written(rows) == written(expected)


@pytest.mark.usefixtures("cluster")
def test_wrong_options_are_seen_before_anything_runs(corpus: Corpus) -> None:
    with pytest.raises(onrecord.OptionError, match="`groups` is not accepted"):
        extract(ray.data.from_arrow(corpus.articles("mentions").slice(0, 1)), table="groups")  # type: ignore[arg-type]


@pytest.mark.usefixtures("cluster")
def test_the_example_of_the_docstring() -> None:
    assert faults(extract) == ""
