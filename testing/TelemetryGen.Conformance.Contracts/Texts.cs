namespace TelemetryGen.Conformance;

/// <summary>Texts with lengths of one and two bytes, after a fixed field.</summary>
[Telemetry(10)]
public sealed partial record Texts
{
    /// <summary>Text is moved after the fixed fields.</summary>
    [MaxLength(16)]
    public required string Short { get; init; }

    /// <summary>A fixed field that is declared after a text.</summary>
    public ushort Number { get; init; }

    /// <summary>Null and empty are the same on the wire.</summary>
    [MaxLength(254)]
    public string? Optional { get; init; }

    /// <summary>The first with a length of two bytes.</summary>
    [MaxLength(255)]
    public required string Long { get; init; }
}

/// <summary>Nothing but a text.</summary>
[Telemetry(11)]
public readonly partial record struct OnlyText([MaxLength(5)] string Text);
