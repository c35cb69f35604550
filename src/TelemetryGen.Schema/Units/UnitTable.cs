namespace TelemetryGen.Schema;

/// <summary>The unit symbols of units.tsv, which is compiled in.</summary>
internal static class UnitTable
{
    /// <summary>The metric prefixes, the usual ones first.</summary>
    public static readonly string[] Prefixes = ["m", "k", "u", "M", "c", "G", "h", "n", "d", "T", "p", "da", "f", "P", "E", "a"];

    private static readonly Lazy<UnitEntry[]> Entries = new(Load);
    private static readonly Lazy<HashSet<string>> Simple = new(() => [.. Symbols(), .. PrefixedSymbols()]);

    /// <summary>In the order of the file: SenML first.</summary>
    public static IReadOnlyList<UnitEntry> All => Entries.Value;

    /// <summary>A symbol as it stands in the file, or one that takes a prefix after one.</summary>
    public static bool Has(string symbol) => Simple.Value.Contains(symbol);

    /// <summary>All of the file, in its order.</summary>
    public static IEnumerable<string> Symbols() => All.Select(e => e.Symbol);

    /// <summary>Each that takes a prefix, after each prefix.</summary>
    public static IEnumerable<string> PrefixedSymbols() =>
        Prefixes.SelectMany(prefix => All.Where(e => e.TakesPrefix).Select(e => prefix + e.Symbol));

    private static UnitEntry[] Load()
    {
        using var stream = typeof(UnitTable).Assembly.GetManifestResourceStream("TelemetryGen.Schema.Units.units.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#').Select(Parse)];
    }

    private static UnitEntry Parse(string line)
    {
        var cells = line.Split('\t');
        return new(cells[0], cells[3] == "yes", Words(cells[4]), [cells[1], .. Words(cells[5])], cells.Length > 6 ? cells[6] : cells[0]);
    }

    private static string[] Words(string cell) => cell == "-" ? [] : cell.Split(',');
}
