using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>A user's program with the record of the product's first page, built from the package and run once for all tests.</summary>
public sealed class RecordConsumer(PackageFeed feed) : IAsyncLifetime
{
    /// <summary>The record of the sample schema greenhouse.xml, as a user writes it.</summary>
    public const string Record = """
        using System;
        using TelemetryGen;

        [assembly: TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 2)]

        namespace Acme.Greenhouse;

        [Telemetry(1, MaxPayloadBytes = 64)]
        public readonly partial record struct Climate(
            [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
            [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double Temperature,
            [Scaled(0.01), Unit("%RH"), Range(0, 100)] double Humidity,
            [Unit("Pa")] uint Pressure,
            bool Raining,
            DoorState Door,
            [Since(2), Unit("mV")] ushort? Battery,
            [MaxLength(16)] string? Note);

        public enum DoorState : byte { Closed, Open, Stuck = 7 }
        """;

    /// <summary>Writes and reads the record, and says the bytes and what is refused.</summary>
    public const string Program = """
        using System;
        using Acme.Greenhouse;

        var climate = new Climate(new DateTimeOffset(2026, 7, 1, 12, 0, 0, 250, TimeSpan.Zero), 21.5, 61.25, 101325, false, DoorState.Closed, null, null);
        Span<byte> buffer = stackalloc byte[Climate.MaxPayloadBytes];
        var length = climate.Write(buffer);
        Console.WriteLine(Convert.ToHexString(buffer[..length]));

        var isRead = Climate.TryRead(buffer[..length], out var read, out var error);
        Console.WriteLine($"{isRead} {read == climate} {read.Temperature}");

        var isWritten = (climate with { Temperature = 90 }).TryWrite(buffer, out length, out error);
        Console.WriteLine($"{isWritten} {length} {error}");
        """;

    internal Consumer Consumer { get; } = new(
        feed, "micropython;nanoframework",
        "<OutputType>Exe</OutputType><TelemetryGenLock>none</TelemetryGenLock><Nullable>enable</Nullable>"
            + "<InvariantGlobalization>true</InvariantGlobalization>",
        "", ("Climate.cs", Record), ("Program.cs", Program));

    /// <summary>What the program said.</summary>
    public string Output { get; private set; } = "";

    public async ValueTask InitializeAsync() => Output = (await Dotnet.SucceedAsync(Consumer.Folder, "run")).Output;

    public ValueTask DisposeAsync()
    {
        Consumer.Dispose();
        return ValueTask.CompletedTask;
    }
}
