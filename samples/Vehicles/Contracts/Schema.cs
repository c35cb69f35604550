using TelemetryGen;

[assembly: TelemetrySchema("Acme.Vehicles", Id = 21, Version = 1)]
