import { queries } from "../../queries.js";

process.stdout.write(JSON.stringify(Object.fromEntries(
	Object.entries(queries).map(([name, { decimals }]) => [name, decimals]))));
