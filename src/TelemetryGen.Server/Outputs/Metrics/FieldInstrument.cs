namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The instrument of one field.</summary>
internal abstract class FieldInstrument
{
    /// <summary>Begins to report; called once.</summary>
    /// <param name="senders">Whose values.</param>
    /// <param name="metric">Which of their values.</param>
    public virtual void Observe(SenderTable senders, int metric)
    {
    }

    /// <summary>Takes a value.</summary>
    /// <param name="sender">Whose it is.</param>
    /// <param name="metric">Which of its values.</param>
    /// <param name="value">The value, in units.</param>
    /// <param name="isNewest">No record of the sender is newer.</param>
    public abstract void Record(SenderValues sender, int metric, double value, bool isNewest);
}
