using System.Text;

namespace TelemetryGen.Testing.Hubs;

/// <summary>What the hub does after it has read a request.</summary>
public sealed record Answer(params string[] Parts)
{
    /// <summary>Before the first part.</summary>
    public TimeSpan Delay { get; init; }

    public Ending Ending { get; init; } = Ending.KeepOpen;

    /// <summary>What happens instead of an answer.</summary>
    public Fault Fault { get; init; }

    public static Answer Created { get; } = new("HTTP/1.1 201 Created\r\nContent-Length: 0\r\nServer: Microsoft-HTTPAPI/2.0\r\n\r\n");

    /// <summary>The connection ends without a byte.</summary>
    public static Answer Nothing { get; } = new() { Ending = Ending.Close };

    /// <summary>The next connection is reset before TLS began; one that is open is reset at its next request.</summary>
    public static Answer Refused { get; } = new() { Fault = Fault.Refuse };

    /// <summary>The request is cut off in its body.</summary>
    public static Answer ResetInMidBody { get; } = new() { Fault = Fault.ResetInMidBody };

    public static Answer Status(int status, string reason, string body = "", params string[] headers)
    {
        var text = new StringBuilder($"HTTP/1.1 {status} {reason}\r\n");
        foreach (var header in headers)
        {
            text.Append(header).Append("\r\n");
        }

        return new($"{text}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    public static string Xml(int code, string detail) => $"<Error><Code>{code}</Code><Detail>{detail}</Detail></Error>";

    /// <summary>The same bytes, each sent on its own.</summary>
    public Answer ByteByByte() => this with { Parts = [.. string.Concat(Parts).Select(c => c.ToString())] };

    public Answer ThenClose() => this with { Ending = Ending.Close };

    public Answer ThenReset() => this with { Ending = Ending.Reset };

    public Answer After(TimeSpan delay) => this with { Delay = delay };
}

public enum Ending
{
    KeepOpen,
    Close,
    Reset,
}
