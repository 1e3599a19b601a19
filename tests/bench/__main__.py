"""`make bench`: measures the real service and the real command on this machine and prints the figures."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import drafts, pages
from tests.bench.charts import charts
from tests.bench.document import document
from tests.bench.five_million import five_million
from tests.bench.forecasts import forecasts
from tests.bench.report import Measured, tell
from tests.bench.statistics_files import statistics_files
from tests.bench.workspace import workspace
from tests.service import running_service


def main() -> int:
    """1 when a figure is over its limit."""
    measured: list[Measured] = [tell(each) for each in (*statistics_files(), *charts())]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        measured.extend(tell(each) for each in forecasts(data))
        with running_service(data) as service:
            parts = (
                pages.page_times(service),
                pages.first_view(service),
                pages.programme_pages(service),
                workspace(service),
                document(service),
                pages.memory(service),
            )
            for some in parts:
                measured.extend(tell(each) for each in some)
        measured.extend(tell(each) for each in five_million(data))
        for some in (drafts.one_municipality(data, data / "one"), drafts.whole_country(data, data / "all")):
            measured.extend(tell(each) for each in some)
    return int(any(each.over for each in measured))


if __name__ == "__main__":
    sys.exit(main())
