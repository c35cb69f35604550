using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>Dead letters as lines of JSON at the end of a file, which is readable by its owner alone. A line is on the disk before the next
/// event is looked at.</summary>
internal sealed class DeadLetterFile(string path) : IDeadLetterStore, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public string Description => $"file {path}";

    /// <summary>The file of a schema where nobody said another.</summary>
    public static DeadLetterFile InContentRoot(IServiceProvider services, string schema) => new(Path.Combine(
        services.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory, "dead-letters", schema + ".jsonl"));

    public async ValueTask WriteAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var line = DeadLetterJson.Write(letter);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Append(line);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // A line that could not be written whole is taken back, so that the file holds whole lines alone.
    private void Append(byte[] line)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var file = new FileStream(path, Options());
        var end = EndOfLastLine(file);
        try
        {
            file.Position = end;
            file.Write([.. line, (byte)'\n']);
            file.SetLength(file.Position);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(end);
            throw;
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    // After a loss of power the last line may be a part of one.
    private static long EndOfLastLine(FileStream file)
    {
        Span<byte> piece = stackalloc byte[4096];
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - piece.Length);
            file.Position = start;
            var part = piece[..(int)(end - start)];
            file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var place)
            {
                return start + place + 1;
            }

            end = start;
        }

        return 0;
    }
}
