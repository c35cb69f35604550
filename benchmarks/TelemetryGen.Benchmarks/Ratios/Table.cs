using System.Globalization;

namespace TelemetryGen.Benchmarks.Ratios;

/// <summary>Results as Markdown.</summary>
internal static class Table
{
    public static void Print(string title, IReadOnlyList<Result> results)
    {
        Console.WriteLine($"\n### {title}\n");
        Console.WriteLine("| | bytes | ns | x baseline | quartiles | B allocated |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var result in results)
        {
            var bytes = result.Case.Bytes > 0 ? result.Case.Bytes.ToString(CultureInfo.InvariantCulture) : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {result.Case.Name} | {bytes} | {result.Nanoseconds:0.0#} | {result.Ratio:0.00} "
                    + $"| {result.Low:0.00}-{result.High:0.00} | {result.Allocated:0.#} |"));
        }
    }
}
