// What the generator writes, by hand: this test assembly is one that emit reads, with a PDB that knows the lines below.
[assembly: TelemetryGen.TelemetrySchemaDocument(
    """
    <telemetrySchema name="Hand.Written" id="1" version="1" xmlns="urn:telemetrygen:schema:1">
      <message name="Klima" id="1" namespace="TelemetryGen.Cli.Tests">
        <integer name="Zeit" type="int32" />
        <integer name="Wärme" type="int32" />
      </message>
    </telemetrySchema>
    """)]

namespace TelemetryGen.Cli.Tests;

public sealed record Klima(
    int Zeit,
    int Wärme);
