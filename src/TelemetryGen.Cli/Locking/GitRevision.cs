using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace TelemetryGen.Cli.Locking;

/// <summary>Files as they are in a commit, read with the user's own git.</summary>
/// <param name="name">A branch, tag or commit, as git takes it: <c>origin/main</c>, <c>v1.4</c>, <c>HEAD~1</c>.</param>
internal sealed class GitRevision(string name)
{
    /// <summary>The name it was given by.</summary>
    public string Name => name;

    /// <summary>The text of a file in this commit; null when it is not in it.</summary>
    /// <param name="path">The file's path in the working tree. It need not be there.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="CliException">There is no git, no repository around the file, or no such commit in it.</exception>
    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (folder, rest) = NearestFolder(Path.GetFullPath(path));
        var prefix = await RunAsync(folder, cancellationToken, "rev-parse", "--show-prefix");
        if (prefix.ExitCode != 0)
        {
            throw new CliException($"{folder} is in no git repository: {prefix.FirstError}", ExitCode.Failure);
        }

        var commit = await RunAsync(folder, cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        if (commit.ExitCode != 0)
        {
            throw new CliException(
                $"git has no commit '{name}' here. A checkout in CI often has one commit only: fetch the branch first, "
                    + $"with 'git fetch origin {Branch}', and name it origin/{Branch}.",
                ExitCode.Failure);
        }

        var file = $"{commit.Out.Trim()}:{prefix.Out.TrimEnd('\r', '\n')}{rest}";
        if ((await RunAsync(folder, cancellationToken, "cat-file", "-e", file)).ExitCode != 0)
        {
            return null;
        }

        var text = await RunAsync(folder, cancellationToken, "cat-file", "blob", file);
        return text.ExitCode == 0
            ? text.Out
            : throw new CliException($"git cannot read {name}:{rest}: {text.FirstError}", ExitCode.Failure);
    }

    private string Branch => name.StartsWith("origin/", StringComparison.Ordinal) ? name["origin/".Length..] : name;

    // The folder of a lock may be newer than the commit, or not be there yet.
    private static (string Folder, string Below) NearestFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return (folder, Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));
    }

    private static async Task<GitRun> RunAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new CliException(
                $"git did not start ({error.Message}): install it, or compare with a file by --against.", ExitCode.Failure);
        }
    }

    private sealed record GitRun(int ExitCode, string Out, string Error)
    {
        public string FirstError => Error.Split('\n')[0].TrimEnd('\r');
    }
}
