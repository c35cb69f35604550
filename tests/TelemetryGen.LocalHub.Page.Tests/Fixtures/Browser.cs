using System.Diagnostics;
using System.Text.Json;

namespace TelemetryGen.LocalHub.Page.Tests.Fixtures;

/// <summary>Chromium, driven by a scenario of browser/page.mjs, which writes what it saw as its last line.</summary>
internal static class Browser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Repository folder of this project.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));

    /// <summary>Runs a scenario against a page; events may be sent meanwhile.</summary>
    /// <param name="page">The page.</param>
    /// <param name="scenario">Its name.</param>
    /// <param name="meanwhile">Done again and again until the scenario has ended.</param>
    /// <param name="environment">What the scenario needs.</param>
    public static async Task<JsonElement> RunAsync(
        HubPage page, string scenario, Func<int, Task>? meanwhile = null, params (string Name, string Value)[] environment)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "browser", "page.mjs"), scenario])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PAGE"] = new UriBuilder(page.Endpoint) { Host = "localhost" }.Uri.AbsoluteUri;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        try
        {
            var (output, errors) = (
                process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            for (var turn = 0; meanwhile is not null && !process.HasExited && !patience.IsCancellationRequested; turn++)
            {
                await meanwhile(turn);
                await Task.Delay(200, patience.Token);
            }

            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"{scenario} ended with {process.ExitCode}:\n{await errors}\n{await output}");
            return JsonSerializer.Deserialize<JsonElement>((await output).TrimEnd().Split('\n')[^1]);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
