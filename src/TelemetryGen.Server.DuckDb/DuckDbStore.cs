using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Microsoft.Extensions.Logging;
using TelemetryGen.Schema;
using TelemetryGen.Server.DuckDb.Database;
using TelemetryGen.Server.DuckDb.Tables;

namespace TelemetryGen.Server.DuckDb;

/// <summary>Stores the records of a schema in a DuckDB file. It is asked for a handler of each kind, so that it knows the types; it has
/// none, and takes them as they leave the handlers.</summary>
internal sealed class DuckDbStore : IRecordOutput, IEventOutput, IDisposable
{
    // Of this process: two sources of one name would each take the other's events for stored.
    private static readonly ConcurrentDictionary<(string File, string Source), DuckDbStore> Running = new();

    private readonly DuckDbFile _file;
    private readonly SchemaSpec _schema;
    private readonly DuckDbStoreOptions _options;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Dictionary<int, StoredTable> _tables = [];
    private long _lot;

    public DuckDbStore(string path, string root, SchemaSpec schema, DuckDbStoreOptions options, ILogger logger)
    {
        (_file, _schema, _options, Root, Logger) = (new(Path.GetFullPath(path)), schema, options, root, logger);
        Description = $"DuckDB file {path}";
    }

    public string Description { get; }

    /// <summary>Where relative paths begin.</summary>
    public string Root { get; }

    public ILogger Logger { get; }

    public DuckDbFile File => _file;

    /// <summary>What the source is called in the table of positions.</summary>
    public string Source => _options.SourceName ?? _schema.Name;

    public IReadOnlyCollection<StoredTable> Tables => _tables.Values;

    public IRecordBatchHandler<TRecord>? CreateHandler<TRecord>()
        where TRecord : IBatchRow<TRecord>
    {
        var message = _schema.Messages.First(m => m.Id == TRecord.TemplateId);
        _tables[message.Id] = new StoredTable<TRecord>(
            new(_schema, message, typeof(TRecord), _options.TablePrefix), _schema, message);
        return null;
    }

    /// <summary>Opens the file and makes what it lacks.</summary>
    /// <exception cref="TelemetryServerException">It cannot be used, or has other columns; or another store has it for a source of the
    /// same name.</exception>
    public DuckDbStore Start()
    {
        if (!ReferenceEquals(Running.GetOrAdd((_file.Path, Source), this), this))
        {
            throw new TelemetryServerException(
                $"Two sources named {Source} are stored in {_file.Path}; events of one would count as stored for the other. Give each a "
                    + "SourceName of its own.");
        }

        try
        {
            Write(connection => connection.InTransaction(() => Make(connection)));
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public StoredTable GetTable(int templateId) => _tables[templateId];

    public IPartitionOutput Open(string partitionId)
    {
        Position? position = null;
        Write(connection => position = Positions.Find(connection, Source, partitionId));
        if (position is { } last)
        {
            DuckDbLog.Resumed(Logger, partitionId, _file.Path, last.SequenceNumber);
        }

        return new DuckDbPartition(this, partitionId, position);
    }

    /// <summary>Does something with the connection that writes, one at a time. After an error the file is opened anew.</summary>
    /// <exception cref="TelemetryServerException">It does not work; the message says what to do.</exception>
    public void Write(Action<DuckDBConnection> write)
    {
        _writing.Wait();
        WriteAndRelease(write);
    }

    /// <inheritdoc cref="Write"/>
    public async ValueTask WriteAsync(Action<DuckDBConnection> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        WriteAndRelease(write);
    }

    /// <summary>The number of the next lot of rows.</summary>
    public long NextLot(DuckDBConnection connection)
    {
        if (_lot == 0)
        {
            _lot = Positions.LastLot(connection);
        }

        return ++_lot;
    }

    public void Dispose()
    {
        Running.TryRemove(new KeyValuePair<(string, string), DuckDbStore>((_file.Path, Source), this));
        _file.Dispose();
        _writing.Dispose();
    }

    private void Make(DuckDBConnection connection)
    {
        var maker = new TableMaker(connection, _file.Path, Logger);
        foreach (var table in _tables.Values)
        {
            table.Make(maker);
        }

        Positions.Make(connection);
    }

    private void WriteAndRelease(Action<DuckDBConnection> write)
    {
        try
        {
            _file.ThrowIfGone();
            write(_file.Open());
        }
        catch (Exception error)
        {
            _file.Close();
            _lot = 0;
            if (error is TelemetryServerException)
            {
                throw;
            }

            throw DuckDbErrors.Explain(_file.Path, error);
        }
        finally
        {
            _writing.Release();
        }
    }
}
