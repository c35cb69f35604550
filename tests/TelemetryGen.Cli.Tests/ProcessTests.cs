using System.Diagnostics;

namespace TelemetryGen.Cli.Tests;

/// <summary>The command as a process: what cannot be seen from within.</summary>
public class ProcessTests
{
    [Fact]
    public async Task The_process_writes_utf8_without_a_mark_and_returns_the_exit_code()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in (string[])[typeof(CommandLine).Assembly.Location, "decode", "--schema", folder.Sample()])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync("1400010007000200FAE28C1D9F010000CAFF8813CD8B01000107100E02C3A9\n00\n");
        process.StandardInput.Close();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.EndsWith("\"Note\":\"é\"}\n", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Equal((byte)'{', output.ToArray()[0]);
        Assert.Equal("telemetrygen: line 2, byte 0: The message ends after 1 bytes; 8 are needed.\n", error);
    }
}
