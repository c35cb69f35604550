using TelemetryGen;
using Validation = System.ComponentModel.DataAnnotations;

namespace Acme.TLG0014;

[Telemetry(114)]
public partial record struct Checked(
    [Validation.Range(0, 5)] byte Door, // TLG0014 error
    [Validation.MaxLength(16)] string Note, // TLG0014 error
    [Validation.StringLength(16)] string Label, // TLG0014 error
    [field: Validation.Range(0, 5)] byte Hatch, // TLG0014 error
    [Percent] byte Humidity, // TLG0014 error
    [Validation.Range(0, 5), Range(0, 5)] byte Level);

public sealed class PercentAttribute() : Validation.RangeAttribute(0, 100);
