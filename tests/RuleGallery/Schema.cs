using TelemetryGen;

[assembly: TelemetrySchema("Acme.Gallery", Id = 7, Version = 2)]
