// Writes every query's rows as JSON. pg hands over numeric as text, so no figure passes through
// a floating-point number on its way to the page.
import pg from "pg";
import { queries } from "../../queries.js";

const client = new pg.Client();
await client.connect();
const rows = {};
for (const [name, { sql }] of Object.entries(queries)) rows[name] = (await client.query(sql)).rows;
await client.end();
process.stdout.write(JSON.stringify(rows));
