using System.Collections.Concurrent;
using System.Threading.Channels;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>A receiver of alerts that a test can turn away.</summary>
internal sealed class AlertInbox : IAlertSink
{
    private readonly Channel<bool> _changed = Channel.CreateUnbounded<bool>();

    public string Name => "inbox";

    public ConcurrentQueue<Alert> Alerts { get; } = new();

    /// <summary>Whether it takes nothing.</summary>
    public bool IsClosed { get; set; }

    /// <summary>How often it turned something away.</summary>
    public int Refused { get; private set; }

    public Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (IsClosed)
        {
            Refused++;
            throw new InvalidOperationException("The inbox is closed.");
        }

        Alerts.Enqueue(alert);
        _changed.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    /// <summary>Waits for so many more, and gives what they say without their dates.</summary>
    public async Task<string[]> WaitAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _changed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        }

        return Texts;
    }

    /// <summary>What was said: state, sender, and the minutes since <see cref="Bodies.Start"/> of begin and record.</summary>
    public string[] Texts => [.. Alerts.Select(a =>
        $"{a.Name} {a.Sender} {a.State} {(a.Since - Bodies.Start).TotalMinutes:0}-{(a.At - Bodies.Start).TotalMinutes:0}"
            + $"{(a.Repeats > 0 ? $" #{a.Repeats}" : "")}{(a.Detail is null ? "" : $" {a.Detail}")}")];
}
