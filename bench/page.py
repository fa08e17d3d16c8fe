"""A lesson until its first question can be answered, on a slow line and a slow phone: python -m bench.page

400 kbit/s, 400 ms a request, a processor four times slower, an empty cache. Our heaviest unit from the hub itself; the
same text from mkdocs with the Material theme, and as plain HTML, the floor. Then: does a unit of a package of 100 cost
more than one of a package of one?
"""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.browser import ROOM, Opening, open_page
from bench.ours.hub import run_hub
from bench.ours.kits import copy_units
from bench.peers.mkdocs import FOLDER, build_command, write_project
from bench.peers.plain_html import write_floor
from bench.places import KIT, ROOT, build_site
from bench.processes import free_port, run_server, wait_for_calm
from bench.report import keep_figures, median, print_table, print_verdicts

RUNS = 5
BUTTON = "tutela-item button"
"""Our questions show their button once the script has made them ready, not before."""


def find_heaviest(site: Path) -> Path:
    """Give the unit page with most bytes compressed."""
    others = ("index", "precheck", "test", "review")
    pages = [file for file in site.glob("understanding/*.html") if file.stem not in others]
    return max(pages, key=lambda file: len(gzip.compress(file.read_bytes())))


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    port = free_port()
    command = [sys.executable, "-m", "bench.static", str(folder), str(port)]
    with run_server(command, f"http://127.0.0.1:{port}/index.html", {}):
        yield f"http://{ROOM}:{port}"


@contextmanager
def serve_units(count: int) -> Iterator[str]:
    """Serve a package of so many equal units by a hub; give the address of its first."""
    kit, site = ROOT / f"kit-{count}", ROOT / f"site-{count}"
    page = copy_units(kit, count)
    build_site(kit, site)
    with run_hub(site, ROOT / f"hub-{count}") as (_pid, port):
        yield f"http://{ROOM}:{port}/learn/{page}"


def measure(offers: Sequence[tuple[str, str, str]]) -> dict[str, list[Opening]]:
    """Open each offer (name, address, selector) in turns, again and again."""
    openings: dict[str, list[Opening]] = {name: [] for name, _, _ in offers}
    for _ in range(RUNS):
        for name, url, selector in offers:
            wait_for_calm()
            openings[name].append(open_page(url, selector))
    return openings


def describe(name: str, openings: Sequence[Opening]) -> list[object]:
    """Give the medians of an offer as a row."""
    last = openings[-1]
    seconds = median([one.ready_ms for one in openings]) / 1000
    kilobytes = [size / 1000 for size in (last.bytes_before, last.bytes_all)]
    return [
        name,
        f"{seconds:.2f}",
        *(f"{size:.1f}" for size in kilobytes),
        last.requests_before,
        last.requests,
        last.rounds,
    ]


HEADER = ["", "seconds", "kB before", "kB in all", "requests before", "in all", "rounds"]


def measure_lesson() -> dict[str, list[Opening]]:
    """Open our heaviest unit, the same text in Material, and the floor."""
    site = ROOT / "site"
    build_site(KIT, site)
    unit = find_heaviest(site)
    write_floor(unit, ROOT / "floor")
    write_project()
    subprocess.run(build_command("-d", str(ROOT / "mkdocs" / "site")), check=True)
    stem = next(file.stem for file in FOLDER.glob("docs/units/*.md") if file.stem.endswith(unit.stem))
    with ExitStack() as stack:
        _pid, port = stack.enter_context(run_hub(site, ROOT / "hub-page"))
        material = stack.enter_context(serve_folder(ROOT / "mkdocs" / "site"))
        floor = stack.enter_context(serve_folder(ROOT / "floor"))
        openings = measure(
            [
                ("plain HTML (the floor)", f"{floor}/", "fieldset input"),
                ("mkdocs-material (fold-outs)", f"{material}/units/{stem}/", "details summary"),
                (f"Tutela, {unit.stem}", f"http://{ROOM}:{port}/learn/understanding/{unit.name}", BUTTON),
            ]
        )
    title = f"A lesson until its first question can be answered, medians of {RUNS}"
    print_table(title, HEADER, [describe(*one) for one in openings.items()])
    return openings


def measure_growth() -> dict[str, list[Opening]]:
    """Open the same unit in a package of one and of 100."""
    with ExitStack() as stack:
        offers = [(f"{count} units", stack.enter_context(serve_units(count)), BUTTON) for count in (1, 100)]
        openings = measure(offers)
    print_table("The same unit in a package of 1 and of 100", HEADER, [describe(*one) for one in openings.items()])
    return openings


def main() -> None:
    """Measure, print, keep."""
    lesson = measure_lesson()
    ours = list(lesson.values())[-1]
    seconds = {name: median([one.ready_ms for one in runs]) / 1000 for name, runs in lesson.items()}
    ratio = list(seconds.values())
    print(f"  ratio: {ratio[1] / ratio[2]:.2f} times as fast as Material, {ratio[2] / ratio[0]:.2f} times the floor")
    print("  bytes:", ", ".join(f"{name} {size:,}" for name, size in ours[-1].by_file.items()))
    print_verdicts(
        [
            ("under 2 s", ratio[2] < 2),
            ("under 45 kB compressed, everything", ours[-1].bytes_all < 45_000),
            ("at most two rounds of requests before the first question", ours[-1].rounds <= 2),
        ]
    )
    growth = measure_growth()
    one, hundred = growth.values()
    times = [median([run.ready_ms for run in runs]) for runs in (one, hundred)]
    same = hundred[-1].bytes_all < 1.1 * one[-1].bytes_all and times[1] < 1.1 * times[0]
    print_verdicts([("a unit costs the same in a package of 100 (within a tenth)", same)])
    keep_figures("page", {"lesson": lesson, "growth": growth})


if __name__ == "__main__":
    main()
