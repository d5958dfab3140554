"""Threads: the same result for any number of them, and one object may serve many."""

from __future__ import annotations

import _thread
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import onrecord


def test_same_bytes_for_any_number(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> None:
    documents = articles * 5
    single = [extractor.extract(**document).to_json() for document in documents]
    for threads in (1, 2, 3, 0):
        for batch_size in (1, 7, 256):
            pipe = extractor.pipe(documents, threads=threads, batch_size=batch_size)
            assert [extraction.to_json() for extraction in pipe] == single


def test_one_extractor_for_a_pool(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> None:
    single = [extractor.extract(**article) for article in articles]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda article: extractor.extract(**article), articles * 10))
    assert found == single * 10


def test_one_gazetteer_for_a_pool(articles: list[dict[str, str]]) -> None:
    gazetteer = onrecord.Gazetteer.from_bytes(onrecord.Gazetteer.default().to_bytes())
    texts = [article["text"] for article in articles]
    with ThreadPoolExecutor(8) as pool:
        # The sorted ids are made by whichever thread asks first.
        ids = list(pool.map(lambda _: gazetteer.by_id("country/KP"), range(50)))
        hits = list(pool.map(gazetteer.find, texts * 5))
    assert len(set(map(repr, ids))) == 1
    assert hits == [gazetteer.find(text) for text in texts] * 5


def test_parts_are_made_once_whoever_asks(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> None:
    for article in articles:
        extraction = extractor.extract(**article)
        with ThreadPoolExecutor(8) as pool:
            parts = list(pool.map(lambda _, e=extraction: id(e.mentions), range(16)))
        assert len(set(parts)) == 1


def test_other_threads_run_meanwhile(gazetteer: onrecord.Gazetteer) -> None:
    text = "Iran sold drones to Russia. " * 1_000_000
    ticks, done = [0], threading.Event()

    def tick() -> None:
        while not done.wait(0.001):
            ticks[0] += 1

    thread = threading.Thread(target=tick)
    interval = sys.getswitchinterval()
    # Nobody takes the interpreter away during the call: the ticks go on only if the call gives it up.
    sys.setswitchinterval(1000)
    try:
        thread.start()
        gazetteer.find_arrays(text)
        during = ticks[0]
    finally:
        sys.setswitchinterval(interval)
        done.set()
        thread.join()
    assert during > 0


def test_ctrl_c_ends_a_batch(extractor: onrecord.Extractor, gazetteer: onrecord.Gazetteer) -> None:
    text = "Iran sold drones to Russia on Monday, Kirby said.\n" * 2000
    for work in (
        lambda: gazetteer.find_batch([text] * 5_000),
        lambda: list(extractor.pipe([text] * 500, batch_size=500, threads=2)),
    ):
        timer = threading.Timer(0.3, _thread.interrupt_main)
        started = time.perf_counter()
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            work()
        assert time.perf_counter() - started < 20


@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_loses_nothing_that_is_done(extractor: onrecord.Extractor, threads: int) -> None:
    text = "Iran sold drones to Russia on Monday, Kirby said.\n" * 20
    pipe = extractor.pipe([text] * 100_000, batch_size=100_000, threads=threads)
    found: list[onrecord.Extraction] = [next(pipe)]
    timer = threading.Timer(0.5, _thread.interrupt_main)
    timer.start()
    started = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        found.extend(pipe)
    # 0.5 seconds to the signal; the bound leaves room for a machine that is busy.
    assert time.perf_counter() - started < 4
    assert found[-1].text == text
    # Nothing is lost of what was read ahead.
    assert next(pipe).text == text


def test_a_pipe_belongs_to_one_thread_at_a_time(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> None:
    pipe = extractor.pipe((dict(article) for article in articles * 20), batch_size=2)
    found: list[onrecord.Extraction] = []
    refused: list[Exception] = []

    def drain() -> None:
        while True:
            try:
                found.append(next(pipe))
            except StopIteration:
                return
            except ValueError as error:
                refused.append(error)

    threads = [threading.Thread(target=drain) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(articles) * 20
    assert {str(error) for error in refused} <= {
        "another thread is in this iterator already",
        "generator already executing",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_fork_between_batches(extractor: onrecord.Extractor, articles: list[dict[str, str]]) -> None:
    import multiprocessing

    list(extractor.pipe(articles, threads=2))
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        found = pool.map_async(_extract_all, [articles, articles]).get(timeout=120)
    assert found == [[extractor.extract(**article) for article in articles]] * 2


def _extract_all(articles: list[dict[str, str]]) -> list[onrecord.Extraction]:
    return list(onrecord.Extractor().pipe(articles, threads=2))
