"""Jobs run side by side, here and in other processes; results come in the order of the jobs."""

from __future__ import annotations

import functools
import os
import threading
import time

import pytest

from guide.crew import Crew, processes


def job(number: int, seconds: float = 0.0) -> tuple[int, int]:
    time.sleep(seconds)
    return number, os.getpid()


def fail() -> None:
    raise ValueError("this one")


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_jobs(workers: int) -> None:
    jobs = [functools.partial(job, number, 0.02) for number in range(20)]
    assert [number for number, _ in Crew(jobs, workers).results()] == list(range(20))


def test_this_process_is_one_of_the_workers() -> None:
    jobs = [functools.partial(job, number, 0.02) for number in range(20)]
    where = {process for _, process in Crew(jobs, 2).results()}
    assert len(where) == 2
    assert os.getpid() in where


@pytest.mark.parametrize("workers", [1, 2])
def test_what_nobody_has_begun_is_done_here_when_it_is_asked_for_and_not_again(workers: int) -> None:
    jobs = [functools.partial(job, number, 0.1) for number in range(10)]
    crew = Crew(jobs, workers)
    assert crew.result(9) == (9, os.getpid())
    assert [number for number, _ in crew.results()] == list(range(9))


@pytest.mark.parametrize("workers", [1, 2])
def test_error_of_a_job_is_raised(workers: int) -> None:
    with pytest.raises(ValueError, match="this one"):
        list(Crew([functools.partial(job, 1), fail, fail, fail], workers).results())


def test_number_of_processes_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_PROCESSES", "1")
    assert processes() == 1


def test_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_PROCESSES", "2")
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert processes() == 1
    finally:
        end.set()
        thread.join()
