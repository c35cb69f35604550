using System.Globalization;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>
/// 10,000 publishers that send in turn: the duplicate filter, against a dictionary that knows only the last number of each.
/// </summary>
internal static class DuplicateCases
{
    private const int Publishers = 10_000;
    private static readonly string[] Names = [
        .. Enumerable.Range(0, Publishers).Select(i => string.Create(CultureInfo.InvariantCulture, $"greenhouse-{i:00000}"))];
    private static readonly Dictionary<(string, int), ulong> Last = [];
    private static readonly DuplicateFilter Filter = new(Publishers);
    private static uint _number;

    public static Case Dictionary { get; } = new("a Dictionary of last numbers", Publishers, static () =>
    {
        var news = 0L;
        var number = ++_number;
        foreach (var name in Names)
        {
            ref var last = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Last, (name, 1), out _);
            news += last < number ? 1 : 0;
            last = number;
        }

        return news;
    });

    public static IReadOnlyList<Case> All { get; } =
    [
        new("DuplicateFilter.Observe, the next number", Publishers, static () =>
        {
            var (news, number) = (0L, ++_number);
            foreach (var name in Names)
            {
                news += (int)Filter.Observe(name, 1, number, 32);
            }

            return news;
        }),
        new("DuplicateFilter.Peek, a duplicate", Publishers, static () =>
        {
            var duplicates = 0L;
            foreach (var name in Names)
            {
                duplicates += (int)Filter.Peek(name, 1, _number, 32);
            }

            return duplicates;
        }),
    ];

    /// <summary>What the filter takes for each publisher, at most.</summary>
    public static void PrintMemory() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"\nA window of {Filter.Window} numbers: at most {Filter.MaxBytes / Publishers} bytes a "
            + $"stream, {new DuplicateFilter(Publishers, 64).MaxBytes / Publishers} with a window of 64; "
            + $"the name's {DuplicateFilter.MaxPublisherLength} characters are 280 of them."));
}
