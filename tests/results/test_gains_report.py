"""The charts of gains: what the rows of their tables print, and nothing of fewer than five people."""

from __future__ import annotations

import msgspec

from tutela.delivery.web.words import read_words
from tutela.model.report import Line
from tutela.results import facts
from tutela.results.gain import Gain, Interval
from tutela.results.gains_report import write_gains, write_paper

SAY = read_words({})
WHOLE = Gain(people=24, before=0.43, after=0.714, gain=Interval(0.2849, 0.186, 0.364), size=None, form_effect=None)
FEW = msgspec.structs.replace(WHOLE, people=4)


def test_a_line_is_drawn_as_its_row_is_printed() -> None:
    _says, table = write_gains(facts.TestGains("Understanding", WHOLE, (("See the chain", WHOLE),)), SAY)
    assert table.chart is not None
    assert table.chart.lines[1] == Line("See the chain", (28,), (19, 36))
    assert table.rows[1][4] == "+28"


def test_nothing_is_drawn_of_fewer_than_five_people_or_of_nobody() -> None:
    _says, table = write_gains(facts.TestGains("Understanding", WHOLE, (("Few", FEW), ("None", None))), SAY)
    assert table.chart is not None
    assert table.chart.lines[1:] == (
        Line("Few", instead=SAY("report.under-five")),
        Line("None", instead=SAY("report.under-five")),
    )


def test_sheets_are_drawn_before_and_after_from_five_on() -> None:
    counted = (("See the chain", 12, 15, 24), ("Not asked", 0, 0, 0))
    _says, table = write_paper(facts.PaperTest("Understanding", 6, counted), SAY)
    assert table.chart is not None
    assert table.chart.lines == (Line("See the chain", (50, 62)),)
    assert write_paper(facts.PaperTest("Understanding", 4, counted), SAY)[1].chart is None
    assert write_paper(facts.PaperTest("Understanding", 6, counted[1:]), SAY)[1].chart is None
