"""Looks at a page as an inspector of accessibility does: axe, sideways scrolling, the size of what is pressed."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.roads.journeys.hub_process import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
HEIGHT = 900
SMALL = 44
"""The least height of what a finger presses, in CSS pixels (WCAG 2.2, 2.5.5)."""

_TARGETS = """(least) => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
  .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map((one) => {
    // What is pressed is the label around a box; a link in running text needs no height of its own (2.5.5, "inline").
    const area = one.closest('label') || document.querySelector(`label[for="${one.id}"].button`) || one;
    const {width, height, bottom} = area.getBoundingClientRect();
    return {one, inline: getComputedStyle(area).display === 'inline', width, height, bottom};
  })
  .filter(({inline, width, height, bottom}) => !inline && width && bottom > 0 && height < least - 0.5)
  .map(({one, height}) => `${one.outerHTML.slice(0, 120)}: ${height}`)"""


def dress(page: Page, width: int, scheme: Any) -> None:
    """Give the page a width in CSS pixels and a colour scheme, "light" or "dark"."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)


def follow(page: Page, way: Locator) -> None:
    """Press what leads to another page and wait for that page: a look in between sees one that is being taken away."""
    with page.expect_navigation():
        way.click()


def find_violations(page: Page) -> list[str]:
    """Give what axe finds on the page: rule and element."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(
        """async () => {
            const options = {rules: {'target-size': {enabled: true}}, resultTypes: ['violations']};
            const {violations} = await axe.run(document, options);
            const why = (node) => node.any.concat(node.all).map((one) => one.message).join('; ');
            const told = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${why(node)}`);
            return violations.flatMap(told);
        }"""
    )
    return found


def scrolls_sideways(page: Page) -> bool:
    """Tell whether the page is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def find_small_targets(page: Page) -> list[str]:
    """Give what can be pressed and is lower than SMALL, with its height."""
    found: list[str] = page.evaluate(_TARGETS, SMALL)
    return found


def find_overlaps(page: Page) -> list[str]:
    """Give the blocks of the main text whose content runs into the next block."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('main > *')].flatMap((one) => {
          const next = one.nextElementSibling;
          if (!next || !one.getClientRects().length || !next.getClientRects().length) return [];
          const inside = [one, ...one.querySelectorAll('*')].filter((each) => each.getClientRects().length);
          const visible = inside.filter((each) => !each.closest('.unseen, .wide'));
          const bottom = Math.max(...visible.map((each) => each.getBoundingClientRect().bottom));
          const over = bottom - next.getBoundingClientRect().top;
          return over > 1 ? [`${one.tagName} ${one.className} runs ${Math.round(over)} px into the next`] : [];
        })"""
    )
    return found
