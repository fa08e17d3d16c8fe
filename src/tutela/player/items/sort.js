import { placing } from "./placing.js";

/** Put each card into its group. */
export default placing("sort");
