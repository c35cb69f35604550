using TelemetryGen;

[assembly: TelemetrySchema("Acme.Vibration", Id = 22, Version = 1)]
