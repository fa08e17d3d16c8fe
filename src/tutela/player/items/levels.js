import { placing } from "./placing.js";

/** Put vulnerability factors on the five levels and two sides. */
export default placing("levels");
