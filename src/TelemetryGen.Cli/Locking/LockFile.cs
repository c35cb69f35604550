using TelemetryGen.Cli.Emission;
using TelemetryGen.Cli.Schemas;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Locking;

/// <summary>The committed schema document that later versions are compared with.</summary>
internal static class LockFile
{
    private const string Restore =
        "Restore it from version control; where no board is in the field, delete it and lock again.";

    private const string NameOther = "Name the file that is the lock of this one.";

    private const string OtherCommit = "Name a commit whose lock is right.";

    /// <summary>The locked schema; null when there is no such file.</summary>
    /// <exception cref="CliException">It cannot be read, or is the lock of another schema.</exception>
    public static SchemaSpec? Read(string path, SchemaSpec current)
    {
        return Path.Exists(path)
            ? OfSameName(SchemaFile.Read(path, static problem => Damaged($"{problem} {Restore}")), path, current, NameOther)
            : null;
    }

    /// <summary>The schema that was locked in a commit; null when the commit has no such file.</summary>
    /// <exception cref="CliException">git cannot say, or the file is not a lock of this schema.</exception>
    public static async Task<SchemaSpec?> ReadAsync(
        GitRevision revision, string path, SchemaSpec current, CancellationToken cancellationToken)
    {
        var source = $"{revision.Name}:{path}";
        return await revision.ReadAsync(path, cancellationToken) is { } text
            ? OfSameName(
                SchemaFile.Parse(text, source, static problem => Damaged($"{problem} {OtherCommit}")), source, current, OtherCommit)
            : null;
    }

    private static SchemaSpec OfSameName(SchemaSpec locked, string source, SchemaSpec current, string advice) =>
        locked.Name == current.Name
            ? locked
            : throw new CliException(
                $"{source} is the lock of schema {locked.Name}; the assembly has schema {current.Name}. {advice}", ExitCode.Failure);

    // The command was used as it should be: it is the answer that is no.
    private static CliException Damaged(string problem) => new(problem, ExitCode.Failure);

    /// <summary>Writes a lock, or a report on one, whole or not at all; true when it was not there as it is.</summary>
    /// <exception cref="CliException">It cannot be written.</exception>
    public static bool Write(string path, string text)
    {
        try
        {
            return OutputFolder.WriteFile(path, text);
        }
        catch (EmitException error)
        {
            throw new CliException(error.Message, error.ExitCode);
        }
    }
}
