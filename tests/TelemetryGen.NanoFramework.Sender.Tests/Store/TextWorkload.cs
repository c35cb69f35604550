using System.Text;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Two kinds of record with texts by chance, on a board whose clock is right.</summary>
internal sealed class TextWorkload : IWorkload
{
    private readonly TestRecord _reading = new(false);
    private readonly TestRecord _status = new(true);

    /// <summary>Numbers and texts of the records that the queue took.</summary>
    public Dictionary<uint, string> Accepted { get; } = [];

    public static IReadOnlyList<(uint Number, string Text)> Arrived(Schedule schedule) => [.. schedule.Events.SelectMany(TestRecord.Of)];

    public void SwitchOn(Random random)
    {
    }

    public void Send(TelemetryQueue queue, Random random)
    {
        var record = random.Next(4) == 0 ? _status : _reading;
        record.Text = TestRecord.Bytes(new string((char)('a' + random.Next(26)), random.Next(1, 40)));
        if (queue.Send(record))
        {
            Accepted.Add(record.Number, Encoding.ASCII.GetString(record.Text));
        }
    }

    public void Mend()
    {
    }
}
