"""The report as one HTML page: no script, nothing from elsewhere, readable on a phone and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources

from tutela.evidence.estimate.hiding import SMALL
from tutela.evidence.estimate.report.chart import Bar, draw
from tutela.evidence.estimate.report.compose import Report, Row
from tutela.evidence.estimate.report.words import SHARED_ASSUMPTIONS, in_one_cell, paragraphs, warnings
from tutela.evidence.estimate.sensitivity import Case, Change

_TO = "\u00a0to\u00a0"
"""An interval is not broken over two lines."""

_TITLES: dict[Change, str] = {
    "list left out": "One list left out",
    "lists merged": "Two lists taken as one",
    "matches missed": "Matches that were missed",
}
_HEADS: dict[Change, str] = {
    "list left out": "Without",
    "lists merged": "As one list",
    "matches missed": "Share of matches missed",
}
_LEADS: dict[Change, str] = {
    "list left out": "The main method, run again without each list. If a list moves the number far, much rests on it.",
    "lists merged": "The main method, run again with two lists as one. Merge lists in earnest if they are one source.",
    "matches missed": "The main method, run again as if a share of the matches between lists had been missed and were "
    "now found. Missed matches make one person look like several, so that the estimate is too high.",
}


def write_page(report: Report) -> str:
    """Give the page as text."""
    style = resources.files("tutela.evidence.estimate.report").joinpath("report.css").read_text("utf-8")
    title = "How many are hidden: an estimate from overlapping lists"
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>\n{style}</style></head><body><main>",
        f"<h1>{title}</h1>",
        f'<p class="ui">{_head(report)}</p>',
        '<div class="plain">',
        *(f"<p>{escape(text)}</p>" for text in paragraphs(report)),
        "</div>",
        _doubts(report),
        *_methods(report),
        *_sensitivity(report),
        *_assumptions(report.rows),
        *_counts(report),
        *_how(report),
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _head(report: Report) -> str:
    named = "declared before the run" if report.declared else "set by default before the run"
    done = f" {escape('; '.join(report.changed_lists))}." if report.changed_lists else ""
    return (
        f"{len(report.lists)} lists: {escape(', '.join(report.lists))}.{done} Main method, {named}: "
        f"<strong>{escape(report.main.method.name)}</strong>."
    )


def _doubts(report: Report) -> str:
    found = warnings(report)
    if not found:
        return ""
    items = "".join(f"<li>{escape(text)}</li>" for text in found)
    return f'<div class="doubt"><p><strong>Before you use a number</strong></p><ul>{items}</ul></div>'


def _methods(report: Report) -> list[str]:
    bars = [
        Bar(row.method.name, row.result.interval, row.main, row.method.kind == "lower bound")
        for row in report.rows
        if row.result.interval
    ]
    body = []
    for row in report.rows:
        interval = row.result.interval
        marks = [text for text in ("main method" if row.main else "", _kind(row), row.result.doubt) if text]
        name = escape(row.method.name) + (_small("; ".join(marks)) if marks else "")
        body.append(_line(name, _cells(in_one_cell(interval) if interval else None), row.main))
    level = f"{report.settings.level:.0%}"
    table = _table("All methods, rounded to three figures", ("Method", f"Estimate ({level} interval)"), body)
    title = "Estimates of the whole number, people seen and unseen, with their intervals"
    return ["<h2>All methods side by side</h2>", _pair(bars, title, table)]


def _kind(row: Row) -> str:
    return "" if row.method.kind == "estimate" else row.method.kind


def _sensitivity(report: Report) -> list[str]:
    parts = ["<h2>What if the lists were different?</h2>"]
    for change, title in _TITLES.items():
        cases = [case for case in report.cases if case.change == change]
        if cases:
            parts += [f"<h3>{title}</h3>", f"<p>{_LEADS[change]}</p>", _changed(report, cases, title)]
    return parts if len(parts) > 1 else []


def _changed(report: Report, cases: Sequence[Case], title: str) -> str:
    main = report.main.result.interval
    bars = [Bar("lists as they are", main, main=True)] if main else []
    bars += [Bar(case.what, case.result.interval) for case in cases if case.result.interval]
    body = [_line("(lists as they are)", _cells(in_one_cell(main) if main else None), True)]
    for case in cases:
        note = "" if case.method == report.main.method.key else _small(f"by {case.method}")
        interval = case.result.interval
        body.append(_line(escape(case.what) + note, _cells(in_one_cell(interval) if interval else None), False))
    table = _table(title, (_HEADS[cases[0].change], f"Estimate ({report.settings.level:.0%} interval)"), body)
    return _pair(bars, title, table)


def _small(text: str) -> str:
    return f'<br><span class="ui">{escape(text)}</span>'


def _cells(text: str | None) -> tuple[str, ...]:
    return (text or "no estimate",)


def _assumptions(rows: Iterable[Row]) -> list[str]:
    shared = "".join(f"<li>{escape(text)}</li>" for text in SHARED_ASSUMPTIONS)
    parts = ["<h2>What each method takes for granted</h2>", f"<h3>All of them</h3><ul>{shared}</ul>"]
    for row in rows:
        parts += [
            f"<h3>{escape(row.method.name)}</h3><dl>",
            f"<dt>It assumes</dt><dd>{escape(row.method.assumes)}</dd>",
            f"<dt>What would break it</dt><dd>{escape(row.method.breaks)}</dd>",
            f"<dt>This run</dt><dd>{escape(row.result.note)}.</dd>",
            f"<dt>Source</dt><dd>{escape(row.method.source)}.</dd></dl>",
        ]
    return parts


def _counts(report: Report) -> list[str]:
    shown = report.shown
    body = [_line("all, each person once", _cells(_count(shown.seen)), True)]
    body += [_line(f"on list {escape(name)}", _cells(_count(value)), False) for name, value in shown.lists]
    body += [
        _line(f"on {escape(name)} and no other list", _cells(_count(value)), False) for name, value in shown.histories
    ]
    return [
        "<h2>The lists</h2>",
        f"<p>Counts under {SMALL} are not shown. Larger ones are hidden too where a small one could be worked out from "
        f"them and the estimates. {shown.hidden} combinations of lists are not shown; many of them may be empty.</p>",
        _table("People on the lists", ("Lists", "People"), body),
    ]


def _count(value: int | None) -> str:
    return "hidden" if value is None else f"{value:,}"


def _how(report: Report) -> list[str]:
    settings = report.settings
    return [
        "<h2>To make it again</h2>",
        f"<p>Seed {settings.seed}; {settings.bootstraps:,} bootstrap draws, at most 200 for changed lists; "
        f"{settings.chains} chains of {settings.iterations:,} iterations; intervals at {settings.level:.0%}. The same "
        "file, the same settings and the same version give the same report.</p>",
    ]


def _pair(bars: Sequence[Bar], title: str, table: str) -> str:
    figure = f"<figure>{draw(bars, title)}</figure>" if bars else ""
    return f'<div class="pair">{figure}{table}</div>'


def _table(caption: str, heads: Sequence[str], body: Sequence[str]) -> str:
    first, *rest = heads
    cells = f'<th scope="col">{first}</th>' + "".join(f'<th scope="col" class="number">{head}</th>' for head in rest)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table><caption>{escape(caption)}'
        f"</caption><thead><tr>{cells}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _line(name: str, cells: Sequence[str], main: bool) -> str:
    numbers = "".join(f'<td class="number">{escape(cell).replace(" to ", _TO)}</td>' for cell in cells)
    mark = ' class="main"' if main else ""
    return f'<tr{mark}><th scope="row">{name}</th>{numbers}</tr>'
