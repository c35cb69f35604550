namespace TelemetryGen.Schema;

/// <summary>Unit symbols: which there are, and which one was probably meant. SenML (RFC 8428, RFC 8798) and UCUM.</summary>
public static class UnitSymbols
{
    private const int MostEdits = 2;

    /// <summary>SenML's registry has it, or it is a term of UCUM.</summary>
    public static bool IsKnown(string symbol) => UnitTable.Has(symbol) || UcumTerm.IsTerm(symbol);

    /// <summary>The same unit in UCUM: <c>By</c> for SenML's <c>B</c>. A term of UCUM, or what is not known, stays as it is.</summary>
    public static string ToUcum(string symbol)
    {
        if (UnitTable.All.FirstOrDefault(e => e.Symbol == symbol) is { } entry)
        {
            return entry.Ucum;
        }

        foreach (var prefix in UnitTable.Prefixes.Where(p => symbol.StartsWith(p, StringComparison.Ordinal)))
        {
            if (UnitTable.All.FirstOrDefault(e => e.TakesPrefix && e.Symbol == symbol.Substring(prefix.Length)) is { } scaled)
            {
                return prefix + scaled.Ucum;
            }
        }

        return symbol;
    }

    /// <summary>
    /// The symbol that was probably meant: one with that name or way of writing, else one that differs in case, else the one with the
    /// fewest wrong letters. Null when nothing is near.
    /// </summary>
    public static string? Nearest(string text)
    {
        var written = text.Trim();
        if (UnitTable.All.FirstOrDefault(
            e => e.Aliases.Concat(e.Quantities).Contains(written, StringComparer.OrdinalIgnoreCase)) is { } entry)
        {
            return entry.Symbol;
        }

        var all = UnitTable.Symbols().Concat(UnitTable.PrefixedSymbols()).ToList();
        var sameLetters = all.Where(s => s.Equals(written, StringComparison.OrdinalIgnoreCase))
            .OrderBy(s => EditDistance.Compute(s, written)).FirstOrDefault();
        return sameLetters ?? all
            .Select(s => (Symbol: s, Edits: EditDistance.Compute(s.ToUpperInvariant(), written.ToUpperInvariant())))
            .Where(c => c.Edits <= MostEdits && c.Edits < Math.Max(c.Symbol.Length, written.Length) - 1)
            .OrderBy(c => c.Edits)
            .Select(c => c.Symbol)
            .FirstOrDefault();
    }

    /// <summary>
    /// The unit that a field of that name mostly has: <c>Cel</c> for <c>OutsideTemperature</c>. Null when the name says nothing.
    /// </summary>
    public static string? FindByQuantity(string fieldName)
    {
        var words = SnakeCase.From(fieldName).Split('_');
        return Enumerable.Reverse(words).Append(string.Concat(words))
            .Select(word => UnitTable.All.FirstOrDefault(e => e.Quantities.Contains(word))?.Symbol)
            .FirstOrDefault(symbol => symbol is not null);
    }
}
