import { placing } from "./placing.js";

/** Join each left side, a card, to its right side, a place for one card. */
export default placing("match");
