// The hub's own pages: the ways to leave at once; everything else there is plain HTML.
import { watchLeaving } from "../course/leaving.js";

const link = document.querySelector("a[data-leave]");
if (link instanceof HTMLAnchorElement) watchLeaving(new URL("./", link.href).href);
