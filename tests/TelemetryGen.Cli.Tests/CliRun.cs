using System.Text;

namespace TelemetryGen.Cli.Tests;

/// <summary>The real command, in this process, with a console of its own.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error, byte[] Bytes)
{
    public static Task<CliRun> OfAsync(params string[] arguments) => WithInputAsync([], arguments);

    public static Task<CliRun> WithInputAsync(string input, params string[] arguments) =>
        WithInputAsync(Encoding.UTF8.GetBytes(input), arguments);

    public static Task<CliRun> WithInputAsync(byte[] input, params string[] arguments) => RunAsync(input, null, arguments);

    /// <summary>As on a terminal whose lines have so many characters.</summary>
    public static Task<CliRun> WithWidthAsync(int width, params string[] arguments) => RunAsync([], width, arguments);

    private static async Task<CliRun> RunAsync(byte[] input, int? width, string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        await using var text = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        var exit = await CommandLine.RunAsync(
            arguments, new(new MemoryStream(input), output, text, error) { Width = width }, TestContext.Current.CancellationToken);
        return new(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString(), output.ToArray());
    }
}
