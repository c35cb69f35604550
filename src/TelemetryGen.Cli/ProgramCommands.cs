using System.CommandLine;
using TelemetryGen.Cli.Commands;

namespace TelemetryGen.Cli;

/// <summary>All commands of the tool. TelemetryGen.Build, which a build runs, has those of a build alone.</summary>
internal static class ProgramCommands
{
    /// <summary>What the root's help says of itself.</summary>
    public const string Summary = "Telemetry of one annotated C# record: device code, messages, tokens and the local hub.";

    public static IEnumerable<Command> Create(CliConsole console) =>
    [
        EmitCommand.Create(console),
        LockCommand.Create(console),
        CheckCommand.Create(console),
        DecodeCommand.Create(console),
        EncodeCommand.Create(console),
        SizeCommand.Create(console),
        SasCommand.Create(console),
        ProvisionCommand.Create(console),
        HubCommand.Create(console),
        DeviceKeyCommand.Create(console),
        AzureCommand.Create(console),
        ReplayCommand.Create(console),
    ];

    /// <summary>With what a person locks what breaks the lock: an assembly that a build took, or a project of which none does.</summary>
    public const string AcceptBreaks =
        "--accept-breaks, or in its project with dotnet build -t:TelemetryGenLock -p:TelemetryGenAcceptBreaks=true";

    /// <summary>A build came before, in this command: what it made is not older than its sources.</summary>
    public static bool IsAfterBuild => false;

    /// <summary>How a person locks an assembly with this program.</summary>
    public static string NameLock(CliConsole console, string assembly, string output) =>
        $"{console.Name} lock --assembly {assembly} --output {output}";
}
