using TelemetryGen.Cli.Schemas;
using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Emission;

/// <summary>What emit was asked for.</summary>
internal sealed record EmitRequest(
    string Assembly, IReadOnlyList<string> Targets, string Output, string? Board, string? Manifest, bool Native = false)
{
    /// <summary>What the compiler was told to call folders, see <see cref="Emission.PathMap"/>; null for nothing.</summary>
    public string? PathMap { get; init; }

    /// <summary>The project that asks; null for none.</summary>
    public string? Project { get; init; }

    /// <summary>Which of the code for devices goes with the records; null for all.</summary>
    public string? Modules { get; init; }
}

/// <summary>What emit did, paths relative to the output folder.</summary>
internal sealed record EmitResult(IReadOnlyList<string> Files, IReadOnlyList<string> Written, IReadOnlyList<string> Removed);

/// <summary>From an assembly to the files of its targets.</summary>
internal sealed class EmitPlan(IReadOnlyList<ITarget> known)
{
    /// <summary>All files are made before the first is written: an error leaves the folder as it was.</summary>
    /// <exception cref="EmitException">Something of it cannot be.</exception>
    public EmitResult Run(EmitRequest request)
    {
        var targets = Choose(request.Targets);
        CheckBoard(targets, request.Board);
        if (request.Native)
        {
            CheckNative(targets, request.Board);
        }

        var modules = ReadModules(targets, request.Modules);
        var schema = ReadSchema(request);
        // Side by side: a build waits for them. The first target's error is the one that is told, as if they were asked in turn.
        var emissions = targets.Select(t => Task.Run(() => Emit(t, schema, request, modules))).ToList();
        var files = emissions.SelectMany(e => e.GetAwaiter().GetResult()).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();

        var folder = new OutputFolder(request.Output);
        var written = files.Where(f => folder.Write(f.Path, f.Text)).Select(f => f.Path).ToList();
        var stale = request.Manifest is null ? [] : Manifest.Read(request.Manifest).Except(files.Select(f => f.Path));
        var removed = stale.Where(folder.Remove).ToList();
        if (request.Manifest is not null)
        {
            OutputFolder.WriteFile(request.Manifest, Manifest.Format(files.Select(f => f.Path)));
        }

        return new([.. files.Select(f => f.Path)], written, removed);
    }

    private List<ITarget> Choose(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            throw new EmitException(
                ToolError.UnknownTarget, $"--target names no target. Known targets: {string.Join(", ", known.Select(t => t.Name))}.",
                ExitCode.UsageError);
        }

        var targets = names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name =>
            known.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new EmitException(
                ToolError.UnknownTarget, $"Unknown target '{name}'. Known targets: {string.Join(", ", known.Select(t => t.Name))}.",
                ExitCode.UsageError));
        return [.. targets];
    }

    private static void CheckBoard(List<ITarget> targets, string? board)
    {
        var boards = targets.SelectMany(t => t.Boards).Distinct().ToList();
        if (board is not null && !boards.Contains(board))
        {
            throw new EmitException(
                ToolError.UnknownTarget,
                boards.Count == 0
                    ? $"The board '{board}' makes no difference to {string.Join(", ", targets.Select(t => t.Name))}."
                    : $"Unknown board '{board}'. Known boards: {string.Join(", ", boards)}.",
                ExitCode.UsageError);
        }
    }

    private static void CheckNative(List<ITarget> targets, string? board)
    {
        if (!targets.Exists(t => t.HasNativeCode))
        {
            throw new EmitException(ToolError.NoNativeCode,
                $"Native code makes no difference to {string.Join(", ", targets.Select(t => t.Name))}.", ExitCode.UsageError);
        }

        if (board is not null && Schema.Boards.Find(board) is { HasNativeEmitter: false })
        {
            throw new EmitException(
                ToolError.NoNativeCode,
                $"The firmware of a {board} has no native emitter and would refuse the modules with a SyntaxError. Leave out --native, or "
                    + "TelemetryGenNative in the project.",
                ExitCode.UsageError);
        }
    }

    // By name: a number would be parsed too.
    private static DeviceModules ReadModules(List<ITarget> targets, string? name)
    {
        if (name is null)
        {
            return EmitOptions.Default.Modules;
        }

        var known = Enum.GetNames<DeviceModules>();
        if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new EmitException(
                ToolError.UnknownTarget, $"Unknown modules '{name}'. Known: {string.Join(", ", known).ToLowerInvariant()}.",
                ExitCode.UsageError);
        }

        return targets.Exists(t => t.HasModules)
            ? Enum.Parse<DeviceModules>(name, ignoreCase: true)
            : throw new EmitException(ToolError.UnknownTarget,
                $"The modules '{name}' make no difference to {string.Join(", ", targets.Select(t => t.Name))}.", ExitCode.UsageError);
    }

    private static SchemaSpec ReadSchema(EmitRequest request)
    {
        try
        {
            return AssemblySchema.Read(request.Assembly);
        }
        catch (CliException error)
        {
            // Records may be in the source for another framework alone.
            var advice = request.Project is not null && error.Message == request.Assembly + AssemblySchema.Nothing
                ? " Of several TargetFrameworks, TelemetryGenFramework names the one whose records are emitted."
                : "";
            throw new EmitException(ToolError.NoSchema, error.Message + advice, error.ExitCode);
        }
    }

    private static List<EmittedFile> Emit(ITarget target, SchemaSpec schema, EmitRequest request, DeviceModules modules)
    {
        try
        {
            return [.. target.Emit(schema, OptionsFor(target, request, modules))];
        }
        catch (TargetException error)
        {
            var sources = SourceFiles.Create(request.Assembly, request.PathMap, request.Project);
            var origin = GetPlace(schema, error) is var (record, field)
                ? RecordLocator.Find(request.Assembly, sources, record, field)
                : null;
            throw new EmitException(ToolError.CannotCarry, $"Target {target.Name}: {error.Message}", ExitCode.Failure, origin);
        }
    }

    // A record by its own name. An enumeration has no lines in a PDB: the first field of it has.
    private static (MessageSpec Record, string? Field)? GetPlace(SchemaSpec schema, TargetException error)
    {
        var records = schema.LiveRecords.ToList();
        if (records.Find(r => r.Name == error.MessageName) is { } record)
        {
            return (record, error.FieldName);
        }

        return records.SelectMany(r => r.LiveFields, (r, f) => (Record: r, Field: f)).Where(f => f.Field.Enumeration == error.MessageName)
            .Select(f => ((MessageSpec, string?)?)(f.Record, f.Field.Name)).FirstOrDefault();
    }

    private static EmitOptions OptionsFor(ITarget target, EmitRequest request, DeviceModules modules) => new(
        request.Board is { } board && target.Boards.Contains(board) ? board : "", request.Native && target.HasNativeCode, Modules: modules);
}
