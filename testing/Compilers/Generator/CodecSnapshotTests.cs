using TelemetryGen.Testing;

namespace TelemetryGen.Generator.Tests;

/// <summary>The generated code, as it is read by someone who debugs it.</summary>
public class CodecSnapshotTests
{
    [Fact]
    public void Record_struct_with_every_kind_of_field()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Greenhouse;

            [Telemetry(1, MaxPayloadBytes = 512)]
            public readonly partial record struct Climate(
                [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
                [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double Temperature,
                [Scaled(0.25)] float Lean,
                [Unit("Pa"), Range(30_000, 110_000)] uint Pressure,
                bool Raining,
                bool Heating,
                DoorState Door,
                Alarms Alarms,
                [Range(-1.5, 2.5)] float Slope,
                double? Drift,
                [Since(2), Unit("mV")] ushort? Battery,
                [MaxLength(300)] string Label,
                [MaxLength(16)] string? Note,
                [Since(2)] bool Fan = true,
                [Since(2), Timestamp(TimeUnit.Seconds)] DateTimeOffset? Serviced = null);

            public enum DoorState : byte { Closed, Open }

            [Flags]
            public enum Alarms { None = 0, Low = 1, High = 1 << 31 }
            """);

        Assert.Equal(3, files.Count);
        foreach (var (hint, text) in files)
        {
            Snapshot.Match(text, "cs", hint: hint.Replace(".g.cs", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Record_struct_with_ranges_enough_for_vectors()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Greenhouse;

            [Telemetry(8)]
            public readonly partial record struct Station(
                [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
                [Scaled(0.01), Unit("Cel"), Range(-40, 125)] double Temperature,
                [Scaled(0.01), Unit("%RH"), Range(0, 100)] double? Humidity,
                [Unit("Pa"), Range(30_000, 4_000_000_000)] uint Pressure,
                [Range(-1.5, 2.5)] float Slope,
                [Scaled(0.1), Unit("deg"), Range(-180, 180)] double Heading,
                [Unit("mV"), Range(0, 5_000)] ushort Battery,
                [Range(1, 200)] byte Channel,
                [Range(-100, 20)] sbyte Signal);
            """);

        Snapshot.Match(files["Acme.Greenhouse.Station.g.cs"], "cs");
    }

    [Fact]
    public void Record_struct_of_numbers_in_a_block()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Greenhouse;

            [Telemetry(6)]
            public readonly partial record struct Probe(
                [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
                [Scaled(0.01), Unit("Cel"), Range(-40, 125)] double Temperature,
                bool? Armed,
                ushort? Battery);
            """);

        Snapshot.Match(files["Acme.Greenhouse.Probe.g.cs"], "cs");
    }

    [Fact]
    public void Record_with_bytes_durations_decimals_and_a_nullable_boolean()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Greenhouse;

            [Telemetry(4)]
            public sealed partial record Valve(
                Guid Id,
                [FixedLength(8)] string Serial,
                [FixedLength(6)] byte[] Address,
                [Range(0, 60_000)] TimeSpan Open,
                TimeSpan? Total,
                [Timestamp(TimeUnit.Milliseconds)] DateTime At,
                [Scaled(0.01), Unit("EUR")] decimal Price,
                [Scaled(0.1, Offset = -40), Range(-40, 60)] double Temperature,
                bool? Armed,
                [MaxLength(6)] byte[] Payload,
                [Since(2), MaxLength(300)] byte[]? Log,
                [Since(2), FixedLength(4)] string Kind = "none");
            """);

        Snapshot.Match(files["Acme.Greenhouse.Valve.g.cs"], "cs");
    }

    [Fact]
    public void Record_with_metrics()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Greenhouse;

            [Telemetry(5)]
            public sealed partial record Pump(
                [Timestamp(TimeUnit.Milliseconds)] DateTime at,
                [Metric] double @lock,
                [Metric, Scaled(0.5), Unit("Cel"), Range(-40, 85)] float Temperature,
                [Metric(MetricKind.Counter), Unit("B")] ulong Sent,
                [Metric(MetricKind.Histogram, Name = "pump.run-time"), Range(0, 60_000)] TimeSpan Run,
                [Metric] TimeSpan? Rest,
                [Metric] bool Running,
                [Metric] bool? Blocked,
                [Metric, Scaled(0.01), Unit("EUR")] decimal Price,
                [Metric, Scaled(0.01), Unit("EUR")] decimal? Rebate,
                Flow Inlet,
                [Metric, Since(2), Unit("mV")] ushort? Battery);

            public readonly record struct Flow([Metric, Unit("l/s")] double Rate, bool Open);
            """);

        Snapshot.Match(files["Acme.Greenhouse.Pump.g.cs"], "cs");
    }

    [Fact]
    public void Record_with_arrays_records_groups_and_removed_fields()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Greenhouse;

            [Telemetry(5)]
            public sealed partial record Survey(
                [FixedLength(3), Range(-100, 100)] short[] Levels,
                Place Start,
                [Since(2)] Place End,
                [MaxLength(4)] uint[] Counts,
                [MaxLength(8)] Sample[] Samples,
                [MaxLength(2)] System.Collections.Generic.List<Place>? Places,
                [MaxLength(20)] string Label)
            {
                [Reserved]
                private ushort? Voltage { get; }

                [Reserved, MaxLength(4)]
                private string? Operator { get; }
            }

            public readonly record struct Place(
                [Scaled(1e-7), Range(-90, 90)] double Latitude,
                [Scaled(1e-7), Range(-180, 180)] double Longitude,
                bool Fixed);

            public sealed record Sample(
                [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
                [Scaled(0.01), Range(-40, 85)] double Temperature,
                [Since(2)] byte? Quality);
            """);

        Snapshot.Match(files["Acme.Greenhouse.Survey.g.cs"], "cs");
    }

    [Fact]
    public void Nested_class_with_init_properties()
    {
        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, """
            namespace Acme.Greenhouse;

            public static partial class Messages
            {
                [Telemetry(3)]
                internal sealed partial class Valve
                {
                    public sbyte Position { get; init; }
                    [MaxLength(8)] public required string Name { get; init; }
                    [TelemetryIgnore] public object? Tag { get; set; }
                    public int Twice => Position * 2;
                }
            }
            """);

        Snapshot.Match(files["Acme.Greenhouse.Messages.Valve.g.cs"], "cs");
    }
}
