// Everything that the page imports comes from node_modules, so it needs no network.
export default {
	root: "src",
	title: "Interim report, March 2023",
	style: "report.css",
	globalStylesheets: [],
	head: "",
	search: false,
	sidebar: false,
	pager: false,
	toc: { label: "Sections" },
	footer: "Every figure is computed by SQL views with the extension governance.",
};
