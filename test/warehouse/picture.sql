-- One table of the report as a picture: 3.2.1 with a bar and a status for each area.
-- report.svg, which the README shows, is what this makes:
--   psql -XAt -c 'TABLE report.picture' > report.svg

CREATE VIEW report.picture AS
WITH line AS (
    SELECT row_number() OVER (ORDER BY position) AS row_number, name, jan_feb, jan_mar, trend, rag,
           name LIKE 'Summa %' OR block = 'summa' AS is_total
      FROM report.deviation_by_area
), place AS (                                     -- a total is followed by a gap; bars share 240 pixels
    SELECT line.*,
           88 + 26 * row_number + 14 * count(*) FILTER (WHERE is_total) OVER (ORDER BY row_number)
              - CASE WHEN is_total THEN 14 ELSE 0 END                         AS y,
           480 + 240 * -low / (high - low)                                    AS zero,
           240 * jan_mar / (high - low)                                       AS length
      FROM line, (SELECT least(min(jan_mar), 0) AS low, greatest(max(jan_mar), 0) AS high FROM line) AS bound
), shape AS (
    SELECT y,
           concat(
               CASE WHEN is_total THEN format('<path d="M20 %sH892" stroke="#888"/>', y - 18) END,
               format('<g%s><text x="20" y="%s">%s</text>', CASE WHEN is_total THEN ' font-weight="bold"' END, y,
                      CASE name WHEN 'Summa förvaltning' THEN 'Running the services'
                                WHEN 'Summa utveckling'  THEN 'Developing the services'
                                WHEN 'Resultat'          THEN 'Result'
                                ELSE replace(name, '&', '&amp;') END),
               format('<text x="370" y="%s" text-anchor="end">%s</text>', y, report.sv(jan_feb)),
               format('<text x="455" y="%s" text-anchor="end">%s</text></g>', y, report.sv(jan_mar)),
               format('<rect x="%s" y="%s" width="%s" height="14" fill="%s" stroke="#444" stroke-width=".7"/>',
                      round(least(zero, zero + length), 1), y - 12, round(abs(length), 1), rag_color(rag)),
               format('<path d="M%s %sv20" stroke="#444"/>', round(zero, 1), y - 15),
               format('<text x="735" y="%s">%s</text>', y, trend),
               format('<circle cx="830" cy="%s" r="7" fill="%s" stroke="#444" stroke-width=".7"/>', y - 5, rag_color(rag)),
               format('<text x="844" y="%s">%s</text>', y, rag)) AS svg
      FROM place
)
SELECT concat_ws(E'\n',
           format('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 912 %1$s" width="912" height="%1$s" role="img" '
                  'font-family="Helvetica, Arial, DejaVu Sans, sans-serif" font-size="14" fill="#222">', max(y) + 24),
           '<title>Deviation from budget by area, January to March 2023</title>',
           '<rect width="100%" height="100%" fill="#fff"/>',
           '<text x="20" y="34" font-size="20" font-weight="bold">Deviation from budget by area, January to March 2023</text>',
           format('<text x="20" y="58" font-size="13">Thousand kronor; positive is favourable. Status: %s</text>',
                  replace(replace(report.scale('area_deviation')::text, '&', '&amp;'), '<', '&lt;')),
           '<g font-size="13" font-weight="bold"><text x="20" y="88">Area</text>'
           '<text x="370" y="88" text-anchor="end">Jan–Feb</text><text x="455" y="88" text-anchor="end">Jan–Mar</text>'
           '<text x="735" y="88">Trend</text><text x="823" y="88">Status</text></g>',
           string_agg(svg, E'\n' ORDER BY y),
           '</svg>') AS svg
  FROM shape;
COMMENT ON VIEW report.picture IS '3.2.1 as an SVG picture';
