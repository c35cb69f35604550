using System.Text;

namespace TelemetryGen.Simulator;

/// <summary>Runs a program to its end.</summary>
public static class MicroPython
{
    /// <summary>Runs a program given as text.</summary>
    /// <param name="source">The program; tracebacks name it main.py.</param>
    /// <param name="files">Copied to the board first.</param>
    /// <param name="settings">Becomes the module <c>settings</c>.</param>
    /// <param name="timeout">Half a minute when left out.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="TimeoutException">The program did not end in time; the message holds what it printed.</exception>
    public static async Task<MicroPythonResult> RunAsync(
        string source,
        IReadOnlyList<BoardFile>? files = null,
        IReadOnlyDictionary<string, object?>? settings = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("telemetrygen-");
        try
        {
            var script = Path.Combine(folder.FullName, "main.py");
            await File.WriteAllTextAsync(script, source, cancellationToken);
            var program = new MicroPythonProgram(script) { Files = files ?? [] };
            return await RunAsync(settings is null ? program : program with { Settings = settings }, timeout, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs a program of the host.</summary>
    /// <param name="program">The program, its files and settings.</param>
    /// <param name="timeout">Half a minute when left out.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="TimeoutException">The program did not end in time; the message holds what it printed.</exception>
    public static async Task<MicroPythonResult> RunAsync(
        MicroPythonProgram program, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var limit = timeout ?? TimeSpan.FromSeconds(30);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        var output = new StringBuilder();
        await using var process = MicroPythonProcess.Start(program);
        try
        {
            await foreach (var line in process.ReadLinesAsync(deadline.Token))
            {
                output.Append(line).Append('\n');
            }

            var exitCode = await process.WaitForExitAsync(deadline.Token);
            return new MicroPythonResult(exitCode, output.ToString(), process.Error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The program did not end within {limit}. It printed:\n{output}{process.Error}");
        }
    }
}
