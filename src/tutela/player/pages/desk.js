// Pages for facilitators: the menu of exercises can be filtered, a sheet can be printed on its own, and lines for the
// reader's own country are filled.
import { showMenu } from "../course/menu.js";
import { watchLeaving } from "../course/leaving.js";
import { fillMyCountry } from "../course/mycountry.js";
import { readPage, root, slots } from "../course/page.js";
import { watchPrinting } from "../course/printing.js";
import { openDatabase } from "../outbox/database.js";

const page = readPage();
watchLeaving(root());
watchPrinting();
showMenu(page);
if (slots("chosen-country").length) openDatabase(page.kit).then((database) => fillMyCountry(database, page));
