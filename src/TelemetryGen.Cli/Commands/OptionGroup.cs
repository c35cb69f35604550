using System.CommandLine;

namespace TelemetryGen.Cli.Commands;

/// <summary>Options of a command that help lists under a title of their own.</summary>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);
