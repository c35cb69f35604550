namespace TelemetryGen.Schema;

/// <summary>How many letters are wrong (Levenshtein).</summary>
internal static class EditDistance
{
    /// <summary>The fewest letters to change, add or take away to make one text of the other.</summary>
    public static int Compute(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
