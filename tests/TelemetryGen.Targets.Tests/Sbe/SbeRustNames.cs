using System.Text.RegularExpressions;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// Names as the reference implementation (1.40.1) writes them in Rust, which is not how people do: <c>MCodec</c> is <c>mc_odec</c>.
/// </summary>
internal static partial class SbeRustNames
{
    /// <summary>A function or module of that name.</summary>
    public static string Snake(string name)
    {
        var begun = Beginning().Replace(name, m => m.Value.ToLowerInvariant());
        return Boundary().Match(begun) is { Success: true, Index: var end }
            ? $"{begun[..end].ToLowerInvariant()}_{Snake(begun[end..])}"
            : begun.ToLowerInvariant();
    }

    // An abbreviation of three letters and more, without the capital of the word after it; else the first letter.
    [GeneratedRegex("^(?:[A-Z0-9]{2,}(?=[A-Z0-9][a-z])|[A-Z])")]
    private static partial Regex Beginning();

    // A word has two letters at least, but for a capital after a digit.
    [GeneratedRegex("(?<=[0-9])(?=[A-Z])|(?<=[^_][^_A-Z])(?=[A-Z])|(?<=[^_][^_0-9])(?=[0-9])|(?<=[^_][A-Z0-9])(?=[a-z])")]
    private static partial Regex Boundary();
}
