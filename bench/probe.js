// Runs in the page before anything else: notes when the first control that `selector` finds can be used.
// Usable = laid out, visible, enabled, not covered once scrolled to, and the page has had its first contentful paint.
(selector) => {
  const found = { ready: null };
  globalThis.benchProbe = found;
  const isVisible = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return false;
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.display === "none" || style.visibility !== "visible" || Number(style.opacity) < 0.5) return false;
    }
    return true;
  };
  const isReached = (element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return hit && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.contains(element));
  };
  const isUsable = (element) =>
    !element.disabled && !element.closest("[inert],fieldset[disabled]") && isVisible(element) && isReached(element);
  const look = () => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    const began = performance.now();
    if (painted && document.body && [...document.querySelectorAll(selector)].slice(0, 3).some(isUsable)) {
      found.ready = Math.max(began, painted.startTime);
      return;
    }
    setTimeout(look, Math.max(25, (performance.now() - began) * 3));
  };
  look();
};
