using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Input;

/// <summary>
/// The arguments of <c>telemetrygen @file</c>: one a line, as it stands. There is no quoting, so that a build can write any path; empty
/// lines, and those that begin with <c>#</c>, are none. An <c>@</c> anywhere else is a character like any other.
/// </summary>
internal static class ArgumentsFile
{
    /// <summary>The arguments that are meant.</summary>
    /// <exception cref="CliException">There is no such file, or something stands after it.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> arguments)
    {
        if (arguments is not [['@', ..] first, ..])
        {
            return arguments;
        }

        if (arguments.Count > 1)
        {
            throw new CliException($"'{arguments[1]}' follows {first}; an arguments file holds all arguments.");
        }

        using var reader = new StreamReader(SchemaFile.Open(first[1..]));
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
