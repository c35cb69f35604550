namespace TelemetryGen.Schema;

/// <summary>What a <see cref="TimeResolution"/> is called and how it counts: a new one is a line of the table.</summary>
/// <param name="Resolution">The resolution.</param>
/// <param name="Symbol">Its unit in letters of ASCII, as the schema document and names have it: <c>s</c>, <c>ms</c>, <c>us</c>.</param>
/// <param name="Digits">Digits after the second: 0 to 7.</param>
public sealed record ResolutionFacts(TimeResolution Resolution, string Symbol, int Digits)
{
    private static readonly ResolutionFacts[] All =
    [
        new(TimeResolution.Seconds, "s", 0),
        new(TimeResolution.Milliseconds, "ms", 3),
        new(TimeResolution.Microseconds, "us", 6),
    ];

    /// <summary>The facts of a resolution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such resolution.</exception>
    public static ResolutionFacts From(TimeResolution resolution) =>
        Array.Find(All, f => f.Resolution == resolution)
            ?? throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "There is no such resolution.");

    /// <summary>The resolution of that symbol; null when there is none.</summary>
    public static ResolutionFacts? FromSymbol(string symbol) => Array.Find(All, f => f.Symbol == symbol);

    /// <summary>Counts a second.</summary>
    public int PerSecond { get; } = (int)Math.Pow(10, Digits);

    /// <summary>Ticks of .NET in one count.</summary>
    public long Ticks => TimeSpan.TicksPerSecond / PerSecond;

    /// <summary>The symbol as people write it: <c>µs</c>.</summary>
    public string Sign => Symbol == "us" ? "µs" : Symbol;

    /// <summary><c>milliseconds</c>.</summary>
    public string Plural => Heading.ToLowerInvariant();

    /// <summary><see cref="Plural"/> as a sentence begins: <c>Milliseconds</c>.</summary>
    public string Heading => Resolution.ToString();

    /// <summary><c>millisecond</c>.</summary>
    public string Singular => Plural.TrimEnd('s');

    /// <summary><c>milliseconds since 1970-01-01T00:00:00Z</c>.</summary>
    public string Words => $"{Plural} since 1970-01-01T00:00:00Z";

    /// <summary><see cref="Words"/> as a sentence begins.</summary>
    public string Sentence => $"{Heading}{Words.Substring(Plural.Length)}";
}
