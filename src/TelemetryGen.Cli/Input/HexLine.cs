using System.Globalization;
using System.Text.RegularExpressions;

namespace TelemetryGen.Cli.Input;

/// <summary>
/// Bytes as people and tools write them: hex digits, in groups of whole bytes or not, between them blanks, <c>-</c>, <c>:</c> or <c>,</c>,
/// before them <c>0x</c>
/// or <c>\x</c>, after them <c>#</c> or <c>//</c> and a comment.
/// </summary>
internal static partial class HexLine
{
    private const int LargestOffset = 0xFF_FFFF;

    /// <summary>The bytes of a line, none of one that is blank or a comment; null and what is wrong when it is no hex.</summary>
    public static byte[]? Parse(string line, out string? problem)
    {
        var text = WithoutComment(line);
        var groups = Between().Split(text).Where(g => g.Length > 0).ToList();
        problem = GetProblem(text, groups);
        return problem is null ? Convert.FromHexString(string.Concat(groups)) : null;
    }

    private static string? GetProblem(string text, List<string> groups)
    {
        if (IsOfDump(text))
        {
            return "This is a line of a dump, with an offset before the bytes. Give the bytes of one message a line, as 'xxd -p -c 0' "
                + "prints them, or the file itself.";
        }

        if (groups.SelectMany(g => g).Select(c => (char?)c).FirstOrDefault(c => !char.IsAsciiHexDigit(c!.Value)) is { } stranger)
        {
            return Convert.TryFromBase64String(text.Trim(), new byte[text.Length], out var length) && length >= 8
                ? $"{Shown(stranger)} is not a hex digit. This may be "
                    + $"base64, of {length.ToString(CultureInfo.InvariantCulture)} bytes: decode it first."
                : $"{Shown(stranger)} is not a hex digit.";
        }

        if (groups.FirstOrDefault(g => g.Length % 2 == 1) is not { } odd)
        {
            return null;
        }

        return groups.Count == 1
            ? $"{odd.Length.ToString(CultureInfo.InvariantCulture)} hex digits are no whole number of bytes."
            : $"'{odd}' is not a whole number of bytes; a byte is two hex digits.";
    }

    private static string WithoutComment(string line)
    {
        var ends = new[] { line.IndexOf('#', StringComparison.Ordinal), line.IndexOf("//", StringComparison.Ordinal) }
            .Where(i => i >= 0).ToList();
        return ends.Count == 0 ? line : line[..ends.Min()];
    }

    // xxd, hexdump -C, od, Format-Hex: the place in the file, and then groups that are shorter than it. A message in such groups begins
    // with one of them.
    private static bool IsOfDump(string text) =>
        Dump().Match(text) is { Success: true } dump
            && ulong.Parse(dump.Groups["offset"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) <= LargestOffset;

    private static string Shown(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}") : $"'{c}'";

    [GeneratedRegex(@"0[xX]|\\x|[\s,:\-\uFEFF]+", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?<offset>[0-9A-Fa-f]{6,16})(:|\s)\s*([0-9A-Fa-f]{2}|[0-9A-Fa-f]{4})(\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Dump();
}
