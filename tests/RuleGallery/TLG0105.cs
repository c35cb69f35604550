using TelemetryGen;

namespace Acme.TLG0105;

[Telemetry(16)]
public sealed partial record Loose(
    bool On,
    [Range(0, 1)] byte Open, // TLG0105 note
    [MaxLength(256)] string Text); // TLG0105 note
