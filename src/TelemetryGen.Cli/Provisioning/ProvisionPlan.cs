using System.Text;
using TelemetryGen.EventHubs;
using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>What all devices of a run share.</summary>
internal sealed record ProvisionPlan(string Host, int Port, string Hub, string Policy, Board Board, TimeSpan Life)
{
    private const string Modules = "micropython/";
    private const int Https = 443;
    private const int UsualBatch = 2048;

    private const string Token = "token";
    private const string Settings = "settings.py";

    // Header and count of a batch of one record, the mark of a record from before the first sync, and what a file of 4,096 bytes has around
    // a record.
    internal const int AroundRecord = 16;
    internal const int Mark = 14;
    private const int LongestStored = 4096 - 28 - Mark;

    /// <summary>The most bytes of one event of these devices.</summary>
    public int BatchBytes { get; init; } = Board.Heap?.BatchBytes ?? UsualBatch;

    /// <summary>Host and port of a namespace, as <c>sas</c> takes it.</summary>
    /// <exception cref="CliException">The port is none.</exception>
    public static (string Host, int Port) ParseHost(string space)
    {
        var colon = space.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            return ushort.TryParse(space[(colon + 1)..], out var port) && port > 0 && colon > 0
                ? (space[..colon], port)
                : throw new CliException($"--namespace is '{space}'; the port after the host must be 1 to 65535.");
        }

        return (space.Contains('.', StringComparison.Ordinal) ? space : $"{space}.servicebus.windows.net", Https);
    }

    /// <summary>The files that are the same for all devices: the modules that are used in lib, the board's program in the root.</summary>
    /// <param name="schema">Of the records.</param>
    /// <param name="own">The user's own modules.</param>
    /// <exception cref="CliException">The board cannot carry a field.</exception>
    public IReadOnlyList<EmittedFile> SharedFiles(SchemaSpec schema, IReadOnlyList<AppFile> own)
    {
        var target = TargetRegistry.Find("micropython")!;
        try
        {
            var program = $"{Modules}boards/{Board.Name}/";
            return UsedModules.Find(
                [.. target.Emit(schema, new(Board.Name, PacksOnly: true)).Select(f => f.Path.StartsWith(program, StringComparison.Ordinal)
                    ? f with { Path = f.Path[program.Length..] }
                    : f with { Path = "lib/" + f.Path[Modules.Length..] })], own);
        }
        catch (TargetException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }
    }

    /// <summary>The same plan with events that hold the longest of the records that the program uses.</summary>
    /// <param name="schema">Of the records.</param>
    /// <param name="shared">The program's files.</param>
    /// <exception cref="CliException">A record is too long for the store in a board's flash.</exception>
    public ProvisionPlan WithRoomFor(SchemaSpec schema, IReadOnlyList<EmittedFile> shared)
    {
        var used = schema.Messages.Where(m => shared.Any(f => f.Path == $"lib/{PythonModules.GetName(m.Name)}.py"))
            .Select(m => (m.Name, Bytes: WireLayout.From(m).MaxPayloadBytes)).ToList();
        if (used.Find(m => m.Bytes > LongestStored) is (not null, _) tooLong)
        {
            throw new CliException(
                $"{tooLong.Name} can take {tooLong.Bytes} bytes; the store in a board's flash takes records of "
                    + $"at most {LongestStored}. Lower the bounds of its fields.", ExitCode.Failure);
        }

        return this with { BatchBytes = Math.Max(BatchBytes, used.Select(m => m.Bytes + AroundRecord + Mark).DefaultIfEmpty().Max()) };
    }

    /// <summary>All files of a device.</summary>
    /// <param name="device">The board.</param>
    /// <param name="token">Its token.</param>
    /// <param name="common">What all devices have.</param>
    /// <exception cref="CliException">The board's flash has no room for them and for the records.</exception>
    public IReadOnlyList<(string Path, byte[] Bytes)> CreateFiles(
        FleetDevice device, string token, IReadOnlyList<(string Path, byte[] Bytes)> common)
    {
        byte[] FormatSettings(int store) =>
            Encoding.UTF8.GetBytes(BoardSettings.Format(device, Host, Port, Hub, BatchBytes, store, hasClock: Board.Heap is null));
        (string Path, byte[] Bytes)[] files = [.. common, (Token, Encoding.UTF8.GetBytes(token))];
        var store = DiskPlan.StoreBytes(
            Board, [.. files.Select(f => (f.Path, f.Bytes.LongLength)), (Settings, FormatSettings(0).LongLength)]);
        return [.. files, (Settings, FormatSettings(store))];
    }

    /// <summary>A file that is written for each device in each run. It holds a secret.</summary>
    public static bool IsOfEachRun(string path) => path is Token or Settings;

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
