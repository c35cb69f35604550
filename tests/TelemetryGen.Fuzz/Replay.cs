namespace TelemetryGen.Fuzz;

/// <summary>Inputs once more, in this process.</summary>
internal static class Replay
{
    public static int Run(string[] paths)
    {
        var (inputs, findings) = (0, 0);
        foreach (var file in Inputs.Files(paths))
        {
            inputs++;
            if (Inputs.FindingOf(File.ReadAllBytes(file)) is { } finding)
            {
                findings++;
                Console.WriteLine($"{file}: {(finding is FindingException ? finding.Message : finding)}");
            }
        }

        Console.WriteLine($"{inputs} inputs, {findings} findings");
        return findings == 0 ? 0 : 1;
    }
}
