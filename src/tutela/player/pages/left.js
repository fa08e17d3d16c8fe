// After leaving on a device that others use, on the hub's own page: what this browser keeps of the learner goes too.
import { readPage } from "../course/page.js";
import { wipe } from "../course/wipe.js";
import { openDatabase } from "../outbox/database.js";

openDatabase(readPage().kit).then(wipe);
