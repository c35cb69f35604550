using System.Diagnostics;
using System.Text.Json;

namespace TelemetryGen.Testing.Clients;

/// <summary>A program that a test starts, which writes what it saw as lines.</summary>
public sealed class ClientProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ClientProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name, found by PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What is added to the environment.</param>
    public static ClientProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ClientProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>The last line of its output as JSON, when it has ended well.</summary>
    public async Task<JsonElement> ResultAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var output = await _process.StandardOutput.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        var errors = await _errors;
        Assert.True(_process.ExitCode == 0, $"It ended with {_process.ExitCode}:\n{errors}\n{output}");
        return JsonSerializer.Deserialize<JsonElement>(output.TrimEnd().Split('\n')[^1]);
    }

    /// <summary>The next line of its output; null at its end.</summary>
    /// <exception cref="TimeoutException">None came for a minute and a half.</exception>
    public Task<string?> LineAsync() =>
        _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Ends its input, by which it knows that it is to end.</summary>
    public void End() => _process.StandardInput.Close();

    /// <summary>Ends it as a crash would.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
