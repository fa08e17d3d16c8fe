// The buttons of a progress file, for units where the browser does not keep what is learnt: nobody else loads them. The site
// puts `self.tutelaFileWords` before this script.
import { fileButtons } from "../course/filebuttons.js";
import { addWords } from "../items/words.js";

addWords(/** @type {any} */ (self).tutelaFileWords || {});
Object.assign(self, { tutelaFileButtons: fileButtons });
