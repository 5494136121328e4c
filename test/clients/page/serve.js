// Serves the built page on this machine alone. Run by itself it says where, until it is ended.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "dist");
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

export function serve(port = 0) {
	const server = http.createServer((request, response) => {
		const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
		const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
		if (!file.startsWith(folder) || !fs.existsSync(file)) return response.writeHead(404).end();
		response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream" });
		fs.createReadStream(file).pipe(response);
	});
	return new Promise((resolve, reject) =>
		server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const server = await serve(Number(process.env.PORT ?? 8080)).catch(() => serve());
	console.log(`The report is at http://127.0.0.1:${server.address().port}/ until you press Ctrl-C.`);
}
