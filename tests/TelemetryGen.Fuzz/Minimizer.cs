namespace TelemetryGen.Fuzz;

/// <summary>Shortens an input as long as it finds the same: parts are left out, halves first and single bytes last.</summary>
internal static class Minimizer
{
    public static int Run(string file)
    {
        var input = File.ReadAllBytes(file);
        if (Inputs.FindingOf(input) is not { } finding)
        {
            Console.WriteLine($"{file} finds nothing.");
            return 0;
        }

        var least = Minimize(input, shorter => IsSame(finding, Inputs.FindingOf(shorter)));
        File.WriteAllBytes(file, least);
        Console.WriteLine($"{file}: {least.Length} of {input.Length} bytes");
        return 1;
    }

    private static byte[] Minimize(byte[] input, Func<byte[], bool> stillFinds)
    {
        for (var part = input.Length / 2; part > 0; part /= 2)
        {
            // The first byte chooses the decoder.
            for (var start = 1; start < input.Length;)
            {
                byte[] shorter = [.. input.AsSpan(0, start), .. input.AsSpan(Math.Min(start + part, input.Length))];
                if (stillFinds(shorter))
                {
                    input = shorter;
                }
                else
                {
                    start += part;
                }
            }
        }

        return input;
    }

    // Two findings are the same when the same place throws; their texts have the input's own values.
    private static bool IsSame(Exception one, Exception? other) =>
        other is not null && one.GetType() == other.GetType() && one.TargetSite == other.TargetSite;
}
