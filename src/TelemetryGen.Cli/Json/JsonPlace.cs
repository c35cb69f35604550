using System.Globalization;

namespace TelemetryGen.Cli.Json;

/// <summary>Where a value is, for errors: the message, and the way below it, such as <c>Track[3].Speed</c>.</summary>
internal readonly record struct JsonPlace(string Message, string Path)
{
    /// <summary>An item of a list, counted from 0.</summary>
    public JsonPlace At(int item) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}[{item}]") };

    public override string ToString() => $"{Message}.{Path}";
}
