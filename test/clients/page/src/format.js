import { html } from "htl";

// A decimal number as text, written the Swedish way: groups of three, and a decimal comma.
export function swedish(text) {
	if (text === null) return "";
	const [, sign, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
	return sign + grouped + (decimals ? "," + decimals : "");
}

// A status is a dot and its word, so that it can be read without telling colours apart.
export const status = (label, color) =>
	html`<span class="status"><i style=${{ background: color }}></i>${label}</span>`;

// A table of a query's rows. A column is [heading, key] for text and figures, or
// [heading, (row) => element]; a figure is marked with its place, query/position/column.
export function table(name, rows, decimals, columns, isTotal = () => false) {
	const cell = (row, key) => {
		if (typeof key === "function") return html`<td>${key(row)}</td>`;
		if (!(key in decimals)) return html`<td>${row[key]}</td>`;
		return html`<td class="number" data-figure=${`${name}/${row.position}/${key}`}>${swedish(row[key])}</td>`;
	};
	return html`<table class="report">
		<thead><tr>${columns.map(([heading, key]) => html`<th class=${key in decimals ? "number" : ""}>${heading}</th>`)}</tr></thead>
		<tbody>${rows.map((row) => html`<tr class=${isTotal(row) ? "total" : ""}>${columns.map(([, key]) => cell(row, key))}</tr>`)}</tbody>
	</table>`;
}
