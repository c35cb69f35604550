using System.Buffers.Text;
using System.Globalization;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Input;

/// <summary>A key, from where no list of processes and no shell history shows it.</summary>
internal static class SecretSource
{
    /// <summary>What Azure and the local hub make: 32 bytes as base64.</summary>
    private const int UsualBytes = 32;

    /// <summary>
    /// Reads the key without the blanks and line ends around it, which a file or a variable has by accident. One that is not of the usual
    /// form is warned of and used: any text signs, and policies of the local hub may have any.
    /// </summary>
    /// <exception cref="CliException">Neither or both are given, there is nothing in it, or it cannot be a key.</exception>
    public static string Read(string? variable, string? file, CliConsole console)
    {
        var (text, source) = (variable, file) switch
        {
            ({ } name, null) => (
                console.Variable(name) ?? throw new CliException($"The environment variable {name} is not set."),
                $"The environment variable {name}"),
            (null, { } path) => (FromFile(path), path),
            _ => throw new CliException(
                "The key comes from --key-env or --key-file; give one. It is never an argument: others would see it.")
            {
                NamesHelp = true,
            },
        };
        var key = text.Trim();
        if (GetProblem(key) is { } problem)
        {
            throw new CliException($"{source} {problem}");
        }

        if (!IsUsual(key))
        {
            console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"telemetrygen: warning: {source} holds {key.Length} characters; keys of Azure and of a new local hub are {UsualBytes} "
                    + $"bytes as base64, {Base64.GetMaxEncodedToUtf8Length(UsualBytes)} characters. "
                    + $"It signs, but no such hub takes the token."));
        }

        return key;
    }

    // The value is never repeated: it may be a secret all the same.
    private static string? GetProblem(string key) =>
        key.Length == 0 ? "is empty."
        : key.Contains("SharedAccessKey=", StringComparison.OrdinalIgnoreCase)
            ? "holds a connection string; the key is what stands after SharedAccessKey= up to the next ;."
        : key.StartsWith("SharedAccessSignature ", StringComparison.OrdinalIgnoreCase)
            ? "holds a SAS token; the key is the primary or secondary key of the policy."
        : key.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? "holds a blank or a line end within the text; a key has none. Give the key alone."
        : null;

    private static bool IsUsual(string key) => Base64.IsValid(key, out var length) && length == UsualBytes;

    private static string FromFile(string path)
    {
        using var reader = new StreamReader(SchemaFile.Open(path));
        return reader.ReadToEnd();
    }
}
