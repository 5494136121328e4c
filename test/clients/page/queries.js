// What the page shows, by name. A view has plain columns, so this is all that a tool asks.
// `decimals` are those that the report prints, column by column.
export const queries = {
	income_statement: {
		sql: `SELECT position, name, actual, budget, deviation_amount, deviation_percent,
		             rag, rag_label(rag, 'sv') AS label, rag_color(rag) AS color,
		             forecast, year_budget, forecast_deviation,
		             forecast_rag, rag_label(forecast_rag, 'sv') AS forecast_label, rag_color(forecast_rag) AS forecast_color
		      FROM report.income_statement ORDER BY position`,
		decimals: { actual: 1, budget: 1, deviation_amount: 1, deviation_percent: 1,
			forecast: 1, year_budget: 1, forecast_deviation: 1 },
	},
	deviation_by_area: {
		sql: `SELECT position, block, name, jan_feb, jan_mar,
		             rag, rag_label(rag, 'sv') AS label, rag_color(rag) AS color, trend_label(trend, 'sv') AS trend
		      FROM report.deviation_by_area ORDER BY position`,
		decimals: { jan_feb: 0, jan_mar: 0 },
	},
	cost_tornado: {
		sql: `SELECT position, name, base, low, high, share,
		             rag, rag_label(rag, 'sv') AS label, rag_color(rag) AS color
		      FROM report.cost_tornado ORDER BY position`,
		decimals: { base: 1, low: 1, high: 1, share: 1 },
	},
	cost_risk: {
		sql: `SELECT position, low, high, share FROM report.cost_risk ORDER BY position`,
	},
	cost_risk_summary: {
		sql: `SELECT 1 AS position, mean, p10, p50, p90, share_above FROM report.cost_risk_summary`,
		decimals: { mean: 1, p10: 1, p50: 1, p90: 1, share_above: 0 },
	},
	portfolio: {
		sql: `SELECT position, name, started, green, amber, red, red_share,
		             rag_label(time, 'sv') AS time_label, rag_color(time) AS time_color,
		             rag_label(cost, 'sv') AS cost_label, rag_color(cost) AS cost_color,
		             rag_label(result, 'sv') AS result_label, rag_color(result) AS result_color,
		             rag, rag_label(rag, 'sv') AS label, rag_color(rag) AS color,
		             rag_label(worst_of, 'sv') AS worst_label, rag_color(worst_of) AS worst_color
		      FROM report.portfolio ORDER BY position`,
		decimals: { started: 0, green: 0, amber: 0, red: 0, red_share: 1 },
	},
	printed_suspects: {
		sql: `SELECT row_number() OVER (ORDER BY rank, printed_id) AS position, section, row_name AS name,
		             column_name, regexp_replace(verbatim, '\\s*\\n\\s*', ' ') AS printed,
		             explains, slip, correction
		      FROM report.printed_suspects WHERE explains > 1 OR correction IS NOT NULL`,
		decimals: { explains: 0 },
	},
};
