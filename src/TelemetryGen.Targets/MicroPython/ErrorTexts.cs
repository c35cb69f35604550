using System.Text;
using System.Text.RegularExpressions;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>
/// The texts of errors in the modules that are shipped, for a board where each of them takes its place in the heap all the time: what an
/// error says becomes a comment above it, and the error has the value alone.
/// </summary>
internal static partial class ErrorTexts
{
    /// <summary><c>raise ValueError('segment is ' + str(segment))</c> becomes <c>raise ValueError(segment)</c>.</summary>
    /// <param name="module">A shipped module: texts in single quotes, put together with +.</param>
    public static string AsComments(string module)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (Match made in Made().Matches(module))
        {
            var open = made.Index + made.Length - 1;
            var close = PythonText.FindClose(module, open);
            var arguments = PythonText.Split(module[(open + 1)..close], ',');
            var pieces = PythonText.Split(arguments[0], '+').Select(p => p.Trim()).ToList();
            if (!pieces.Exists(IsText))
            {
                continue;
            }

            var indent = made.Groups["indent"].Value;
            var value = pieces.Find(p => !IsText(p));
            arguments[0] = value is null ? (arguments.Count > 1 ? "''" : "") : Inner(value);
            result.Append(module, done, made.Index - done)
                .Append(indent).Append("# ").Append(string.Concat(pieces.Select(p => IsText(p) ? p[1..^1] : "...")).Trim()).Append('\n')
                .Append(made.Value).Append(string.Join(',', arguments));
            done = close;
        }

        return result.Append(module, done, module.Length - done).ToString();
    }

    private static bool IsText(string piece) => piece[0] == '\'';

    // str(x) is x: an error prints its value itself.
    private static string Inner(string piece) =>
        piece.StartsWith("str(", StringComparison.Ordinal) && PythonText.FindClose(piece, 3) == piece.Length - 1 ? piece[4..^1] : piece;

    [GeneratedRegex(@"(?<=\n)(?<indent> +)(raise|return) (ValueError|OSError|ClockError|TlsError|RetryLater|RejectedError|TokenError)\(",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Made();
}
