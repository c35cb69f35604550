using System.CommandLine;
using TelemetryGen.Cli.Deployment;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Targets.Bicep;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen azure</c>.</summary>
internal static class AzureCommand
{
    private const string Summary = "Bicep files that deploy the schema's event hub on Azure, and what reads it.";

    private const string Details = """
        main.bicep has the namespace, the hub, consumer groups, the policies send and listen, checkpoints and an alert. What may differ
        between deployments is in main.bicepparam, which is yours: a changed one stays. Of the other files a changed one is an error, and
        nothing is written then, unless --force is given. No file and no output of a deployment holds a key.

        Nothing is deployed. That is what az does:
          az group create --name greenhouse --location westeurope
          az deployment group create --resource-group greenhouse --parameters azure/main.bicepparam

        Examples:
          telemetrygen azure --schema Contracts.dll --output azure
          telemetrygen azure --schema Contracts.dll --output azure --name contoso --units 2 --max-units 10 --consumer-groups server,billing
          telemetrygen azure --schema Contracts.dll --output azure --data-explorer contosodata/greenhouse
        """;

    public static Command Create(CliConsole console)
    {
        var schema = SharedOptions.Schema();
        schema.Description += " (REQUIRED)";
        var output = new Option<string>("--output")
        {
            Description = "The folder of the files. (REQUIRED)", HelpName = "folder", Required = true,
        };
        var force = new Option<bool>("--force") { Description = "Write over files that were changed." };
        var hub = new DeploymentOptions();
        var command = new DescribedCommand("azure", Summary, Details)
        {
            Groups = [new("Files", [schema, output, force]), .. hub.Groups],
        };
        foreach (var option in command.Groups.SelectMany(static group => group.Options))
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, _) =>
        {
            var source = parsed.GetValue(schema)!;
            var spec = SchemaFile.Read(source);
            await StaleWarning.TellAsync(console, source);
            var deployment = hub.Read(parsed, spec);
            var folder = parsed.GetValue(output)!;
            var report = new DeploymentFolder(folder).Write(Emit(spec, deployment), parsed.GetValue(force));
            await SayAsync(console, folder, report);
            return ExitCode.Success;
        });
        return command;
    }

    // All files before the first is written.
    private static List<EmittedFile> Emit(SchemaSpec schema, BicepDeployment deployment)
    {
        try
        {
            return [.. BicepEmitter.Emit(schema, deployment)];
        }
        catch (TargetException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }
    }

    private static async Task SayAsync(CliConsole console, string folder, DeploymentReport report)
    {
        foreach (var path in report.Kept)
        {
            await console.Text.WriteLineAsync($"{path} was changed and stays as it is");
        }

        foreach (var path in report.Removed)
        {
            await console.Text.WriteLineAsync($"removed, written before and not needed now: {path}");
        }

        foreach (var path in report.Changed)
        {
            await console.Error.WriteLineAsync($"telemetrygen: not removed, written before, not needed now, and changed since: {path}");
        }

        var files = report.Written + report.Unchanged;
        await console.Text.WriteLineAsync(
            $"{files} {(files == 1 ? "file" : "files")} in {folder}: {report.Written} written, {report.Unchanged} unchanged");
    }
}
