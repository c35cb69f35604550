using TelemetryGen.Cli.Schemas;
using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Emission;

/// <summary>What emit was asked for.</summary>
internal sealed record EmitRequest(string Assembly, IReadOnlyList<string> Targets, string Output, string? Board, string? Manifest);

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
        var schema = ReadSchema(request.Assembly);
        var files = targets.SelectMany(t => Emit(t, schema, request)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();

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
        var targets = names.Distinct(StringComparer.OrdinalIgnoreCase).Select(name =>
            known.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new EmitException(
                ToolError.UnknownTarget, $"There is no target '{name}'. There are: {string.Join(", ", known.Select(t => t.Name))}.", ExitCode.WrongUse));
        return [.. targets];
    }

    private static void CheckBoard(List<ITarget> targets, string? board)
    {
        var boards = targets.OfType<IBoardTarget>().SelectMany(t => t.Boards).Distinct().ToList();
        if (board is not null && !boards.Contains(board))
        {
            throw new EmitException(
                ToolError.UnknownTarget,
                boards.Count == 0
                    ? $"The board '{board}' makes no difference to {string.Join(", ", targets.Select(t => t.Name))}."
                    : $"There is no board '{board}'. There are: {string.Join(", ", boards)}.",
                ExitCode.WrongUse);
        }
    }

    private static SchemaSpec ReadSchema(string assembly)
    {
        try
        {
            return AssemblySchema.Read(assembly);
        }
        catch (CliException error)
        {
            throw new EmitException(ToolError.NoSchema, error.Message, error.ExitCode);
        }
    }

    private static List<EmittedFile> Emit(ITarget target, SchemaSpec schema, EmitRequest request)
    {
        try
        {
            var files = target is IBoardTarget board && request.Board is { } name && board.Boards.Contains(name) ? board.Emit(schema, name) : target.Emit(schema);
            return [.. files];
        }
        catch (TargetException error)
        {
            var message = schema.Messages.FirstOrDefault(m => m.Name == error.MessageName);
            var origin = message is null ? null : RecordLocator.Find(request.Assembly, message, error.FieldName);
            throw new EmitException(ToolError.CannotCarry, $"Target {target.Name}: {error.Message}", ExitCode.No, origin);
        }
    }
}
