"""Plans of the whole menu, from a half day to five days: their time and how good they are. python -m bench.plan

Each plan is made three times; the figures are medians. The gain is what the planner's goals count for a plan
(`tutela.planner.rules`): larger is better, and it is the same in each run and on each machine. There is no peer.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.places import REPOSITORY
from bench.processes import wait_for_calm
from bench.report import keep_figures, median, print_table, print_verdicts
from tutela.cli.day import this_day
from tutela.cli.opened import open_kit
from tutela.delivery.web.site import Site
from tutela.planner import Audience, Hours, Offer, Pause, Wishes, offer_of, plan_course

RUNS = 3
MOST_SECONDS = 5.0
CORE = (
    "apply-definition",
    "see-the-chain",
    "share-the-work",
    "map-vulnerability",
    "locate-demand",
    "reduce-vulnerability",
    "take-the-profit-out",
    "plan-cause-and-effect",
)
MORNING = Hours(begins="09:00", ends="12:30", pauses=(Pause(at="10:30", minutes=15),))


def make_wishes(days: Sequence[Hours], competencies: Sequence[str], **more: object) -> Wishes:
    """Give the wishes of eight people from each of three constituents."""
    audience = Audience(constituents={"government": 8, "workers": 8, "employers": 8})
    usual: dict[str, object] = {"facilitators": 2} | more
    return Wishes(title="Course", audience=audience, days=tuple(days), competencies=tuple(competencies), **usual)  # type: ignore[arg-type]


def cases(competencies: Sequence[str]) -> dict[str, Wishes]:
    """Give the sample wishes by name."""
    return {
        "5 days, all competencies": make_wishes([Hours()] * 5, competencies, tests="understanding", ceremony=30),
        "5 days, 8 competencies": make_wishes([Hours()] * 5, CORE),
        "5 days, interpreted": make_wishes([Hours()] * 5, CORE, facilitators=1, interpretation=True),
        "2 days, 8 competencies": make_wishes([Hours()] * 2, CORE),
        "1 day, 3 competencies": make_wishes([Hours()], CORE[:3]),
        "half a day, 2 competencies": make_wishes([MORNING], CORE[:2]),
    }


def measure(wishes: Wishes, offers: Sequence[Offer], site: Site) -> tuple[float, float, int, int]:
    """Give seconds, processor seconds, the gain and how many competencies are not covered."""
    began, used = time.perf_counter(), time.process_time()
    planned = plan_course(wishes, offers, site.manifest.taught_order, site.words)
    return time.perf_counter() - began, time.process_time() - used, planned.gain, len(planned.uncovered)


def main() -> None:
    """Print the medians and the verdict."""
    site = open_kit(REPOSITORY / "kit", None, this_day())
    offers = [offer_of(entry) for entry in site.manifest.exercises]
    rows, found = [], {}
    for name, wishes in cases([one.id for one in site.manifest.competencies]).items():
        wait_for_calm()
        runs = [measure(wishes, offers, site) for _ in range(RUNS)]
        found[name] = runs
        rows.append([name, *(median([run[part] for run in runs]) for part in (0, 1)), runs[0][2], runs[0][3]])
    print_table(f"Plans from {len(offers)} exercises", ["", "seconds", "processor seconds", "gain", "uncovered"], rows)
    slowest = max(float(str(row[1])) for row in rows)
    same = all(len({run[2:] for run in runs}) == 1 for runs in found.values())
    print_verdicts(
        [
            (f"a plan for five days in under {MOST_SECONDS:.0f} s: {slowest:.1f} s", slowest < MOST_SECONDS),
            ("the same wishes give the same plan", same),
        ]
    )
    keep_figures("plan", found)


if __name__ == "__main__":
    main()
