using System.Text;

namespace TelemetryGen.Cli;

/// <summary>What a command reads and writes; tests put their own in.</summary>
/// <param name="In">Standard input, as bytes.</param>
/// <param name="Out">Standard output, as bytes.</param>
/// <param name="Text">Standard output, as text; over <paramref name="Out"/>.</param>
/// <param name="Error">Standard error.</param>
public sealed record CliConsole(Stream In, Stream Out, TextWriter Text, TextWriter Error)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A secret comes from here, never from the command line.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>What a person types to run this program, for messages that name a command.</summary>
    public string Name { get; init; } = ProgramName.Command;

    /// <summary>How many characters a line of the terminal has; null where output goes to a file or a pipe.</summary>
    public int? Width { get; init; }

    /// <summary>The console of this process: UTF-8 whatever the machine's code page, lines ended by LF.</summary>
    public static CliConsole ForProcess()
    {
        var output = Console.OpenStandardOutput();
        return new(
            Console.OpenStandardInput(),
            output,
            new StreamWriter(output, Utf8) { AutoFlush = true, NewLine = "\n" },
            new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true, NewLine = "\n" })
        {
            Name = ProgramName.Find(Environment.ProcessPath, typeof(CliConsole).Assembly.Location, Environment.CurrentDirectory),
            // A terminal that does not know its width says 0.
            Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth,
        };
    }
}
