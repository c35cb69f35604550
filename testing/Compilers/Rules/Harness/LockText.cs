using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>A lock as the build hands it to analyzers.</summary>
internal sealed class LockText(string xml, string path = LockText.Name) : AdditionalText
{
    public const string Name = "/schemas/Acme.Greenhouse.telemetry.xml";

    public override string Path => path;

    /// <summary>The lock of schema Acme.Greenhouse, version 2, whose message 1 is R with those fields.</summary>
    public static string Of(string fields, string more = "") => $"""
        <telemetrySchema name="Acme.Greenhouse" id="7" version="2" xmlns="urn:telemetrygen:schema:1">
          <message name="R" id="1" namespace="Acme">{fields}</message>{more}
        </telemetrySchema>
        """;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(xml);
}
