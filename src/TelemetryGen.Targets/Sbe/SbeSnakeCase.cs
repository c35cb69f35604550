using System.Text;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// How the reference implementation (1.40.1) writes a name in Rust, for functions and modules. Its words are not everybody's: <c>Temp1</c>
/// is <c>temp_1</c>, <c>MCodec</c> is <c>mc_odec</c>, and <c>Rows_Decoder</c> and <c>RowsDecoder</c> are one.
/// </summary>
internal static class SbeSnakeCase
{
    /// <summary>The name in small letters, with a _ between the words that it has in Rust.</summary>
    /// <param name="name">A name that SBE allows.</param>
    public static string From(string name)
    {
        var text = new StringBuilder();
        for (var rest = name; rest.Length > 0;)
        {
            rest = Begun(rest);
            var end = EndOfWord(rest);
            text.Append(text.Length == 0 ? "" : "_").Append(rest[..end].ToLowerInvariant());
            rest = rest[end..];
        }

        return text.ToString();
    }

    // An abbreviation of three letters and more ends before the capital of the next word; a shorter one is part of it.
    private static string Begun(string rest)
    {
        var run = rest.TakeWhile(c => IsCapital(c) || char.IsAsciiDigit(c)).Count();
        var small = run > 2 && run < rest.Length && rest[run] != '_' ? run - 1 : 1;
        return rest[..small].ToLowerInvariant() + rest[small..];
    }

    private static int EndOfWord(string rest)
    {
        var start = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '_')
            {
                start = i + 1;
            }
            else if (i > start && IsBoundary(rest[i - 1], rest[i], isLong: i - start > 1))
            {
                return i;
            }
        }

        return rest.Length;
    }

    private static bool IsBoundary(char before, char next, bool isLong) =>
        IsCapital(next) ? char.IsAsciiDigit(before) || (isLong && !IsCapital(before))
        : char.IsAsciiDigit(next) ? isLong && !char.IsAsciiDigit(before)
        : isLong && (IsCapital(before) || char.IsAsciiDigit(before));

    private static bool IsCapital(char letter) => char.IsAsciiLetterUpper(letter);
}
