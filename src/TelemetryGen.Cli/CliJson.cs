using System.Text.Encodings.Web;
using System.Text.Json;

namespace TelemetryGen.Cli;

/// <summary>How <c>--json</c> writes: one line, camelCase, and &amp; and + as they are.</summary>
internal static class CliJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
