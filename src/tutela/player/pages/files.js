// The buttons of a progress file, for units where the browser does not keep what is learnt: nobody else loads them.
import { fileButtons } from "../course/filebuttons.js";

Object.assign(self, { tutelaFileButtons: fileButtons });
