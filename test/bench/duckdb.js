// Runs the queries DIRECTORY/WORKLOAD.sql in DuckDB over DIRECTORY/ledger.csv, ROUNDS times:
//     node duckdb.js DIRECTORY ROUNDS WORKLOAD...
// Times go to stdout as CSV (workload, round, name, ms), figures to DIRECTORY/WORKLOAD.csv.

const { readFileSync } = require('node:fs');
const { DuckDBInstance } = require('@duckdb/node-api');

async function main(directory, rounds, ...workloads) {
  const read = (name) => readFileSync(`${directory}/${name}`, 'utf8');
  const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
  const instance = await DuckDBInstance.create(`${directory}/ledger.duckdb`);
  const connection = await instance.connect();

  await connection.run(`CREATE TABLE ledger (${read('columns')})`);
  await connection.run(`COPY ledger FROM ${quoted(`${directory}/ledger.csv`)} (HEADER)`);
  for (const workload of workloads)
    await connection.run(
      `COPY (${read(`${workload}.sql`)}) TO ${quoted(`${directory}/${workload}.csv`)} (HEADER false)`);

  for (let round = 1; round <= rounds; round++)
    for (const threads of [1, 2]) {
      await connection.run(`SET threads = ${threads}`);
      for (const workload of workloads) {
        const query = read(`${workload}.sql`);
        const started = performance.now();
        await connection.runAndReadAll(query);
        console.log(`"${workload}",${round},duckdb_${threads},${performance.now() - started}`);
      }
    }
}

main(...process.argv.slice(2));
