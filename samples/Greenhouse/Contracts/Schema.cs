using TelemetryGen;

[assembly: TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 3)]
