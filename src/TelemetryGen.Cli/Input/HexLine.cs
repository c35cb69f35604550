namespace TelemetryGen.Cli.Input;

/// <summary>Bytes as people write them: hex digits, in groups or not.</summary>
internal static class HexLine
{
    /// <summary>True when the bytes can be text of hex digits: no header of a message looks like that.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (!char.IsAsciiHexDigit((char)b) && b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'-' or (byte)':'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The bytes of a line; null and what is wrong when it is none.</summary>
    public static byte[]? Parse(string line, out string? problem)
    {
        var digits = string.Concat(line.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or ':')));
        var stranger = digits.FirstOrDefault(c => !char.IsAsciiHexDigit(c));
        problem = stranger != default ? $"'{stranger}' is no hex digit." : digits.Length % 2 == 1 ? $"{digits.Length} hex digits are no whole number of bytes." : null;
        return problem is null ? Convert.FromHexString(digits) : null;
    }
}
