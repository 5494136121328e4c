-- Purchases of 2022 (4.1.3.1): 402 external suppliers and the city's own leasing.

INSERT INTO warehouse.suppliers (supplier_id, name, external, source)
SELECT i, format('Leverantör %s', i), true, 'derived'::warehouse.source
  FROM generate_series(1, 402) i
 UNION ALL
SELECT 403, 'Göteborgs Stads Leasing', false, 'printed';

INSERT INTO warehouse.purchases (supplier_id, year, on_contract, amount, source)
VALUES (403, 2022, true, 139982109, 'printed');

-- 370 suppliers on contract and 32 without: a few large and many small, whole kr, and the remainder
-- of the printed total with the largest.
WITH printed (on_contract, first, last, total) AS (
    VALUES (true, 1, 370, 610681501), (false, 371, 402, 5032963)
), share AS (
    SELECT on_contract, first, total, i,
           floor(total * (last + 1 - i) ^ 3 / sum((last + 1 - i) ^ 3) OVER (PARTITION BY on_contract)) AS amount
      FROM printed, LATERAL generate_series(first::numeric, last) AS i
)
INSERT INTO warehouse.purchases (supplier_id, year, on_contract, amount)
SELECT i, 2022, on_contract,
       CASE i WHEN first THEN total - sum(amount) OVER (PARTITION BY on_contract) + amount ELSE amount END
  FROM share;
