namespace TelemetryGen.Conformance;

/// <summary>Nine booleans: a set of 16 bits.</summary>
[Telemetry(6)]
public readonly partial record struct Booleans(bool A, byte Between, bool B, bool C, bool D, bool E, bool F, bool G, bool H, bool I);

/// <summary>Thirty-three booleans: a set of 64 bits.</summary>
[Telemetry(7)]
public readonly partial record struct ManyBooleans(
    bool B00, bool B01, bool B02, bool B03, bool B04, bool B05, bool B06, bool B07,
    bool B08, bool B09, bool B10, bool B11, bool B12, bool B13, bool B14, bool B15,
    bool B16, bool B17, bool B18, bool B19, bool B20, bool B21, bool B22, bool B23,
    bool B24, bool B25, bool B26, bool B27, bool B28, bool B29, bool B30, bool B31,
    bool B32);

/// <summary>Enumerations and sets of several widths.</summary>
[Telemetry(8)]
public readonly partial record struct Choices(Door Door, Level Level, Alarms Alarms, Signed32 Signed, Door? OptionalDoor, Bits64 Bits);

/// <summary>One byte.</summary>
public enum Door : byte
{
    /// <summary>Shut.</summary>
    Closed,

    /// <summary>Open.</summary>
    Open,
}

/// <summary>The underlying type of most enumerations: 32 bits, signed.</summary>
public enum Level
{
    /// <summary>Below zero.</summary>
    Low = -1,

    /// <summary>Zero.</summary>
    Normal = 0,

    /// <summary>Above zero.</summary>
    High = 1,
}

/// <summary>Sixteen bits.</summary>
[Flags]
public enum Alarms : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Bit 0.</summary>
    Battery = 1,

    /// <summary>Bit 15.</summary>
    Sensor = 0x8000,
}

/// <summary>Thirty-two bits of a signed type.</summary>
[Flags]
public enum Signed32
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Bit 0.</summary>
    First = 1,

    /// <summary>Bit 31: negative in C#.</summary>
    Last = 1 << 31,
}

/// <summary>Sixty-four bits.</summary>
[Flags]
public enum Bits64 : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Bit 63.</summary>
    Last = 1UL << 63,
}
