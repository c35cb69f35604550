using TelemetryGen.EventHubs;
using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>What all devices of a run share.</summary>
internal sealed record ProvisionPlan(string Host, int Port, string Hub, string Policy, string Board, TimeSpan Life)
{
    private const string Modules = "micropython/";
    private const int Https = 443;

    /// <summary>Host and port of a namespace, as <c>sas</c> takes it.</summary>
    /// <exception cref="CliException">The port is none.</exception>
    public static (string Host, int Port) HostOf(string space)
    {
        var colon = space.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            return ushort.TryParse(space[(colon + 1)..], out var port) && port > 0 && colon > 0
                ? (space[..colon], port)
                : throw new CliException($"--namespace is '{space}'; behind the host must be a port, 1 to 65535.");
        }

        return (space.Contains('.', StringComparison.Ordinal) ? space : $"{space}.servicebus.windows.net", Https);
    }

    /// <summary>The files that are the same for all devices: modules in lib, the board's program in the root.</summary>
    /// <exception cref="CliException">The board cannot carry a field.</exception>
    public IReadOnlyList<EmittedFile> SharedFiles(SchemaSpec schema)
    {
        var target = (IBoardTarget)TargetRegistry.Find("micropython")!;
        try
        {
            var program = $"{Modules}boards/{Board}/";
            return [.. target.Emit(schema, Board).Select(f => f.Path.StartsWith(program, StringComparison.Ordinal)
                ? f with { Path = f.Path[program.Length..] }
                : f with { Path = "lib/" + f.Path[Modules.Length..] })];
        }
        catch (TargetException error)
        {
            throw new CliException(error.Message, ExitCode.No);
        }
    }

    /// <summary>A token that opens one device's publisher and nothing else.</summary>
    /// <exception cref="CliException">Host, hub or policy are none.</exception>
    public string TokenFor(FleetDevice device, string key, DateTimeOffset now)
    {
        try
        {
            var authority = Port == Https ? Host : $"{Host}:{Port}";
            return SasToken.Create(EventHubResource.Publisher(authority, Hub, device.Name), Policy, key, now + Life).Text;
        }
        catch (ArgumentException error)
        {
            throw new CliException(error.Message.Split(" (Parameter")[0]);
        }
    }
}
