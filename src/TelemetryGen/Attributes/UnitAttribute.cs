namespace TelemetryGen;

/// <summary>The engineering unit of a field, for documentation and for tools that show the value.</summary>
/// <param name="symbol">A SenML (RFC 8428) or UCUM symbol, such as <c>Cel</c>, <c>%RH</c>, <c>Pa</c>, <c>mV</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UnitAttribute(string symbol) : Attribute
{
    /// <summary>The unit's symbol.</summary>
    public string Symbol { get; } = symbol;
}
