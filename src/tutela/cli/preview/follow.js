// Waits for the next turn of a preview: loads the page again when the kit was built anew, says what stops it when not.
(() => {
  const own = Number(document.currentScript.dataset.turn);
  let seen = -1;
  let told;

  function tell(what, problems) {
    told?.remove();
    told = undefined;
    if (!what) return;
    told = document.createElement("section");
    told.setAttribute("role", "alert");
    told.style.cssText =
      "position:fixed;inset:auto 0 0;max-height:45vh;overflow:auto;z-index:9;padding:1rem 1.5rem;" +
      "background:Canvas;color:CanvasText;border-top:4px solid #a8430f;font:1rem/1.5 system-ui,sans-serif";
    const head = document.createElement("p");
    head.style.cssText = "margin:0 0 .5rem;font-weight:600";
    head.textContent = what;
    const list = document.createElement("ul");
    list.style.cssText = "margin:0;padding-inline-start:1.25rem;overflow-wrap:anywhere";
    for (const problem of problems) {
      const line = document.createElement("li");
      line.textContent = problem;
      list.append(line);
    }
    told.append(head, list);
    document.body.append(told);
  }

  // A browser opens six lines to one place: a page that nobody sees does not hold one.
  const shown = () =>
    new Promise((resolve) => {
      if (!document.hidden) return resolve();
      document.addEventListener("visibilitychange", () => resolve(shown()), { once: true });
    });

  async function ask() {
    const leaving = new AbortController();
    document.addEventListener("visibilitychange", () => leaving.abort(), { once: true });
    const answer = await fetch(`/preview-turn?seen=${seen}`, { cache: "no-store", signal: leaving.signal });
    return answer.json();
  }

  async function follow() {
    for (;;) {
      await shown();
      try {
        const { turn, problems } = await ask();
        if (turn !== seen) tell(problems.length ? "The kit has errors; the pages are as they were." : "", problems);
        if (turn !== own && !problems.length) return location.reload();
        seen = turn;
      } catch (fault) {
        if (fault.name === "AbortError") continue;
        if (seen !== -1 || !told) tell("The preview has stopped; the pages are as they were. Start it again to go on.", []);
        seen = -1;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
  follow();
})();
