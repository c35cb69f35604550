using System.CommandLine;
using TelemetryGen.Cli.Commands;

namespace TelemetryGen.Cli;

/// <summary>The commands that a build runs. All others are in the tool TelemetryGen.Cli.</summary>
internal static class ProgramCommands
{
    /// <summary>What the root's help says of itself.</summary>
    public const string Summary =
        "What a build runs: device code, schemas and the lock of annotated C# records. All commands are in the tool TelemetryGen.Cli.";

    public static IEnumerable<Command> Create(CliConsole console) =>
        [EmitCommand.Create(console), LockCommand.Create(console), CheckCommand.Create(console)];

    /// <summary>With what a person locks what breaks the lock.</summary>
    public const string AcceptBreaks = "dotnet build -t:TelemetryGenLock -p:TelemetryGenAcceptBreaks=true";

    /// <summary>A build came before, in this command: what it made is not older than its sources.</summary>
    public static bool IsAfterBuild => true;

    /// <summary>How a person locks the contract of the project whose build runs this.</summary>
    public static string NameLock(CliConsole console, string assembly, string output) => "dotnet build -t:TelemetryGenLock";
}
