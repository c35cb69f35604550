using System.Diagnostics;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>The command as a process: what cannot be seen from within.</summary>
[Trait("Kind", "Device")]
public class ProcessTests
{
    [Fact]
    public async Task The_process_writes_utf8_without_a_mark_and_returns_the_exit_code()
    {
        using var folder = new TemporaryFolder();
        using var process = Start("decode", "--schema", folder.Sample());
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

    [Fact]
    public async Task Ctrl_C_ends_a_command_that_waits_for_input_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill -INT.");
        using var folder = new TemporaryFolder();
        using var process = Start("decode", "--schema", folder.Sample(), "--format", "hex");
        await process.StandardInput.WriteAsync("1400010007000200FAE28C1D9F0100006608ED17CD8B01000000FFFF00\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)), "still there after 10 s");
        Assert.Equal((130, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Output_to_a_full_disk_is_one_line_and_no_stack_trace()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a disk that is always full.");
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("sh") { RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(
            $"dotnet '{typeof(CommandLine).Assembly.Location}' decode "
                + $"--schema '{folder.Sample()}' --hex 1400010007000200FAE28C1D9F0100006608ED17CD8B01000000FFFF00 > /dev/full");
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("telemetrygen: No space left on device", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(c => c == '\n'));
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in (string[])[typeof(CommandLine).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
