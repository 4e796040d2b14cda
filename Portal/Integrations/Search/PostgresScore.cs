namespace Portal.Integrations.Search;

/// <summary>bm25 as FTS5 has it, in PostgreSQL's words.</summary>
internal static class PostgresScore
{
    /// <summary>Rows whose lengths are the measure of a row's: to measure all would read the whole list for each question.</summary>
    private const int Sample = 300;

    /// <summary>A query of @words and @most, and of @document if only one document's rows are asked for. Names come from our own enum.</summary>
    public static string Of(TextList list, string language, bool within) => $$"""
        WITH asked AS (
            SELECT DISTINCT lexeme FROM unnest(@words) AS word, unnest(tsvector_to_array(to_tsvector('{{language}}', word))) AS lexeme),
        counted AS (SELECT count(*) AS rows FROM "Knowledge{{list}}"),
        average AS (
            SELECT greatest(1, avg((SELECT sum(cardinality(positions)) FROM unnest("Words")))) AS words
            FROM (SELECT "Words" FROM "Knowledge{{list}}" LIMIT {{Sample}}) AS sample),
        seen AS (
            SELECT lexeme, quote_literal(lexeme)::tsquery AS query,
                (SELECT count(*) FROM "Knowledge{{list}}" WHERE "Words" @@ quote_literal(lexeme)::tsquery) AS rows FROM asked),
        terms AS MATERIALIZED (
            SELECT lexeme, query, greatest(1e-6, ln((counted.rows - seen.rows + 0.5) / (seen.rows + 0.5))) AS rarity
            FROM seen, counted WHERE seen.rows > 0),
        likely AS MATERIALIZED (
            SELECT k.ctid AS at, sum(rarity * ts_rank('{0.33, 0.33, 0.67, 1}', k."Words", query, 1)) AS guess
            FROM terms JOIN "Knowledge{{list}}" AS k ON k."Words" @@ query {{(within ? "WHERE k.\"Document\" = @document" : "")}}
            GROUP BY k.ctid ORDER BY guess DESC LIMIT @most)
        SELECT k."Document", k."Chunk", (
            SELECT sum(terms.rarity * found.count * 2.2 / (found.count + 1.2 * (0.25 + 0.75 * size.words / average.words)))
            FROM terms JOIN (
                SELECT lexeme, (SELECT sum(CASE weight WHEN 'A' THEN 3 WHEN 'B' THEN 2 WHEN 'C' THEN {{(list == TextList.Passages ? "0.5" : "1")}} ELSE 1 END)
                    FROM unnest(weights) AS weight) AS count FROM unnest(k."Words")) AS found ON found.lexeme = terms.lexeme) AS score
        FROM likely JOIN "Knowledge{{list}}" AS k ON k.ctid = likely.at CROSS JOIN average
            CROSS JOIN LATERAL (SELECT sum(cardinality(positions)) AS words FROM unnest(k."Words")) AS size
        ORDER BY score DESC, likely.guess DESC
        """;
}
