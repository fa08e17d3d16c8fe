// Pages for facilitators: the menu of exercises can be filtered, a sheet can be printed on its own.
import { showMenu } from "../course/menu.js";
import { watchLeaving } from "../course/leaving.js";
import { readPage, root } from "../course/page.js";
import { watchPrinting } from "../course/printing.js";

watchLeaving(root());
watchPrinting();
showMenu(readPage());
