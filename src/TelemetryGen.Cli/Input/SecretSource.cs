using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Input;

/// <summary>A key, from where no list of processes and no shell history shows it.</summary>
internal static class SecretSource
{
    /// <exception cref="CliException">Neither or both are given, or there is nothing in it.</exception>
    public static string Read(string? variable, string? file, CliConsole console) => (variable, file) switch
    {
        ({ } name, null) =>
            console.Variable(name) is { Length: > 0 } key ? key : throw new CliException($"The environment variable {name} is not set."),
        (null, { } path) => FromFile(path),
        _ => throw new CliException("The key comes from --key-env or --key-file; give one. It is never an argument: others would see it."),
    };

    private static string FromFile(string path)
    {
        using var reader = new StreamReader(SchemaFile.Open(path));
        return reader.ReadToEnd().Trim() is { Length: > 0 } key ? key : throw new CliException($"{path} is empty.");
    }
}
