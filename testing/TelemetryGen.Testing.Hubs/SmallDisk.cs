using System.Diagnostics;
namespace TelemetryGen.Testing.Hubs;

/// <summary>A file system of a few megabytes, which a test fills and empties; only root can have one.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder;

    private SmallDisk(TemporaryFolder folder) => _folder = folder;

    /// <summary>Its folder.</summary>
    public string Path => _folder.Path;

    private string Filler => _folder.File("filler");

    /// <summary>Skips the test where none can be mounted.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux has tmpfs.");
        }

        var folder = new TemporaryFolder();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "telemetrygen", folder.Path) is { } error)
        {
            folder.Dispose();
            Assert.Skip($"No file system of its own: {error}");
        }

        return new SmallDisk(folder);
    }

    /// <summary>Takes what is free but for so many bytes.</summary>
    public void Fill(int leave)
    {
        using var file = File.Create(Filler);
        var block = new byte[4096];
        for (var left = new DriveInfo(Path).AvailableFreeSpace - leave; left > 0; left -= block.Length)
        {
            file.Write(block);
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Filler);

    /// <summary>From now on nothing of it can be changed.</summary>
    public void MakeReadOnly() => Assert.Null(Run("mount", "-o", "remount,ro", Path));

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", Path);
        _folder.Dispose();
    }

    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : error.Trim();
    }
}
