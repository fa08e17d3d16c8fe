"""Where children who live away from their parents came from and live."""

from __future__ import annotations

from tutela.evidence.charts import Outline
from tutela.evidence.findings.find import Findings
from tutela.evidence.profile.row import Row
from tutela.evidence.report.blocks import Block, Bullets, Heading, Table

_MINUS = "\N{MINUS SIGN}"
Ends = dict[tuple[str, str], Row]


def section(findings: Findings, _: tuple[Outline, ...]) -> list[Block]:
    """Give the section."""
    part = findings.corridors
    if part is None:
        return []
    ends: Ends = {(dict(row.groups)["origin"], dict(row.groups)["destination"]): row for row in part.rows}
    places = [origin for origin, destination in ends if destination == "all" and origin != "all"]
    lines = [(place, *(_cell(ends[place, other]) for other in [*places, "all"])) for place in places]
    lines.append(("All", *(_cell(ends["all", other]) for other in [*places, "all"])))
    says = (
        "Children live away from their parents for school, with relatives who care for them, or for lawful work. "
        "The table does not say that anything is wrong.",
        "Each number has an error: its interval stands in the file of tables.",
    )
    caption = "Estimated numbers; lines: where from; columns: where they live now"
    return [
        Heading(2, "Where children who live away from their parents come from"),
        Bullets(says),
        Table(caption, ("From", *places, "All"), tuple(lines)),
        *_flows(ends, places),
    ]


def _cell(row: Row) -> str:
    if row.flag == "hidden" or row.estimate is None:
        return "–"  # noqa: RUF001
    value = f"{row.estimate:,.0f}"
    return f"({value})" if row.flag == "few" else value


def _flows(ends: Ends, places: list[str]) -> list[Block]:
    """Who came in from other areas, who left for others, and the balance, from what is printed."""
    flows = []
    for place in places:
        stayed, left, came = (ends[key].estimate for key in ((place, place), (place, "all"), ("all", place)))
        if stayed is not None and left is not None and came is not None:
            line = (
                place,
                f"{came - stayed:,.0f}",
                f"{left - stayed:,.0f}",
                f"{came - left:+,.0f}".replace("-", _MINUS),
            )
            flows.append((came - left, line))
    flows.sort(key=lambda flow: -flow[0])
    head = ("Area", "Came from other areas", "Left for other areas", "Balance")
    return [Table("In and out", head, tuple(line for _, line in flows))] if flows else []
