#pragma warning disable TLG0016 // Messages without fields are what is tried here.

namespace TelemetryGen.Conformance;

/// <summary>A record without fields: that it comes is all that it says.</summary>
[Telemetry(30)]
public readonly partial record struct Ping;

/// <summary>The same as a class.</summary>
[Telemetry(31)]
public sealed partial record Alive;

/// <summary>A record that had no field at first: of version 1 its rows have no bytes.</summary>
[Telemetry(32)]
public sealed partial record Woken
{
    /// <summary>Version 2 gave it a block.</summary>
    [Since(2)]
    public byte? Cause { get; init; }

    /// <summary>Version 3 gave it a list.</summary>
    [Since(3), MaxLength(3)]
    public ushort[]? Levels { get; init; }

    /// <summary>And a text.</summary>
    [Since(3), MaxLength(5)]
    public string? Note { get; init; }
}

/// <summary>Nothing but a list: a block of no bytes, and rows that have some.</summary>
[Telemetry(33)]
public sealed partial record OnlyList([MaxLength(3)] ushort[] Numbers);
