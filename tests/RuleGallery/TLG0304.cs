using TelemetryGen;

namespace Acme.TLG0304;

[Telemetry(23)]
public sealed partial record Waveform( // TLG0304 warning
    [FixedLength(30_000)] byte[] Samples);
