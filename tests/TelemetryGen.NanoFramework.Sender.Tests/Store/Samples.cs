using Lab;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Emitted records with all that a program has to set: time and number are the queue's.</summary>
internal static class Samples
{
    public static Level NewLevel(string note = "") => new() { Height = 0, Note = note };

    public static Tally NewTally() => new() { Count = 0 };

    public static Strike NewStrike() => new() { Strength = 0 };
}
