using TelemetryGen.NanoFramework.Sender.Tests.Store;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests.Costs;

/// <summary>Takes everything, and answers as Event Hubs does, with all of its headers.</summary>
internal sealed class AnsweringLine : ILine, ILineConnection
{
    private static readonly byte[] Answer = TestRecord.Bytes(
        "HTTP/1.1 201 Created\r\nContent-Length: 0\r\nContent-Type: application/xml; charset=utf-8\r\nServer: Microsoft-HTTPAPI/2.0\r\n"
        + "Strict-Transport-Security: max-age=31536000\r\nDate: Sun, 29 Nov 2026 08:00:00 GMT\r\n\r\n");

    public ILineConnection Connect() => this;

    public void Write(byte[] buffer, int offset, int count)
    {
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        Answer.CopyTo(buffer, offset);
        return Answer.Length;
    }
}
