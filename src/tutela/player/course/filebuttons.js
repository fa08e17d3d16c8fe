// The buttons that save and read a progress file.
import { make, makeButton } from "../items/make.js";
import { words } from "../items/words.js";
import { build } from "./build.js";
import { counted } from "./counted.js";
import { dayName, readFile, saveFile } from "./files.js";
import { UnreadableFile, checkProgressFile, makeProgressFile, mergeProgressFile } from "./progressfile.js";

/**
 * Both buttons and what they say.
 * @param {import("./learning.js").Learning} learning
 * @param {() => void} changed is called after a file was read
 */
export function fileButtons(learning, changed) {
  const { database, page } = learning;
  const said = build("p", { class: "hint", role: "status" });
  const picker = build("input", { type: "file", accept: ".json,application/json", class: "unseen", id: "progress-file" });
  picker.addEventListener("change", async () => {
    if (!picker.files || !picker.files[0]) return;
    said.textContent = await take(learning, picker.files[0]);
    picker.value = "";
    changed();
  });
  const save = makeButton("button quiet", words("files.save"), async () => {
    saveFile(`tutela-progress-${dayName(Date.now())}.json`, await makeProgressFile(database, page.kit, Date.now()));
    said.textContent = words("files.saved");
  });
  const label = build("label", { for: picker.id, class: "button quiet" }, words("files.read"));
  const group = make("div", "files");
  group.append(save, picker, label, said);
  return group;
}

/** Reads a file and says what became of it. @param {import("./learning.js").Learning} learning @param {File} file */
async function take(learning, file) {
  try {
    const checked = checkProgressFile(await readFile(file), learning.page.kit);
    const added = await mergeProgressFile(learning.database, checked);
    await learning.refresh();
    return added ? counted("files.was-read", added) : words("files.nothing-new");
  } catch (error) {
    if (error instanceof UnreadableFile) return words(`files.${error.message}`, error.values);
    return words("files.unreadable");
  }
}
