-- Ten questions to a round, for DuckDB. Run it where this file lies: duckdb < queries.sql
-- A row is an action, or an outcome where the form rates outcomes. `is_counted` says whether
-- counts hold it; `rating_rank` is 1 for the worst level and 0 for not rated and not applicable.

CREATE OR REPLACE VIEW rows AS
SELECT * FROM read_parquet('round=*/*.parquet', hive_partitioning = true,
    hive_types = {'round': VARCHAR});

-- 1. How many rows have each rating, by commitment.
SELECT round, commitment, rating, count(*) AS number
FROM rows WHERE is_counted GROUP BY ALL ORDER BY ALL;

-- 2. The same by locality.
SELECT round, locality, commitment, rating, count(*) AS number
FROM rows WHERE is_counted GROUP BY ALL ORDER BY ALL;

-- 3. The same by phase.
SELECT round, phase, commitment, rating, count(*) AS number
FROM rows WHERE is_counted GROUP BY ALL ORDER BY ALL;

-- 4. What each school has completed, in per cent of what is rated on the scale.
SELECT round, school, number, count(*) FILTER (is_done) AS done, count(*) AS all_rows
FROM rows WHERE is_counted GROUP BY ALL ORDER BY ALL;

-- 5. The outcomes that most schools rate worst.
SELECT round, outcome, any_value(outcome_text) AS text,
    count(DISTINCT file) AS schools, count(*) AS number
FROM rows WHERE is_counted AND rating_rank = 1
GROUP BY round, outcome ORDER BY round, schools DESC, number DESC, outcome;

-- 6. What is overdue, by school.
SELECT round, school, count(*) AS overdue
FROM rows WHERE due_state = 'overdue' GROUP BY ALL ORDER BY ALL;

-- 7. What has no date, by school.
SELECT round, school, count(*) AS no_date
FROM rows WHERE due_state = 'needs a date' GROUP BY ALL ORDER BY ALL;

-- 8. Schools that have completed everything.
SELECT round, school FROM rows WHERE is_counted
GROUP BY ALL HAVING bool_and(is_done) ORDER BY ALL;

-- 9. The same longer note in several schools.
SELECT round, note, count(DISTINCT file) AS schools
FROM rows WHERE length(note) >= 40 GROUP BY ALL HAVING schools > 1 ORDER BY ALL;

-- 10. Rows that rose or fell from one round to the next, by school number.
SELECT a.round AS earlier, b.round AS later,
    count(*) FILTER (b.rating_rank > a.rating_rank) AS up,
    count(*) FILTER (b.rating_rank < a.rating_rank) AS down,
    count(*) FILTER (b.rating_rank = a.rating_rank) AS unchanged
FROM rows a JOIN rows b ON a.number = b.number AND a.row = b.row AND a.round < b.round
WHERE a.number <> '' AND a.rating_rank > 0 AND b.rating_rank > 0
GROUP BY ALL ORDER BY ALL;
