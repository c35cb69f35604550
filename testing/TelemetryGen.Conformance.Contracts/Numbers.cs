namespace TelemetryGen.Conformance;

/// <summary>All integers.</summary>
[Telemetry(1)]
public readonly partial record struct Integers(byte U8, ushort U16, uint U32, ulong U64, sbyte I8, short I16, int I32, long I64);

/// <summary>All integers, or nothing.</summary>
[Telemetry(2)]
public readonly partial record struct OptionalIntegers(
    byte? U8, ushort? U16, uint? U32, ulong? U64, sbyte? I8, short? I16, int? I32, long? I64);

/// <summary>Integers with ranges of their own.</summary>
[Telemetry(3)]
public readonly partial record struct Ranged(
    [Range(10, 20)] byte Small,
    [Range(-5, 5), Unit("V")] short Signed,
    [Range(0, 4_000_000_000)] uint Wide,
    [Range(0UL, 18_000_000_000_000_000_000UL)] ulong Huge,
    [Range(0, 254)] byte? Optional,
    [Range(-2_000_000_000_000, 2_000_000_000_000)] long Far);

/// <summary>Floats as they are.</summary>
[Telemetry(4)]
public readonly partial record struct Floats(
    float Single,
    double Double,
    float? OptionalSingle,
    double? OptionalDouble,
    [Range(-1.5, 0.1)] float RangedSingle,
    [Range(-1.5, 1e300)] double? RangedDouble);

/// <summary>Measures as whole numbers of steps.</summary>
[Telemetry(5)]
public readonly partial record struct Measures(
    [Scaled(0.01), Range(-40, 85), Unit("Cel")] double Temperature,
    [Scaled(0.5), Range(0, 100)] double Humidity,
    [Scaled(10), Range(0, 1_000_000)] double Altitude,
    [Scaled(1), Range(-100, 100)] double Whole,
    [Scaled(0.25)] float Quarter,
    [Scaled(0.0000001), Range(-180, 180)] double Longitude,
    [Scaled(0.001, Wire = WireInteger.Int64)] double Wide,
    [Scaled(0.1), Range(0, 25.4)] double? Optional,
    [Scaled(0.1), Range(0, 25.5)] double? OptionalWider);

/// <summary>Steps that are no power of ten or two, and offsets: neither they nor the middles between them are doubles.</summary>
[Telemetry(40)]
public readonly partial record struct Fractions(
    [Scaled(0.4), Range(0, 100)] double Four,
    [Scaled(0.3)] double Three,
    [Scaled(0.6), Range(-300, 300)] double Six,
    [Scaled(0.05, Wire = WireInteger.Int16)] double Twentieth,
    [Scaled(1.0 / 3)] double Third,
    [Scaled(0.1, Offset = 0.5)] double Half,
    [Scaled(0.3, Offset = 0.25)] double? Quarter,
    [Scaled(0.01, Offset = -273.15), Range(-273.15, 1000)] double Kelvin,
    [Scaled(7, Wire = WireInteger.UInt8)] double Seven,
    [Scaled(0.3, Offset = 0.25, Wire = WireInteger.Int64)] double Wide,
    [Scaled(0.4)] float FourSingle,
    [Scaled(0.1, Offset = 0.5)] float HalfSingle,
    [Scaled(0.3)] decimal ThreeDecimal,
    [Scaled(0.6, Offset = 0.25)] decimal SixDecimal);
