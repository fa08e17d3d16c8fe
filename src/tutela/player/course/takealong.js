// Taking the package along: the file with its progress and size; the plain link serves where this does not work.
import { words } from "../items/words.js";
import { takeFile } from "../connectors/package.js";
import { build } from "./build.js";

/** Adds progress to every link of the page that offers the package. */
export function offerTaking() {
  for (const link of /** @type {HTMLAnchorElement[]} */ (Array.from(document.querySelectorAll("a[data-take]")))) {
    if (!location.protocol.startsWith("http") || typeof ReadableStream !== "function") continue;
    const bar = build("progress", { max: link.dataset.size || "1", value: "0", hidden: true, "aria-label": words("home.taking") });
    const said = build("p", { class: "hint", role: "status" });
    link.after(bar, said);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (bar.hidden) take(link, bar, said);
    });
  }
}

/** @param {HTMLAnchorElement} link @param {HTMLProgressElement} bar @param {HTMLElement} said */
async function take(link, bar, said) {
  bar.hidden = false;
  said.textContent = words("home.taking");
  const file = await takeFile(link.href, (bytes) => {
    bar.value = bytes;
  });
  bar.hidden = true;
  if (!file) {
    said.textContent = words("home.not-taken");
    return;
  }
  const address = URL.createObjectURL(file);
  const save = build("a", { href: address, download: link.getAttribute("download") || "tutela.zip" });
  document.body.append(save);
  save.click();
  save.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  said.textContent = words("home.taken");
}
