namespace TelemetryGen.Conformance;

/// <summary>Fields of many kinds that were removed: what is left of them is their place.</summary>
[Telemetry(21)]
public sealed partial record Removed
{
    /// <summary>Lives.</summary>
    public int Before { get; init; }

    /// <summary>Is written as null.</summary>
    [Reserved]
    public short? Old { get; init; }

    /// <summary>Is a bit, and 0.</summary>
    [Reserved]
    public bool OldFlag { get; init; }

    /// <summary>Lives, in the next bit.</summary>
    public bool Flag { get; init; }

    /// <summary>Is 0, whatever that names.</summary>
    [Reserved]
    public Door OldDoor { get; init; }

    /// <summary>Is zeros.</summary>
    [Reserved, FixedLength(2)]
    public int[] OldNumbers { get; init; } = [];

    /// <summary>Lives.</summary>
    public byte Middle { get; init; }

    /// <summary>Is zeros, its nullable field too.</summary>
    [Reserved]
    public Position OldPlace { get; init; }

    /// <summary>Lives.</summary>
    [MaxLength(8)]
    public required string Text { get; init; }

    /// <summary>Is empty.</summary>
    [Reserved, MaxLength(5)]
    public string OldText { get; init; } = "";

    /// <summary>Is a group without entries.</summary>
    [Reserved, MaxLength(2)]
    public Reading[] OldItems { get; init; } = [];
}
