using System.Runtime.CompilerServices;
using System.Text;

namespace TelemetryGen.Testing;

/// <summary>
/// Compares a text with the file of it that was accepted, beside the test: Verify's names and workflow, so that Verify can take its place.
/// A difference leaves <c>Class.Method.Case#Hint.received.ext</c>; accepting it is renaming that to <c>.verified.ext</c>, or running the
/// tests with <c>TELEMETRYGEN_ACCEPT=1</c>.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails unless <paramref name="actual"/> is what was accepted.</summary>
    /// <param name="actual">The text; its lines end by LF.</param>
    /// <param name="extension">Of the file, without a dot.</param>
    /// <param name="testCase">The case of a theory.</param>
    /// <param name="hint">Which of several texts of a test.</param>
    /// <param name="file">The test's file, whose name is that of its class.</param>
    /// <param name="method">The test.</param>
    /// <exception cref="SnapshotException">It is not.</exception>
    public static void Match(
        string actual,
        string extension,
        string? testCase = null,
        string? hint = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string method = "")
    {
        var name = new StringBuilder(Path.GetFileNameWithoutExtension(file)).Append('.').Append(method);
        name.Append(testCase is null ? "" : "." + testCase).Append(hint is null ? "" : "#" + hint);
        var folder = Path.GetDirectoryName(file)!;
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("TELEMETRYGEN_ACCEPT") == "1")
        {
            File.WriteAllText(verified, actual);
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        throw new SnapshotException(expected is null
            ? $"Nothing is accepted yet: {verified}"
            : $"{received} differs from what was accepted. {FirstDifference(expected, actual)}");
    }

    /// <summary>The first line in which two texts differ, as both have it.</summary>
    internal static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length))
            .First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"Line {line + 1}:\n- {left.ElementAtOrDefault(line) ?? "(end)"}\n+ {right.ElementAtOrDefault(line) ?? "(end)"}";
    }
}
