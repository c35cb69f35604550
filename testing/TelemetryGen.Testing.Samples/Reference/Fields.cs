using System;
using TelemetryGen;

[assembly: TelemetrySchema("Acme.Reference", Id = 9, Version = 1)]

namespace Acme.Reference;

public enum Mode : byte
{
    Off,
    On,
}

[Flags]
public enum Alarms : ushort
{
    Hot = 1,
    Cold = 2,
}

public record struct Point(short X, short Y);

[Telemetry(1)]
public partial record struct Sample(
    byte UInt8,
    ushort UInt16,
    uint UInt32,
    ulong UInt64,
    sbyte Int8,
    short Int16,
    int Int32,
    long Int64,
    int? Int32OrNull,
    float Float32,
    double Float64,
    double? Float64OrNull,
    [Scaled(0.01)] double Steps,
    [Scaled(0.01), Range(-40, 85)] double StepsInRange,
    [Scaled(0.5, Offset = 20, Wire = WireInteger.UInt8)] decimal StepsFromOffset,
    bool Truth,
    bool? TruthOrNull,
    Mode Mode,
    Alarms Alarms,
    [Timestamp(TimeUnit.Seconds)] DateTimeOffset Second,
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset Millisecond,
    [Timestamp(TimeUnit.Microseconds)] DateTime Microsecond,
    TimeSpan Span,
    [Range(0, 60_000)] TimeSpan ShortSpan,
    Guid Identity,
    [FixedLength(8)] string FixedText,
    [FixedLength(8)] byte[] FixedBytes,
    [FixedLength(3)] short[] FixedNumbers,
    Point Place,
    [MaxLength(32)] string Text,
    [MaxLength(300)] byte[] Bytes,
    [MaxLength(5)] ushort[] Numbers,
    [MaxLength(4)] Point[] Places);
