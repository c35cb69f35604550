namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>One number at one time. Times are seconds of Unix.</summary>
/// <param name="Taken">By the record's own timestamp; where it has none, as <paramref name="Arrived"/>.</param>
/// <param name="Arrived">When the hub took it.</param>
/// <param name="Value">In the field's unit.</param>
internal readonly record struct Point(double Taken, double Arrived, double Value);

/// <summary>The newest numbers of one field from one publisher.</summary>
internal sealed class Series(string publisher, MeasuredField field)
{
    /// <summary>Points kept: ten minutes at one a second.</summary>
    public const int Kept = 600;

    public string Publisher { get; } = publisher;

    public MeasuredField Field { get; } = field;

    public Ring<Point> Points { get; } = new(Kept);
}

/// <summary>Points of a series that a chart does not have yet.</summary>
/// <param name="Publisher">The publisher.</param>
/// <param name="Field">The field.</param>
/// <param name="Points">Oldest first.</param>
/// <param name="Next">Ask for those from this number on the next time.</param>
internal sealed record SeriesPart(string Publisher, MeasuredField Field, Point[] Points, long Next);
