using System.Globalization;
using System.Text;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What befalls a request.</summary>
public enum Fate
{
    Stored,
    StoredThenClosed,
    RefusedConnection,
    ResetInMidBody,
    CutBeforeTheAnswer,
    CutInTheAnswer,
    LateAnswer,
    Unauthorized,
    TooManyRequests,
    ServerError,
    ServerBusy,
    QuotaUsedUp,
    BadRequest,
    NotFound,
}

/// <summary>
/// A hub in memory, behind a line without TLS: thousands of schedules take seconds. It stores what it answers 201 or would have.
/// </summary>
public sealed class FaultyHub(Func<Fate> next) : ILine
{
    private const int TimedOut = 10060;
    private const int Reset = 10054;
    private const int Refused = 10061;

    public List<byte[]> Events { get; } = [];

    public int Requests { get; private set; }

    public int Connections { get; private set; }

    /// <summary>A body above this is answered 413.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>A body for which this is true is answered 400.</summary>
    public Func<byte[], bool> IsPoison { get; set; } = _ => false;

    public ILineConnection Connect()
    {
        Connections++;
        var fate = next();
        return fate == Fate.RefusedConnection ? throw new LineException(Refused) : new Connection(this, fate);
    }

    private sealed class Connection(FaultyHub hub, Fate first) : ILineConnection
    {
        private readonly List<byte> _request = [];
        private Fate? _first = first;
        private byte[] _answer = [];
        private int _given;
        private int _error = -1;
        private bool _isClosed;

        public void Write(byte[] buffer, int offset, int count)
        {
            if (_isClosed)
            {
                return;
            }

            _request.AddRange(buffer.AsSpan(offset, count));
            var head = Encoding.Latin1.GetString([.. _request]);
            var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            const string Name = "Content-Length: ";
            var at = head.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
            var length = int.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at), CultureInfo.InvariantCulture);
            if (_request.Count == end + length)
            {
                byte[] body = [.. _request[end..]];
                _request.Clear();
                Answer(body, _first ?? hub.Next());
                _first = null;
            }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            if (_given == _answer.Length)
            {
                return _error > 0 ? throw new LineException(_error) : 0;
            }

            var taken = Math.Min(count, _answer.Length - _given);
            _answer.AsSpan(_given, taken).CopyTo(buffer.AsSpan(offset));
            _given += taken;
            return taken;
        }

        private void Answer(byte[] body, Fate fate)
        {
            hub.Requests++;
            (_error, _given) = (-1, 0);
            var text = hub.IsPoison(body) ? Status("400 Bad Request") : body.Length > hub.Limit ? Status("413 Too Large") : TextOf(fate);
            if (text.StartsWith("HTTP/1.1 201", StringComparison.Ordinal) || fate is Fate.CutBeforeTheAnswer or Fate.LateAnswer)
            {
                hub.Events.Add(body);
            }

            _error = fate == Fate.ResetInMidBody ? Reset : fate == Fate.LateAnswer ? TimedOut : -1;
            _answer = Encoding.ASCII.GetBytes(fate == Fate.CutInTheAnswer ? text[..16] : text);
            _isClosed = fate is Fate.StoredThenClosed or Fate.ResetInMidBody or Fate.LateAnswer or Fate.CutBeforeTheAnswer
                or Fate.CutInTheAnswer;
        }

        private static string TextOf(Fate fate) => fate switch
        {
            Fate.ResetInMidBody or Fate.LateAnswer or Fate.CutBeforeTheAnswer => "",
            Fate.Unauthorized => Status("401 Unauthorized"),
            Fate.QuotaUsedUp => Status("403 Forbidden"),
            Fate.TooManyRequests => Status("429 Too Many Requests", "Retry-After: 7\r\n"),
            Fate.ServerError => Status("500 Internal Server Error"),
            Fate.ServerBusy => Status("503 Service Unavailable"),
            Fate.BadRequest => Status("400 Bad Request"),
            Fate.NotFound => Status("404 Not Found"),
            _ => Status("201 Created"),
        };

        private static string Status(string status, string headers = "") => $"HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n";
    }

    private Fate Next()
    {
        // A connection that is open cannot be refused: its next request is reset.
        var fate = next();
        return fate == Fate.RefusedConnection ? Fate.ResetInMidBody : fate;
    }
}
