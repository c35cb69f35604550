using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>A million records A one after another, against one copy of their bytes.</summary>
internal static class BulkCases
{
    public const int Count = 1_000_000;

    // 225 kB: a large event body, which stays in cache.
    private const int EventCount = 5_000;

    private static readonly byte[] Source = Messages();
    private static readonly byte[] Target = new byte[Source.Length];
    private static readonly RecordA.Wire[] Wires = new RecordA.Wire[Count];
    private static readonly RecordA[] Records = new RecordA[Count];
    private static readonly double[] Temperatures = new double[Count];
    private static readonly double[] Humidities = new double[Count];

    public static Case Copy { get; } = new("Span.CopyTo of the same bytes", Count, static () =>
    {
        Source.AsSpan().CopyTo(Target);
        return Target[0];
    }) { Bytes = 45 };

    public static IReadOnlyList<Case> All { get; } =
    [
        new("TelemetryGen Wire.ReadMany", Count, static () => RecordA.Wire.ReadMany(Source, Wires, out _, out _)) { Bytes = 45 },
        new("TelemetryGen ReadMany (records in units)", Count, static () => RecordA.ReadMany(Source, Records, out _, out _)) { Bytes = 45 },
        new("TelemetryGen Enumerate, two fields", Count, static () =>
        {
            var sum = 0d;
            foreach (var view in RecordA.Enumerate(Source, out _))
            {
                sum += view.Temperature + view.Humidity;
            }

            return (long)sum;
        }) { Bytes = 45 },
        new("TelemetryGen ReadColumns, two columns of double", Count, static () =>
            RecordA.ReadColumns(Source, new() { Temperature = Temperatures, Humidity = Humidities }, out _, out _)) { Bytes = 45 },
        new("the same two columns from Enumerate", Count, static () =>
        {
            var count = 0;
            foreach (var view in RecordA.Enumerate(Source, out _))
            {
                Temperatures[count] = view.Temperature;
                Humidities[count++] = view.Humidity;
            }

            return count;
        }) { Bytes = 45 },
    ];

    /// <summary>The messages of one large event, in cache: two fields of each, one view at a time.</summary>
    public static Case EventEnumerate { get; } = new("Enumerate into two columns", EventCount, static () =>
    {
        var count = 0;
        foreach (var view in RecordA.Enumerate(Source.AsSpan(0, EventCount * 45), out _))
        {
            Temperatures[count] = view.Temperature;
            Humidities[count++] = view.Humidity;
        }

        return count;
    }) { Bytes = 45 };

    /// <summary>The same, column by column.</summary>
    public static Case EventColumns { get; } = new("ReadColumns, two columns", EventCount, static () => RecordA.ReadColumns(
        Source.AsSpan(0, EventCount * 45), new() { Temperature = Temperatures, Humidity = Humidities }, out _, out _)) { Bytes = 45 };

    private static byte[] Messages()
    {
        var bytes = new byte[Count * 45];
        for (var i = 0; i < Count; i++)
        {
            Samples.Messages[i % Samples.Count].CopyTo(bytes, i * 45);
        }

        return bytes;
    }
}
