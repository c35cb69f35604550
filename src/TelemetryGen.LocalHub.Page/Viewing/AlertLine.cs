using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Viewing;

/// <summary>Bounds that a person has set for a field; kept by the browser.</summary>
/// <param name="Hub">The hub.</param>
/// <param name="Message">The record's type.</param>
/// <param name="Path">The field.</param>
/// <param name="Above">Values above it alert; null for no such bound.</param>
/// <param name="Below">Values below it alert.</param>
internal sealed record AlertLine(string Hub, string Message, string Path, double? Above, double? Below)
{
    public bool IsOf(string hub, MeasuredField field) =>
        string.Equals(Hub, hub, StringComparison.OrdinalIgnoreCase) && Message == field.Message && Path == field.Path;

    /// <summary>The words for a value beyond the bounds; null for one within.</summary>
    public string? Judge(double value, string unit) =>
        value > Above ? $"above {Show.Number(Above.Value)} {unit}".TrimEnd()
        : value < Below ? $"below {Show.Number(Below.Value)} {unit}".TrimEnd()
        : null;
}

/// <summary>A value beyond its bounds now.</summary>
internal sealed record ActiveAlert(string Publisher, MeasuredField Field, double Value, string Reason)
{
    public override string ToString() => $"{Publisher}: {Field.Path} is {Show.Number(Value)} {Field.Unit}".TrimEnd() + $", {Reason}";
}
