"""Content that several threads are the first to ask for is loaded without ending the process."""

from __future__ import annotations

import subprocess
import sys

FIRST_READERS = """
import sys, threading
from kotosilta.content import checklist, glossary, guidance
from kotosilta.content.load import number_styles

sys.setswitchinterval(1e-6)
asked = [
    guidance.indicators, guidance.requests, guidance.guiding_questions, guidance.example_indicators,
    guidance.finding_texts, lambda: checklist.edition("2025"), glossary.terms, number_styles,
]
together = threading.Barrier(8)

def ask(first):
    together.wait()
    for each in asked[first:] + asked[:first]:
        each()

threads = [threading.Thread(target=ask, args=(number % 3,)) for number in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
RUNS = 6  # without the lock every second one crashed


def test_threads_that_load_the_same_content_first_do_not_end_the_process() -> None:
    runs = [subprocess.Popen([sys.executable, "-c", FIRST_READERS]) for _ in range(RUNS)]

    assert [run.wait(timeout=120) for run in runs] == [0] * RUNS
