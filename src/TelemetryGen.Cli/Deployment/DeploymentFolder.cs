using System.Text;
using TelemetryGen.Cli.Emission;
using TelemetryGen.Targets;
using TelemetryGen.Targets.Bicep;

namespace TelemetryGen.Cli.Deployment;

/// <summary>
/// The folder of a deployment. What a user changed in it is not written over unless that is asked for; the list of what was written is
/// how it is known. The file of parameters is there to be changed, so it stays then and the others are written.
/// </summary>
internal sealed class DeploymentFolder(string root)
{
    /// <summary>The list.</summary>
    public const string ListName = "~written.txt";

    private const string Title = "# Files that telemetrygen azure wrote, by SHA-256. What was changed since it does not touch.";

    private readonly WrittenList _before = new(root, Path.Combine(root, ListName));

    /// <summary>Writes all files, or none when one of them is a user's.</summary>
    /// <param name="files">The files of the deployment.</param>
    /// <param name="force">Write over a user's.</param>
    /// <exception cref="CliException">A file is a user's, or cannot be read, written or removed.</exception>
    public DeploymentReport Write(IReadOnlyList<EmittedFile> files, bool force)
    {
        var contents = files.Select(f => (f.Path, Bytes: Encoding.UTF8.GetBytes(f.Text))).ToList();
        var theirs = contents.Where(f => !force && IsOfAUser(f.Path, f.Bytes)).Select(f => f.Path).ToList();
        var others = theirs.Where(path => path != BicepEmitter.Parameters).ToList();
        if (others.Count > 0)
        {
            throw new CliException(
                $"{root} has files that were changed or that telemetrygen did not write: {string.Join(", ", others)}. Nothing was written. "
                    + "Move them away, or say --force to write over them.", ExitCode.Failure);
        }

        try
        {
            var mine = files.Where(f => !theirs.Contains(f.Path)).ToList();
            var written = mine.Count(f => OutputFolder.WriteFile(Path.Combine(root, f.Path), f.Text));
            var (removed, changed) = _before.RemoveOthers(files.Select(f => f.Path));
            OutputFolder.WriteFile(Path.Combine(root, ListName), WrittenList.Format(Title, contents));
            return new(written, mine.Count - written, theirs, removed, changed);
        }
        catch (EmitException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }
    }

    private bool IsOfAUser(string relative, byte[] bytes)
    {
        var path = Path.Combine(root, relative);
        try
        {
            return File.Exists(path) && !bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)) && !_before.IsAsWritten(relative);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException(PathProblem.Describe(path, "read", error), ExitCode.Failure);
        }
    }
}
