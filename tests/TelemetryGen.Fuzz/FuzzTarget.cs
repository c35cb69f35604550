using TelemetryGen.Conformance.Robustness;

namespace TelemetryGen.Fuzz;

/// <summary>What is fuzzed: the first byte of an input chooses a decoder, the rest is what it decodes.</summary>
public static class FuzzTarget
{
    // The kept corpus names them by number: new ones go to the end.
    private static readonly Oracle[] Oracles =
    [
        RecordReading.Problem,
        FastForms.Problem,
        Sequences.Problem,
        Interpreting.Problem,
        SchemaDocuments.Problem,
        SasTokens.Problem,
        CaptureFiles.Problem,
        BatchReading.Problem,
    ];

    /// <summary>Decodes one input.</summary>
    /// <exception cref="FindingException">It gave something else than a value or the documented error, or two decoders
    /// disagree.</exception>
    public static void Run(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Length == 0)
        {
            return;
        }

        if (Oracles[input[0] % Oracles.Length](input[1..]) is { } problem)
        {
            throw new FindingException(problem);
        }
    }

    /// <summary>The input that gives these bytes to an oracle.</summary>
    internal static byte[] InputOf(Oracle oracle, byte[] bytes) => [(byte)Array.IndexOf(Oracles, oracle), .. bytes];
}
