using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Benchmarks.Ratios;
using TelemetryGen.Server;
using TelemetryGen.Server.DuckDb;

namespace TelemetryGen.Benchmarks;

/// <summary>Batches in memory to rows of a file, against the client's appender fed with the same values: an operation is a row.</summary>
internal static class DuckDbCases
{
    private const int Rows = 50;
    private const int Events = 128;
    private const int Count = Rows * Events;
    private static readonly string Folder = Directory.CreateTempSubdirectory("telemetrygen-duckdb-").FullName;
    private static readonly MemorySource Source = new();
    private static readonly IPartitionReceiver Partition = Open();
    private static readonly TelemetryEvent[] Lot = [.. Enumerable.Range(0, Events).Select(_ => Event())];
    private static readonly DuckDBConnection Bare = OpenBare();
    private static readonly List<string>[] AlarmNames = [.. Samples.Records.Select(r => NamesOf(r.Alarms))];
    private static readonly string[] StateNames = [.. Samples.Records.Select(r => r.State.ToString())];
    private static long _next;

    public static Case Appender { get; } = new("DuckDBAppender, ready values, a transaction a lot", Count, static () =>
    {
        using (var transaction = Bare.BeginTransaction())
        {
            Append();
            transaction.Commit();
        }

        return _next;
    });

    public static IReadOnlyList<Case> All { get; } = [new("StoreInDuckDb, batches of 50 records", Count, static () =>
    {
        foreach (ref var e in Lot.AsSpan())
        {
            e = e with { SequenceNumber = ++_next };
        }

        return Partition.ReceiveAsync(Lot, CancellationToken.None).AsTask().GetAwaiter().GetResult() == Events
            ? _next
            : throw new InvalidOperationException("Not all was stored.");
    })];

    /// <summary>In processor time, of DuckDB's threads too: the disk has its say in each commit, and it is the same for both.</summary>
    public static void Print(int pairs)
    {
        var store = All[0];
        var (bare, own, ratios) = (new double[pairs], new double[pairs], new double[pairs]);
        for (var i = -10; i < pairs; i++)
        {
            var (reference, time) = (ProcessorTime(Appender), ProcessorTime(store));
            if (i >= 0)
            {
                (bare[i], own[i], ratios[i]) = (reference, time, time / reference);
            }
        }

        Array.Sort(ratios);
        Table.Print("Rows of a DuckDB file, against the client's appender; processor time a row",
        [
            new(Appender, bare.Order().ElementAt(pairs / 2), 1, 1, 1, Allocated(Appender)),
            new(store, own.Order().ElementAt(pairs / 2), ratios[pairs / 2], ratios[pairs / 4], ratios[pairs * 3 / 4], Allocated(store)),
        ]);
    }

    private static double Allocated(Case @case)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        @case.Run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Count;
    }

    private static double ProcessorTime(Case @case)
    {
        const int lots = 4;
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < lots; i++)
        {
            @case.Run();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / (lots * (double)Count);
    }

    public static void Delete()
    {
        Bare.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Append()
    {
        using var appender = Bare.CreateAppender("RecordA");
        for (var i = 0; i < Count; i++)
        {
            var place = i % Rows;
            ref readonly var record = ref Samples.Records[place];
            appender.CreateRow()
                .AppendValue("wipy-01").AppendValue(record.At).AppendValue("0").AppendValue(_next).AppendValue((ushort)place)
                .AppendValue((ushort)1).AppendValue(_next)
                .AppendValue(record.DeviceId).AppendValue(record.Sequence).AppendValue(record.At).AppendValue(record.Temperature)
                .AppendValue(record.Humidity).AppendValue(record.Pressure).AppendValue(record.Battery).AppendValue(record.Rssi)
                .AppendValue(AlarmNames[place]).AppendValue(StateNames[place]).AppendValue(record.Latitude).AppendValue(record.Longitude)
                .EndRow();
        }
    }

    private static List<string> NamesOf(Alarms alarms) =>
        [.. Enum.GetValues<Alarms>().Where(a => a != 0 && alarms.HasFlag(a)).Select(a => a.ToString())];

    private static IPartitionReceiver Open()
    {
        var services = new ServiceCollection();
        services.AddTelemetry<BenchmarksTelemetry>().From(_ => Source).StoreInDuckDb(Path.Combine(Folder, "store.db"));
        services.BuildServiceProvider().GetRequiredService<IHostedService>().StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        return Source.Partition.Task.GetAwaiter().GetResult();
    }

    // The same table in a file of its own.
    private static DuckDBConnection OpenBare()
    {
        var connection = new DuckDBConnection($"Data Source={Path.Combine(Folder, "bare.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE RecordA (
                _sender VARCHAR, _enqueued_time TIMESTAMPTZ, _partition VARCHAR, _sequence_number BIGINT, _place USMALLINT,
                _version USMALLINT, _lot BIGINT, DeviceId UINTEGER, Sequence UINTEGER, "At" TIMESTAMPTZ, Temperature DOUBLE, Humidity DOUBLE,
                Pressure UINTEGER,
                Battery USMALLINT, Rssi TINYINT, Alarms VARCHAR[], State VARCHAR, Latitude DOUBLE, Longitude DOUBLE)
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    private static TelemetryEvent Event()
    {
        var bytes = new byte[RecordA.MaxBatchBytes(Rows)];
        return RecordA.TryWriteBatch(Samples.Records.AsSpan(0, Rows), bytes, out var length, out var error)
            ? new()
            {
                Body = bytes.AsMemory(0, length), PartitionId = "0", Offset = "0", Publisher = "wipy-01",
                EnqueuedTime = Samples.Records[0].At,
            }
            : throw new TelemetryException(error);
    }
}
